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
    {
        var assembly = typeof(TextCatalogs).Assembly;
        _books = assembly.GetManifestResourceNames().Where(name => name.StartsWith("Text/", StringComparison.Ordinal))
            .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name), name =>
            {
                using var file = assembly.GetManifestResourceStream(name)!;
                var words = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
                words[Phrase.VerbatimKey] = "{0}";
                foreach (var (key, own) in (wording ?? CustomWording.None).Of(Path.GetFileNameWithoutExtension(name)))
                    words[key] = own;
                return new TextCatalog(
                    CultureInfo.GetCultureInfo(Path.GetFileNameWithoutExtension(name)),
                        words.ToFrozenDictionary(StringComparer.Ordinal));
            }, StringComparer.OrdinalIgnoreCase);
    }

    TextCatalogs(IEnumerable<TextCatalog> books) =>
        _books = books.ToFrozenDictionary(book => book.Culture.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Other words than those shipped.</summary>
    /// <param name="books">One a language; English among them.</param>
    public static TextCatalogs Of(params IEnumerable<TextCatalog> books) => new(books);

    public TextCatalog Default => _books["en"];

    public IEnumerable<TextCatalog> All => _books.Values;

    /// <summary>The language's words; English for one that is not shipped.</summary>
    /// <param name="language">BCP 47; <c>null</c>: not known.</param>
    public TextCatalog For(string? language) =>
        language is not null && _books.TryGetValue(language.Split('-')[0], out var book) ? book : Default;
}
