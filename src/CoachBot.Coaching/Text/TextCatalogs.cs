using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Text;

/// <summary>
/// The words of every language shipped: one embedded file each, <c>Text/xx.json</c>; an admin's own go first.
/// </summary>
public sealed class TextCatalogs
{
    readonly FrozenDictionary<string, TextCatalog> _books;

    /// <param name="wording">An admin's own words, which go first; <c>null</c>: none.</param>
    public TextCatalogs(CustomWording? wording = null)
        : this(Shipped(wording ?? CustomWording.None))
    {
    }

    TextCatalogs(IEnumerable<KeyValuePair<string, TextCatalog>> books) =>
        _books = books.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="books">The words by language; <c>en</c> is among them.</param>
    public static TextCatalogs Of(IEnumerable<KeyValuePair<string, TextCatalog>> books) => new(books);

    public TextCatalog Default => _books["en"];

    public IEnumerable<TextCatalog> All => _books.Values;

    /// <summary>The language's words; English for one that is not shipped.</summary>
    /// <param name="language">BCP 47; <c>null</c>: not known.</param>
    public TextCatalog For(string? language) =>
        language is not null && _books.TryGetValue(language.Split('-')[0], out var book) ? book : Default;

    static IEnumerable<KeyValuePair<string, TextCatalog>> Shipped(CustomWording wording)
    {
        var assembly = typeof(TextCatalogs).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(
            "Text/", StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            var language = Path.GetFileNameWithoutExtension(name);
            var words = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
            words[Phrase.VerbatimKey] = "{0}";
            foreach (var (key, own) in wording.Of(language))
                words[key] = own;
            yield return new(language, new TextCatalog(
                CultureInfo.GetCultureInfo(language), words.ToFrozenDictionary(StringComparer.Ordinal)));
        }
    }
}
