using System.Text.RegularExpressions;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>
/// A manager's own week: which one conversation, and what they will stop doing to make time for it. Asked once a week,
/// over all their teams, until three in a row brought nothing.
/// </summary>
public static partial class OneOnOneHandler
{
    /// <summary>So often in a row it is asked without an answer; then it rests until it is asked for.</summary>
    const int MostUnanswered = 3;

    /// <summary>The name of the cards that tell what is noted; nothing is asked on them.</summary>
    const string NotedCard = "noted";

    static readonly string[] Dialogs =
        [OneOnOneQuestion.Dialog, FallbackQuestion.Dialog, OneOnOneHeldQuestion.Dialog, OpenedQuestion.Dialog];

    /// <summary>
    /// Whether the question is wanted: not by whoever passed on it, or left it, three times running; nor by whoever
    /// said not now, until they ask for it.
    /// </summary>
    public static bool IsWanted(PersonTurn turn) =>
        turn.Profile.Head.Row.Number(ManagerRhythm.UnansweredColumn) is { } unanswered
        ? unanswered < MostUnanswered : turn.Profile.Consent != Consent.NotNow;

    /// <summary>A week's; <c>null</c>: none is noted.</summary>
    public static OneOnOne? Of(PersonTurn turn, string week) => turn.Weeks.Talks.GetValueOrDefault(week);

    /// <summary>
    /// Whether a text can be an answer about the manager's own conversation: a question to a rep is none.
    /// </summary>
    public static bool Hears(string text) => !text.TrimStart().StartsWith("ask @", StringComparison.OrdinalIgnoreCase);

    /// <summary>The conversation that is planned now: this week's, else one of last week that is still open.</summary>
    public static OneOnOne? Current(PersonTurn turn) =>
        Of(turn, turn.Week.Name)
        ?? (Of(turn, turn.Week.Previous.Name) is { IsOpen: true } last ? last : null);

    public static void Obey(PersonTurn turn, string word)
    {
        if (turn.Managed.IsEmpty)
        {
            turn.Say(OneOnOneText.ManagersOnly);
        }
        else if (word == OneOnOnesCapability.MyConversation)
        {
            turn.Profile = ManagerRhythm.Wanting(turn.Profile);
            var now = Of(turn, turn.Week.Name);
            Put(turn, turn.Week, now is null ? null : OneOnOneText.Yours(now));
        }
        else if (Current(turn) is { } talk)
        {
            Hold(turn, talk);
        }
        else
        {
            turn.Say(OneOnOneText.None);
        }
    }

    /// <summary>Asks for a week; what was open of earlier ones is past its time.</summary>
    /// <param name="leading">Said first on the same card; <c>null</c>: nothing.</param>
    public static void Put(PersonTurn turn, CoachingWeek week, Phrase? leading = null)
    {
        turn.CloseWhere(question => Dialogs.Contains(question.Dialog));
        turn.Ask(
            new OpenQuestion(
                new CardId(OneOnOneQuestion.Dialog, week.Name, turn.NextCard(OneOnOneQuestion.Dialog)).ToString(),
                OneOnOneQuestion.Dialog, turn.NothingKept, week.Name),
            leading);
    }

    /// <summary>The same, as time brings it: without an answer it is asked less.</summary>
    public static void PutByItself(PersonTurn turn, CoachingWeek week)
    {
        turn.Profile = turn.Profile.With(ManagerRhythm.UnansweredColumn, Unanswered(turn) + 1L);
        Put(turn, week);
    }

    /// <summary>Asks about a week's conversation; the card is the week's and the dialog's.</summary>
    public static void AskAbout(PersonTurn turn, string dialog, OneOnOne talk) => turn.Ask(new OpenQuestion(
        new CardId(dialog, talk.Week, turn.NextCard(dialog)).ToString(), dialog, turn.NothingKept, talk.Week));

    /// <summary>Notes a conversation, with the day that its words name.</summary>
    public static void Make(PersonTurn turn, string week, string with, string? stop)
    {
        turn.Profile = ManagerRhythm.Wanting(turn.Profile);
        var talk = Dated(turn, new OneOnOne(week, with, turn.Now) { Stop = stop }, with);
        turn.Keep(talk);
        if (talk.On is { } on && on == LastWorkingDay(turn, on))
            AskAbout(turn, FallbackQuestion.Dialog, talk);
        else
            TellNoted(turn, talk);
    }

    /// <summary>It happened; what opened it up may be told.</summary>
    public static void Hold(PersonTurn turn, OneOnOne talk)
    {
        turn.Keep(talk with { Outcome = OneOnOneOutcome.Held });
        turn.CloseWhere(question => Dialogs.Contains(question.Dialog));
        AskAbout(turn, OpenedQuestion.Dialog, talk);
    }

    public static OneOnOne Dated(PersonTurn turn, OneOnOne talk, string words) =>
        MomentWords.Find(words, turn.Today, turn.Calendar, says: true) is { } named
        && named.On >= turn.Today && named.On < CoachingWeek.Parse(talk.Week).Next.Next.Begins
            ? talk with
            {
                On = named.On,
                At = named.At is { } at ? Zones.At(named.On, at, turn.Zone) : null,
            }
            : talk;

    /// <summary>What is noted, and when it is asked after; one tap brings questions for it.</summary>
    public static void TellNoted(PersonTurn turn, OneOnOne talk)
    {
        var noted = OneOnOneText.Noted(
            talk,
            SendPlanner.Planned(turn, OneOnOneSends.HeldName) is { } asked
                ? OneOnOneText.WillAsk(NextSendText.At(turn, asked.At)) : OneOnOneText.TellMe);

        // With a card's id, so that its press is never taken for an answer to whatever else is open.
        turn.Owe(new OutboxMessage.Say(
            Card.Ask(
                noted, new Button(OneOnOneText.Questions, Word.CoachMe, Field: OneOnOne.Field, Value: talk.Week)),
            new CardId(NotedCard, talk.Week, turn.NextCard(NotedCard)).ToString()));
    }

    /// <summary>
    /// "Priya, before Friday. Drop the forecast call.": what is to be stopped, where a sentence of its own says it.
    /// </summary>
    public static (string With, string? Stop) Parted(string words) =>
        Stopping().Match(words) is { Success: true } match
            ? (match.Groups["with"].Value.Trim(), match.Groups["stop"].Value.Trim().TrimEnd('.'))
            : (words.Trim(), null);

    public static int Unanswered(PersonTurn turn) =>
        (int)(turn.Profile.Head.Row.Number(ManagerRhythm.UnansweredColumn) ?? 0);

    static DateOnly LastWorkingDay(PersonTurn turn, DateOnly on)
    {
        var week = CoachingWeek.Of(on, turn.Calendar);
        return turn.Calendar.WorkingDays.Max(day => week.Day(day));
    }

    [GeneratedRegex(
        """
        ^(?<with>.+?)[.;\n]\s*
         (?<stop>(?:and\s)?(?:I'll\s|I\swill\s)?(?:drop|stop|skip|cancel|leave|give\sup|say\sno)\w*\s.+)$
        """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline
            | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Stopping();
}
