using System.Collections.Frozen;
using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <summary>Every command there is.</summary>
public enum Word
{
    Commit, Change, Done, Tried, NotYet, ChangedMyMind, CarryOver, Smaller, LetItGo, Ready, AskSomeone, AskMeNow,
    NewSkill, Progress, Wins, Skip, Later, Away, Pause, Resume, Stop, Help,
    Thank, Ideas, Playbook, MyPlan, MySteps, RateMyself, MyFeedback, MyQuestion, HowOften,
    HelpMe, HelperOn, HelperOff, Suggest,
    Setup, Summary, Preview, AskRep, CoachMe, MyTalk, TalkHeld,
    Agree, TellMeMore, Yes, No, NotNow, Keep, Cancel, Back, VisibleTo, PraiseTo, WhoCanSeeThis, WhoLooked, Export,
    Delete, Language, TimeZone,

    /// <summary>What sounds like <see cref="Stop"/> and may be an answer: it is asked which.</summary>
    MayStop,
    Thanks, WhoAreYou,

    /// <summary>A word of the contract that this build cannot do yet, and says so.</summary>
    Unbuilt,
}

/// <summary>A command, typed or pressed.</summary>
/// <param name="Rest">What followed the word, exactly as typed; empty for nothing.</param>
public sealed record Command(Word Word, string Rest = "");

