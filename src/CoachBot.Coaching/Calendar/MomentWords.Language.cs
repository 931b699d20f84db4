using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Calendar;

/// <remarks>The words that days are named with, and how a text falls apart into them.</remarks>
public static partial class MomentWords
{
    /// <summary>Words of other languages as the English ones that <see cref="DayWords"/> reads.</summary>
    static readonly FrozenDictionary<string, string> English = Vocabulary.Of(
        ("today", "heute aujourd'hui hoy oggi hoje vandaag tonight eod"),
        ("tomorrow", "tomorow tommorow tommorrow tomorro morgen demain manana domani amanha"),
        ("monday", "montag lundi lunes lunedi segunda-feira maandag"),
        ("tuesday", "dienstag mardi martes martedi terca-feira dinsdag"),
        ("wednesday", "mittwoch mercredi miercoles mercoledi quarta-feira woensdag wensday wednsday wendsday"),
        ("thursday", "donnerstag jeudi jueves giovedi quinta-feira donderdag thurday thrusday thursay"),
        ("friday", "freitag vendredi viernes venerdi sexta-feira vrijdag firday"),
        ("saturday", "samstag sonnabend samedi sabado sabato zaterdag"),
        ("sunday", "sonntag dimanche domingo domenica zondag"),
        ("january", "januar janvier enero gennaio janeiro januari"),
        ("february", "februar fevrier febrero febbraio fevereiro februari"),
        ("march", "marz maerz mars marzo marco maart"),
        ("april", "avril abril aprile"),
        ("may", "mai mayo maggio maio mei"),
        ("june", "juni juin junio giugno junho"),
        ("july", "juli juillet julio luglio julho"),
        ("august", "aout agosto augustus"),
        ("september", "septembre septiembre settembre setembro"),
        ("october", "oktober octobre octubre ottobre outubro"),
        ("november", "novembre noviembre novembro"),
        ("december", "dezember decembre diciembre dicembre dezembro"),
        ("of", "de del di"),
        ("next", "nachsten nachster nachste naechsten prochain proximo prossimo volgende"));

    /// <summary>Said of every week or of the past: no day to come.</summary>
    static readonly FrozenSet<string> NoDayAfter = FrozenSet.ToFrozenSet(
    [
        "every", "each", "any", "last", "since", "previous", "jeden", "jede", "letzten", "letzte", "seit", "chaque",
        "cada", "todos", "ogni", "elke",
    ]);

    /// <summary>After these a sentence tells of another person's time, not of when the rep will act.</summary>
    static readonly FrozenSet<string> Reported = FrozenSet.ToFrozenSet(
    [
        "what", "how", "who", "whom", "whose", "why", "when", "where", "which", "whether", "if", "was", "were", "did",
        "wie", "wer", "wen", "wann", "warum", "ob", "qui", "quand", "comment", "pourquoi", "quien", "cuando", "como",
        "chi", "quando",
    ]);

    static readonly FrozenSet<string> Short =
        FrozenSet.ToFrozenSet(["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"]);

    static readonly FrozenSet<string> Before = FrozenSet.ToFrozenSet(
        ["on", "by", "until", "till", "before", "from", "am", "bis", "vor", "le", "el", "il", "op", "den", "at", "next",
            "this", "coming"]);

    /// <summary>Words without what is quoted, without accents, in lower case.</summary>
    static List<Token> Tokens(string text) =>
    [
        .. Bare(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word =>
        {
            var bare = word.Trim('(', ')', ',', ';', ':', '!', '?', '–', '—', '-', '*', '•');
            var dotless = bare.TrimEnd('.');
            if (dotless.EndsWith("'s", StringComparison.Ordinal))
                dotless = dotless[..^2];
            var said = Folded(dotless);
            return new Token(
                English.GetValueOrDefault(said, said), said, bare, char.IsUpper(bare.FirstOrDefault()),
                word.Length > 0 && word[^1] is ',' or ';' or ':' or '.' or '!' or '?' or ')' or '–' or '—');
        }).Where(token => token.Word.Length > 0),
    ];

    static string Bare(string text) =>
        Quoted().Replace(text.Replace('’', '\''), " … ");

    static string Folded(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in Characters.Decomposed(word))
        {
            if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <param name="Word">In English where it is a word of time, folded.</param>
    /// <param name="Said">Folded as it was said.</param>
    /// <param name="Raw">With its full stop.</param>
    sealed record Token(string Word, string Said, string Raw, bool IsCapital, bool EndsClause);

    [GeneratedRegex("[\"“”„«»][^\"“”„«»]*[\"“”«»]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();
}
