using System.Collections.Immutable;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Summaries;

/// <summary>A manager's thirty seconds: at most twelve lines, questions ready to ask, no advice and no rating.</summary>
public static class SummaryCards
{
    /// <summary>Lines of a card, heading and all.</summary>
    public const int MostLines = 12;

    public static Card Week(TeamSettings team, IReadOnlyList<RepReport> reps, CoachingWeek week, bool isRunning)
    {
        var title = SummaryCopy.Title(SettingUp.NameOf(team), week.Begins, week.Begins.AddDays(4), reps.Count);
        var count = TeamWeek.Of(reps, week);
        var asked = isRunning ? WorthAsking.About(reps, week) : [];
        var celebrated = WorthAsking.Celebrate(reps, week);
        var elements = new List<CardElement> { new Heading(title), new Paragraph(SummaryCopy.Counts(count)) };
        var lines = 2;
        if (!asked.IsEmpty)
        {
            elements.Add(new Heading(SummaryCopy.AskAbout));
            elements.Add(new Items([.. asked.Select(item => SummaryCopy.Item(item.Rep.Name, item.Reason, item.Commitment))]));
            lines += 1 + asked.Length;
        }

        if (!celebrated.IsEmpty)
        {
            elements.Add(new Heading(SummaryCopy.Celebrate));
            elements.Add(new Items([.. celebrated.Select(item => SummaryCopy.Celebrated(item.Rep.Name, item.Commitment))]));
            lines += 1 + celebrated.Length;
        }

        // What is left of the twelve lines shows the commitments themselves; `everyone` shows the others.
        var named = asked.Select(item => item.Rep.Person).Concat(celebrated.Select(item => item.Rep.Person)).ToHashSet();
        var others = Lines(reps, week).Where(line => !named.Contains(line.Person)).Select(line => line.Text).ToList();
        if (others.Count > 0 && MostLines - lines >= 3)
        {
            elements.Add(new Heading(SummaryCopy.Commitments));
            elements.Add(new Items(Bounded(others, MostLines - lines - 2)));
        }

        if (!asked.IsEmpty)
            elements.Add(new Paragraph(SummaryCopy.WhichOne));
        elements.Add(new Buttons(
        [
            .. isRunning ? new Button[] { new(SummaryCopy.LastWeek, "summary last week") } : [new(SummaryCopy.ThisWeek, "summary")],
            new(SummaryCopy.FourWeeks, "summary 4 weeks"), new(SummaryCopy.Everyone, "summary everyone"),
        ]));
        return new(SummaryCopy.Counts(count), [.. elements]);
    }

    /// <summary>Four weeks, oldest first, a line each.</summary>
    public static Card Weeks(TeamSettings team, IReadOnlyList<RepReport> reps, ImmutableArray<CoachingWeek> weeks)
    {
        var title = SummaryCopy.FourWeeksTitle(SettingUp.NameOf(team), reps.Count);
        return new(
            title,
            new Heading(title),
            new Items([.. weeks.Select(week => SummaryCopy.WeekLine(week.Begins, TeamWeek.Of(reps, week)))]),
            new Buttons([new(SummaryCopy.ThisWeek, "summary"), new(SummaryCopy.Everyone, "summary everyone")]));
    }

    /// <summary>Every rep who shares, a line each.</summary>
    public static Card Everyone(TeamSettings team, IReadOnlyList<RepReport> reps, CoachingWeek week)
    {
        var title = SummaryCopy.Title(SettingUp.NameOf(team), week.Begins, week.Begins.AddDays(4), reps.Count);
        var lines = Lines(reps, week).Select(line => line.Text).ToList();
        return new(
            title,
            new Heading(title),
            new Items(lines.Count == 0 ? [SummaryCopy.NothingShared] : Bounded(lines, MostLines - 2)),
            new Buttons([new(SummaryCopy.ThisWeek, "summary")]));
    }

    /// <summary>What one rep has shared in four weeks, the latest first.</summary>
    public static Card Rep(RepReport rep, CoachingWeek week)
    {
        var shared = rep.Weeks.Commitments.Values.Where(commitment => commitment.Visibility != People.Visibility.JustMe)
            .Reverse().Take(MostLines - 2).Select(SummaryCopy.Dated).ToImmutableArray();
        var title = SummaryCopy.RepTitle(rep.Name);
        return new(title, new Heading(title), new Items(shared.IsEmpty ? [SummaryCopy.NothingShared] : shared));
    }

    static IEnumerable<(string Person, Phrase Text)> Lines(IReadOnlyList<RepReport> reps, CoachingWeek week) =>
        from rep in reps
        let commitment = rep.SharedIn(week)
        where commitment is not null
        select (rep.Person, SummaryCopy.Line(rep.Name, commitment));

    static ImmutableArray<Phrase> Bounded(List<Phrase> lines, int most) => lines.Count <= most
        ? [.. lines]
        : [.. lines.Take(most - 1), SummaryCopy.More(lines.Count - most + 1)];
}
