using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>What a manager reads: counts, and questions ready to ask.</summary>
public static class SummaryText
{

    public static Phrase ManagersOnly { get; } = new("summary.managers-only");
    public static Phrase How { get; } = new("summary.how");
    public static Phrase NotARep { get; } = new("summary.not-a-rep");
    public static Phrase AskAbout { get; } = new("summary.ask-about");
    public static Phrase Celebrate { get; } = new("summary.celebrate");
    public static Phrase Commitments { get; } = new("summary.commitments");
    public static Phrase ThatWeek { get; } = new("summary.that-week");
    public static Phrase WhichOne { get; } = new("summary.which-one");
    public static Phrase NothingShared { get; } = new("summary.nothing-shared");
    public static Phrase LastWeek { get; } = new("button.last-week");
    public static Phrase ThisWeek { get; } = new("button.this-week");
    public static Phrase FourWeeks { get; } = new("button.four-weeks");
    public static Phrase Everyone { get; } = new("button.everyone");

    public static Phrase Title(Phrase team, DateOnly from, DateOnly until, int people) =>
        new("summary.title", team, from, until, people);
    public static Phrase FourWeeksTitle(Phrase team, int people) => new("summary.four-weeks-title", team, people);
    public static Phrase RepTitle(string name) => new("summary.rep-title", name);
    public static Phrase More(int people) => new("summary.more", people);

    public static Phrase MoreByName(int people) => new("summary.more-by-name", people);

    public static Phrase Counts(TeamWeek week, TeamReport report) => new(
        "summary.counts", week.Committed, week.Practised, week.Silent, Asides(week, report));
    public static Phrase SinceThen(int answers, DateOnly from, DateOnly until) =>
        new("summary.since", answers, from, until);

    /// <summary>The last working day of a team's week.</summary>
    public static DateOnly LastDay(CoachingWeek week, TeamSettings team) =>
        team.Calendar.WorkingDays.Max(day => week.Day(day));

    public static Phrase WeekLine(DateOnly from, TeamWeek week) =>
        new("summary.week-line", from, week.Committed, week.Practised, week.Silent, week.Away);

    /// <summary>Why to ask, and what.</summary>
    public static Phrase Item(RepReport rep, WorthAsking.Reason reason, Commitment? commitment, CoachingWeek week) =>
        commitment is not null
            ? new($"summary.ask.{reason}", rep.Name, SharedText.OnOneLine(commitment), Question(rep, reason, week))
            : new("summary.ask.Silent", rep.Name, rep.SilentBefore(week), Question(rep, reason, week));

    /// <summary>The question alone, ready to be sent: of weeks without an answer not the same twice running.</summary>
    public static Phrase Question(RepReport rep, WorthAsking.Reason reason, CoachingWeek week) =>
        reason == WorthAsking.Reason.Silent && int.IsOddInteger(rep.SilentBefore(week))
            ? new("summary.question.SilentOn")
            : new($"summary.question.{reason}");

    /// <summary>The same, with when and about what the rep would like feedback from the person who reads it.</summary>
    public static Phrase Agreed(Phrase item, FeedbackAgreement? feedback, string reader) =>
        feedback?.IsFor(reader) == true && new[] { feedback.When, feedback.About }.OfType<string>().ToList() is
            [_, ..] how
            ? new("summary.as-agreed", item, new PhraseValue.Listed([.. how.Select(Phrase.Verbatim)]))
            : item;

    /// <param name="isOfWeek">Of the week the summary is about; else of the one before, and told as such.</param>
    public static Phrase Celebrated(string name, Commitment commitment, bool isOfWeek)
    {
        var told = new Phrase(
            commitment is { Status: CommitmentStatus.Tried, IsWellPlanned: true } ? "summary.celebrate.risk"
                : commitment.Status == CommitmentStatus.Tried ? "summary.celebrate.tried" : "summary.celebrate.done",
            name, SharedText.OnOneLine(commitment));
        return isOfWeek ? told : new("summary.celebrate.last-week", told);
    }

    public static Phrase Line(string name, Commitment commitment) =>
        new("summary.line", name, SharedText.OnOneLine(commitment), SharedText.Status(commitment.Status));
    public static Phrase Dated(Commitment commitment) =>
        new("summary.dated", commitment.MadeOn, SharedText.OnOneLine(commitment), SharedText.Status(commitment.Status));

    /// <summary>What is said of a week only when there is something to say.</summary>
    static Phrase Asides(TeamWeek week, TeamReport report) => new (int Count, string Key)[]
        {
            (week.Private, "summary.private"), (week.CarriedOver, "summary.carried-over"), (week.Away, "summary.away"),
            (report.NotStarted, "summary.not-started"), (report.Unreachable, "summary.unreachable"),
            (report.Guests, "summary.guests"),
        }.Where(aside => aside.Count > 0).Select(aside => new Phrase(aside.Key, aside.Count))
        .Aggregate(Phrase.Verbatim(""), (said, aside) => new("talk.pair", said, aside));


    public static Phrase Counted { get; } = new("privacy.counted");
    public static Phrase CountedAndNamed { get; } = new("privacy.counted-and-named");

    /// <summary>The manager's own line of a summary.</summary>
    /// <param name="isOfWeek">Of the week the summary is about; else of the one before, and told as such.</param>
    public static Phrase InSummary(OneOnOne talk, bool isOfWeek)
    {
        var asides = new[]
        {
            talk.Fallback is not { } fallback ? null
                : talk.Outcome == OneOnOneOutcome.Moved ? new Phrase("summary.you-now", SharedText.OnOneLine(fallback))
                : new Phrase("summary.you-else", SharedText.OnOneLine(fallback)),
            talk.Stop is { } stop ? new Phrase("summary.you-stop", SharedText.OnOneLine(stop)) : null,
            talk.Outcome != OneOnOneOutcome.Moved && SharedText.Outcome(talk) is { } outcome
                ? new Phrase("summary.you-outcome", outcome) : null,
        }.OfType<Phrase>().Aggregate(Phrase.Verbatim(""), (said, aside) => new("talk.pair", said, aside));
        var with = SharedText.OnOneLine(talk.With);
        return isOfWeek ? new("summary.you", with, asides) : new("summary.you-last-week", with, asides);
    }

    public static Phrase HeldButton { get; } = new("button.conversation-held");
}
