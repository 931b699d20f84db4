using System.Collections.Immutable;
using System.Text.Json;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Text;

/// <summary>
/// An admin's own words in place of some shipped: a folder with a file a language, such as <c>en.json</c>.
/// </summary>
/// <param name="ByLanguage">The words by language, and by the phrase's key.</param>
public sealed record CustomWording(
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> ByLanguage)
{
    /// <summary>The folder within, whose words a manager sees with <c>preview</c> and nobody else.</summary>
    public const string Draft = "draft";

    /// <summary>Characters of one phrase.</summary>
    const int Longest = 2000;

    public static CustomWording None { get; } =
        new(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty);

    /// <summary>The words for a language; none for one of which there is no file.</summary>
    public ImmutableSortedDictionary<string, string> Of(string language) =>
        ByLanguage.GetValueOrDefault(language, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>The files of a folder; one that is not there has none.</summary>
    /// <exception cref="InvalidDataException">In one line: the file, and what about it is wrong.</exception>
    public static CustomWording In(string folder, TextCatalogs shipped) => !Directory.Exists(folder) ? None : new(
        Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).ToImmutableSortedDictionary(
            path => Path.GetFileNameWithoutExtension(path), path => Read(path, File.ReadAllText(path), shipped),
            StringComparer.OrdinalIgnoreCase));

    /// <param name="name">Of the file: its language, and to be named in what is thrown.</param>
    /// <exception cref="InvalidDataException">In one line: the file, and what about it is wrong.</exception>
    public static ImmutableSortedDictionary<string, string> Read(string name, string json, TextCatalogs shipped)
    {
        var language = Path.GetFileNameWithoutExtension(name);
        if (shipped.All.FirstOrDefault(book => book.Culture.Name == language) is not { } book)
        {
            var languages = string.Join(", ", shipped.All.Select(known => known.Culture.Name + ".json"));
            throw new InvalidDataException($"{name}: is of no language that I speak; there is {languages}.");
        }

        try
        {
            var words = JsonSerializer.Deserialize<Dictionary<string, string>>(json, AdminJson.Options);
            var fault = words is null ? "is empty" : words.SelectMany(pair => Faults(pair.Key, pair.Value, book))
                .FirstOrDefault();
            return fault is null ? words!.ToImmutableSortedDictionary(StringComparer.Ordinal)
                : throw new InvalidDataException($"{name}: {fault}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name} cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>What breaks the voice rules: to be told to the admin, who may mean it.</summary>
    public IEnumerable<string> VoiceFaults() => ByLanguage.Values.SelectMany(words => words)
        .SelectMany(pair => VoiceRules.Faults(pair.Key, pair.Value));

    static IEnumerable<string> Faults(string key, string? words, TextCatalog book)
    {
        if (key == Phrase.VerbatimKey || !book.Keys.Contains(key))
            yield return $"'{key}' is no phrase of mine";
        else if (string.IsNullOrWhiteSpace(words) || words.Length > Longest)
            yield return $"'{key}' takes words, {Longest} characters at most";
        else if (VoiceRules.PlaceFaults(key, words, Places(book.Raw(key))).FirstOrDefault() is { } fault)
            yield return $"{fault}; as shipped it says: {book.Raw(key).ReplaceLineEndings(" ")}";
    }

    static int Places(string words) =>
        Enumerable.Range(0, 10).Count(place => words.Contains($"{{{place}}}", StringComparison.Ordinal)
            || words.Contains($"{{{place}:", StringComparison.Ordinal));
}
