using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CoachBot.Coaching.Text;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Demo;

namespace CoachBot.Tests.Support;

/// <summary>
/// English in which every letter has a mark and every phrase is 40 % longer: what reads its own words in English, or
/// says words past the catalogs, shows. Typed forms in single quotes and people's words stay as they are.
/// </summary>
public sealed class PseudoLocale
{
    const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const string Marked = "áƀčďéƒǧȟíǰǩľɱñóƥɋřšťúṽŵẋýžÁƁČĎÉƑǦȞÍɈǨĽⱮÑÓƤɊŘŠŤÚṼŴẊÝŽ";

    /// <summary>Makes a phrase longer; no text has it otherwise.</summary>
    const char Filler = '\u02d9';

    readonly TextCatalog _book = Made(new TextCatalogs().Default);

    public TextCatalogs Books => TextCatalogs.Of(_book);

    /// <summary>As it was before: without marks and filling.</summary>
    public static string Plain(string said)
    {
        var plain = new StringBuilder(said.Length);
        foreach (var c in said.Where(c => c != Filler))
            plain.Append(Marked.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : c);
        return plain.ToString();
    }

    /// <summary>What a person of this language types where the English label of a button or choice is meant.</summary>
    public string Typed(Stage stage, Account person, string text) => (
        from said in stage.Channel.Spoken.Reverse().Where(
            said => said.To == "a:" + person.Id && said.UpdateOf is null).Take(1)
        from phrase in said.Message.Card.Elements.SelectMany(Labels)
        let label = _book.Say(phrase)
        where label.Contains(Filler, StringComparison.Ordinal)
            && string.Equals(Plain(label), text, StringComparison.OrdinalIgnoreCase)
        select label).FirstOrDefault() ?? text;

    /// <remarks>A button whose label is its typed form is typed so in every language.</remarks>
    IEnumerable<Phrase> Labels(CardElement element) => element switch
    {
        Buttons buttons => buttons.Items
            .Where(button => !string.Equals(
                Plain(_book.Say(button.Label)), button.Command, StringComparison.OrdinalIgnoreCase))
            .Select(button => button.Label),
        ChoiceField choice => choice.Choices.Select(one => one.Label),
        _ => [],
    };

    static TextCatalog Made(TextCatalog english) => new(
        CultureInfo.GetCultureInfo("en"),
        english.Keys.ToFrozenDictionary(
            key => key, key => key == Phrase.VerbatimKey ? english.Raw(key) : Of(english.Raw(key)),
            StringComparer.Ordinal));

    /// <summary>Marks what is said; places, plural categories and typed forms stay.</summary>
    public static string Of(string raw)
    {
        var made = new StringBuilder(raw.Length * 2);
        var (depth, isTyped, inForm, letters) = (0, false, false, 0);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            var isInWord = i > 0 && (char.IsLetterOrDigit(raw[i - 1]) || raw[i - 1] == '}');
            if (c == '\'' && depth == 0 && (isTyped || !isInWord))
                isTyped = !isTyped;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            inForm = depth > 0 && (c == '=' || (inForm && c != '|'));
            var at = isTyped || (depth > 0 && !inForm) ? -1 : Letters.IndexOf(c, StringComparison.Ordinal);
            made.Append(at < 0 ? c : Marked[at]);
            letters += at < 0 ? 0 : 1;
        }

        return made.Append(Filler, (letters * 2 / 5) + (letters > 0 ? 1 : 0)).ToString();
    }
}