/// <summary>The grammar: typed words, or a button's command, to a capability. The only list of them.</summary>
/// <remarks>
/// Case, blanks around and a final full stop make no difference; while no question waits, nor do other marks and emoji.
/// </remarks>
public static class Commands
{
    /// <summary>Words that are a whole command by themselves, also while a question waits for free text.</summary>
    static readonly FrozenDictionary<string, Word> Whole = new Dictionary<string, Word>(StringComparer.Ordinal)
    {
        ["change"] = Word.Change,
        ["done"] = Word.Done,
        ["tried"] = Word.Tried,
        ["not yet"] = Word.NotYet,
        ["changed my mind"] = Word.ChangedMyMind,
        ["carry over"] = Word.CarryOver,
        ["smaller"] = Word.Smaller,
        ["let it go"] = Word.LetItGo,
        ["ready"] = Word.Ready,
        ["ask me now"] = Word.AskMeNow,
        ["new skill"] = Word.NewSkill,
        ["progress"] = Word.Progress,
        ["wins"] = Word.Wins,
        ["skip"] = Word.Skip,
        ["resume"] = Word.Resume,
        ["stop"] = Word.Stop,
        ["help"] = Word.Help,
        ["setup"] = Word.Setup,
        ["preview"] = Word.Preview,
        ["agree"] = Word.Agree,
        ["yes"] = Word.Yes,
        ["no"] = Word.No,
        ["not now"] = Word.NotNow,
        ["keep"] = Word.Keep,
        ["cancel"] = Word.Cancel,
        ["back"] = Word.Back,
        ["who can see this"] = Word.WhoCanSeeThis,
        ["export my data"] = Word.Export,
        ["export"] = Word.Export,
        ["delete my data"] = Word.Delete,
        ["delete"] = Word.Delete,
        ["ideas"] = Word.Ideas,
        ["my plan"] = Word.MyPlan,
        ["my conversation"] = Word.MyTalk,
        ["conversation held"] = Word.TalkHeld,
        ["my steps"] = Word.MySteps,
        ["rate myself"] = Word.RateMyself,
        ["my feedback"] = Word.MyFeedback,
        ["my question"] = Word.MyQuestion,
        ["how often"] = Word.HowOften,
        ["help me"] = Word.HelpMe,
        ["my playbook"] = Word.Playbook,
        ["blueprint"] = Word.Unbuilt,
        ["pulse"] = Word.Unbuilt,
        ["blueprints"] = Word.Unbuilt,
        ["who looked"] = Word.WhoLooked,
        ["helper on"] = Word.HelperOn,
        ["helper off"] = Word.HelperOff,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// What buttons say, where it is not their typed form. While a question waits they are commands only if its own
    /// card has such a button: "ask someone" is also what somebody will do if it doesn't go as planned.
    /// </summary>
    static readonly FrozenDictionary<string, Word> Labels = new Dictionary<string, Word>(StringComparer.Ordinal)
    {
        ["change it"] = Word.Change,
        ["tried it, not as hoped"] = Word.Tried,
        ["carry it over"] = Word.CarryOver,
        ["make it smaller"] = Word.Smaller,
        ["i'm ready"] = Word.Ready,
        ["ask someone"] = Word.AskSomeone,
        ["not this week"] = Word.Skip,
        ["skip this week"] = Word.Skip,
        ["tell me more"] = Word.TellMeMore,
        ["keep it as it is"] = Word.Keep,
        ["yes, keep it"] = Word.Keep,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Longer names are words of an answer.</summary>
    const int MostBlanksInName = 4;

    /// <summary>Words that take something after them.</summary>
    static readonly (string Start, Word Word)[] Open =
    [
        ("commit", Word.Commit),
        ("summary", Word.Summary),
        ("later", Word.Later),
        ("away until", Word.Away),
        ("away", Word.Away),
        ("pause", Word.Pause),
        ("visible to", Word.VisibleTo),
        (PraiseWords.Word, Word.PraiseTo),
        ("language", Word.Language),
        ("timezone", Word.TimeZone),
        ("ask", Word.AskRep),
        ("thank", Word.Thank),
        ("coach me", Word.CoachMe),
        ("helper on", Word.HelperOn),
        ("suggest", Word.Suggest),
    ];

    static readonly FrozenSet<string> LanguageTags = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Select(culture => culture.TwoLetterISOLanguageName).Where(tag => tag.Length == 2)
        .ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Summaries =
        FrozenSet.ToFrozenSet(["", "this week", "last week", "4 weeks", "everyone"], StringComparer.Ordinal);

    /// <summary>Who a commitment can be shown to, as typed after <c>visible to</c>.</summary>
    public static readonly FrozenDictionary<string, Visibility> Audiences =
        new Dictionary<string, Visibility>(StringComparer.Ordinal)
        {
            ["just me"] = Visibility.JustMe,
            ["my manager"] = Visibility.Manager,
            ["my team"] = Visibility.Team,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a text as a command.</summary>
    /// <param name="turn">Tells what a time is where the person is, and whether somebody was mentioned.</param>
    /// <param name="isAnswering">
    /// A question waits for free text: only a text that is a command from start to end is one; <c>commit …</c> always
    /// is, and a manager's <c>coach me …</c>.
    /// </param>
    /// <returns><c>null</c>: no command.</returns>
    public static Command? Read(string text, PersonTurn turn, bool isAnswering)
    {
        var typed = Tidy(text);
        if (Whole.TryGetValue(typed, out var word))
            return new(word);
        if (!isAnswering && (Labels.TryGetValue(typed, out word) || Whole.TryGetValue(SmallTalk.Bare(text), out word)))
            return new(word);
        if (!isAnswering && SmallTalk.Read(text) is { } talk)
            return new(talk);

        foreach (var (start, open) in Open)
        {
            if (!typed.StartsWith(start, StringComparison.Ordinal)
                || (typed.Length > start.Length && typed[start.Length] != ' '))
                continue;

            var rest = typed.Length == start.Length ? "" : typed[(start.Length + 1)..];
            if (open is Word.Commit || Accepts(open, rest, turn, isAnswering))
                return new(open, TakesWords(open) && rest.Length > 0 ? Verbatim(text, start.Length) : rest);
        }

        return null;
    }

    /// <summary>Which of the commands that take something after them a text begins like; <c>null</c>: none.</summary>
    public static Word? Begun(string text)
    {
        var typed = Tidy(text);
        return Open.Where(open => typed == open.Start || typed.StartsWith(open.Start + " ", StringComparison.Ordinal))
            .Select(open => (Word?)open.Word).FirstOrDefault();
    }

    /// <summary>One word or two of which the first is a command's: not sent to anybody without asking.</summary>
    public static bool IsNear(string text) => Tidy(text).Split(' ') is { Length: <= 2 } words
        && words[0] is not ("yes" or "no")
        && (Whole.ContainsKey(words[0]) || Array.Exists(Open, open => open.Start == words[0]));

    /// <summary>Whether two texts are the same words, as a command is read.</summary>
    public static bool AreSame(string a, string b) => Tidy(a) == Tidy(b);

    /// <summary>
    /// The same time words that stop and pause take, as a day or instant; <c>NotTime</c> when they are none.
    /// </summary>
    public static TimeReading<DateOnly> ReadReturn(Command command, PersonTurn turn) => command.Word == Word.Away
        ? TimeWords.Until(command.Rest, turn.Today)
        : TimeWords.For(command.Rest, turn.Today);

    /// <summary>What follows is kept or sent as it was written.</summary>
    static bool TakesWords(Word word) =>
        word is Word.Commit or Word.Thank or Word.AskRep or Word.CoachMe or Word.Suggest;

    static bool Accepts(Word word, string rest, PersonTurn turn, bool isAnswering) => word switch
    {
        // A name and nothing else is one from start to end; in front of words it may be the beginning of an answer.
        Word.Summary => Summaries.Contains(rest) || Mentions(rest, turn)
            || (rest.Length > 1 && rest[0] == '@' && rest.Count(c => c == ' ') < MostBlanksInName),
        Word.Later => TimeWords.Later(rest, turn.Now, turn.Zone,
            turn.Calendar) is not TimeReading<DateTimeOffset>.NotTime
            || (rest.Length == 0 && !isAnswering),
        Word.Away or Word.Pause => ReadReturn(new(word, rest), turn) is not TimeReading<DateOnly>.NotTime
            || (rest.Length == 0 && !isAnswering),
        Word.VisibleTo => Audiences.ContainsKey(rest),
        Word.PraiseTo => PraiseWords.All.ContainsKey(rest),
        Word.TimeZone => Zones.Find(rest) is not null || !isAnswering,
        Word.Language => IsLanguage(rest) || !isAnswering,
        Word.Thank => Mentions(rest, turn) || (!isAnswering && (rest.Length == 0 || rest[0] == '@')),
        Word.AskRep => Mentions(rest, turn) || (!isAnswering && (rest.Length == 0 || rest[0] == '@')),
        // What a manager writes about somebody is never an answer: an answer may be sent on.
        Word.CoachMe => !isAnswering || !turn.Managed.IsEmpty,
        Word.Suggest => !isAnswering,
        _ => !isAnswering && rest.Length > 0,
    };

    /// <summary>A real mention of somebody, and it comes first.</summary>
    static bool Mentions(string rest, PersonTurn turn) => rest.StartsWith('@') && turn.Heard?.People.Length > 0;

    /// <summary>A tag such as <c>en</c> or <c>pt-BR</c>: "language barriers" is something to work on.</summary>
    static bool IsLanguage(string rest) => LanguageTags.Contains(rest.Split('-')[0]) && rest.Length <= 16
        && rest.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>Lower case, single blanks, plain quotes, without the one full stop at the end.</summary>
    static string Tidy(string text)
    {
        var words = string.Join(
            ' ', text.Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (words.EndsWith('.') ? words[..^1].TrimEnd() : words).ToLowerInvariant();
    }

    /// <summary>What follows the word, untouched but for blanks at its ends.</summary>
    static string Verbatim(string text, int start) => text.TrimStart()[start..].Trim();
}
