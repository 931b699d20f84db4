using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>
/// A manager's thirty seconds: at most twelve lines, questions ready to ask, no advice and no rating.
/// </summary>
public static class SummaryCards
{
    /// <summary>Lines of a card, headings and all.</summary>
    public const int MostLines = 12;

    /// <summary>Lines of how a rep would like feedback.</summary>
    const int MostOfFeedback = 3;

    /// <summary>The week that is running: counts, who would value a question, who has something to tell.</summary>
    /// <param name="since">When the manager was told last; what came since about last week is noted.</param>
    /// <param name="told">When the manager was told last before this week: what was read then is not repeated.</param>
    /// <param name="isPushed">It came by itself, and so ends with a question.</param>
    public static Card Running(
        TeamReport report, CoachingWeek week, DateTimeOffset? since, DateTimeOffset? told, bool isPushed,
        SummaryReader reader)
    {
        var sheet = new Sheet(Heading(report, week));
        sheet.Say(SummaryText.Counts(TeamWeek.Of(report.Reps, week), report));
        if (since is { } at && report.Reps.Count(rep => rep.HasAnsweredSince(at, week.Previous)) is var late and > 0)
        {
            sheet.Say(SummaryText.SinceThen(
                late, week.Previous.Begins, SummaryText.LastDay(week.Previous, report.Team)));
        }

        var asked = WorthAsking.About(report.Reps, week);
        var celebrated = WorthAsking.Celebrate(report.Reps, week, practice => !(practice.ReportedAt <= told))
            .Take(WorthAsking.MostCelebrated).ToList();
        sheet.List(
            SummaryText.AskAbout, asked.Select(item =>
                SummaryText.Agreed(
                    SummaryText.Item(item.Rep, item.Reason, item.Commitment, week), item.Rep.Feedback,
                    reader.Person)));
        sheet.List(
            SummaryText.Celebrate, celebrated.Select(item =>
                SummaryText.Celebrated(item.Rep.Name, item.Commitment, isOfWeek: item.Commitment.Week == week.Name)));

        if ((reader.Talk ?? reader.LastTalk) is { } talk)
            sheet.Say(SummaryText.InSummary(talk, isOfWeek: talk == reader.Talk));

        // What is left of the twelve lines shows the commitments themselves; `everyone` shows the others.
        var lines = Lines(
            report.Reps, week, celebrated.Concat(asked.Select(item => (item.Rep, item.Commitment!)))).ToList();
        var question = !asked.IsEmpty || celebrated.Count > 0 || (isPushed && lines.Count > 0);
        sheet.Fill(SummaryText.Commitments, lines, keptFree: question ? 1 : 0);
        if (question)
            sheet.Say(SummaryText.WhichOne);
        return sheet.Card(
            SummaryText.Counts(TeamWeek.Of(report.Reps, week), report),
            [
                .. asked.Select(item => AskButton(item.Rep, SummaryText.Question(item.Rep, item.Reason, week))),
                reader.Talk is { IsOpen: true }
                    ? new Button(SummaryText.HeldButton, "conversation held")
                    : new(SummaryText.LastWeek, "summary last week"),
                new(SummaryText.FourWeeks, "summary 4 weeks"), new(SummaryText.Everyone, "summary everyone"),
            ]);
    }

    /// <summary>A week that has passed.</summary>
    public static Card Week(TeamReport report, CoachingWeek week)
    {
        var sheet = new Sheet(Heading(report, week));
        var counts = SummaryText.Counts(TeamWeek.Of(report.Reps, week), report);
        sheet.Say(counts);
        var celebrated = WorthAsking.Celebrate(report.Reps, week, before: _ => false)
            .Take(WorthAsking.MostCelebrated).ToList();
        sheet.List(
            SummaryText.Celebrate, celebrated.Select(item =>
                SummaryText.Celebrated(item.Rep.Name, item.Commitment, isOfWeek: true)));
        sheet.Fill(SummaryText.ThatWeek, [.. Lines(report.Reps, week, celebrated)], keptFree: 0);
        return sheet.Card(
            counts, new(SummaryText.ThisWeek, "summary"), new(SummaryText.FourWeeks, "summary 4 weeks"));
    }

    /// <summary>Four weeks, oldest first, a line each.</summary>
    public static Card Weeks(TeamReport report, ImmutableArray<CoachingWeek> weeks)
    {
        var title = SummaryText.FourWeeksTitle(SharedText.TeamName(report.Team), report.Reps.Length);
        return new(
            title,
            new Heading(title),
            new Items([.. weeks.Select(week => SummaryText.WeekLine(week.Begins, TeamWeek.Of(report.Reps, week)))]),
            new Buttons([new(SummaryText.ThisWeek, "summary"), new(SummaryText.Everyone, "summary everyone")]));
    }

    /// <summary>Every rep who shares, a line each.</summary>
    public static Card Everyone(TeamReport report, CoachingWeek week)
    {
        var sheet = new Sheet(Heading(report, week));
        var lines = Lines(report.Reps, week, []).ToList();
        sheet.List(null, lines.Count == 0
            ? [SummaryText.NothingShared]
            : Bounded(lines, MostLines - 1, SummaryText.MoreByName));
        return sheet.Card(Heading(report, week), new Button(SummaryText.ThisWeek, "summary"));
    }

    /// <summary>What one rep has shared in four weeks, the latest first.</summary>
    /// <param name="reader">The manager's partition.</param>
    public static Card Rep(RepReport rep, string reader)
    {
        ImmutableArray<CardElement> feedback = [.. FeedbackLines.For(rep.Feedback, reader, rep.Name)];
        var room = MostLines - 1 - (feedback.IsEmpty ? 0 : MostOfFeedback);
        var shared = rep.Weeks.Commitments.Values.Where(commitment => commitment.Visibility != Visibility.JustMe)
            .Reverse().Take(room).Select(SummaryText.Dated).ToImmutableArray();
        var title = SummaryText.RepTitle(rep.Name);
        return new(
            title,
            [new Heading(title), new Items(shared.IsEmpty ? [SummaryText.NothingShared] : shared), .. feedback]);
    }

    static Phrase Heading(TeamReport report, CoachingWeek week) => SummaryText.Title(
        SharedText.TeamName(report.Team), week.Begins, SummaryText.LastDay(week, report.Team), report.Reps.Length);

    /// <summary>Sends the question that stands beside their name.</summary>
    static Button AskButton(RepReport rep, Phrase question) =>
        ReadyQuestion.Button(SharedText.AskButton(rep.Name), rep.Person, question);

    /// <param name="told">Those that stand elsewhere on the card.</param>
    static IEnumerable<Phrase> Lines(
        IEnumerable<RepReport> reps, CoachingWeek week, IEnumerable<(RepReport Rep, Commitment Commitment)> told)
    {
        var known = told.Select(item => (item.Rep.Person, item.Commitment?.Row)).ToHashSet();
        return from rep in reps
               from commitment in rep.SharedIn(week)
               where !known.Contains((rep.Person, commitment.Row))
               select SummaryText.Line(rep.Name, commitment);
    }

    static IEnumerable<Phrase> Bounded(List<Phrase> lines, int most, Func<int, Phrase> more) => lines.Count <= most
        ? lines
        : lines.Take(most - 1).Append(more(lines.Count - most + 1));

    /// <summary>A card as it grows, its lines counted.</summary>
    sealed class Sheet(Phrase title)
    {
        readonly List<CardElement> _elements = [new Heading(title)];
        int _lines = 1;

        public void Say(Phrase text)
        {
            _elements.Add(new Paragraph(text));
            _lines++;
        }

        /// <param name="heading"><c>null</c>: the card's own is enough.</param>
        public void List(Phrase? heading, IEnumerable<Phrase> lines)
        {
            var items = lines.ToImmutableArray();
            if (items.IsEmpty)
                return;

            if (heading is not null)
                _elements.Add(new Heading(heading));
            _elements.Add(new Items(items));
            _lines += items.Length + (heading is null ? 0 : 1);
        }

        /// <summary>As many of the lines as there is room for.</summary>
        public void Fill(Phrase heading, List<Phrase> lines, int keptFree)
        {
            var room = MostLines - _lines - keptFree - 1;
            if (room > 0)
                List(heading, Bounded(lines, room, SummaryText.More));
        }

        public Card Card(Phrase summary, params ImmutableArray<Button> buttons) =>
            new(summary, [.. _elements, new Buttons(buttons)]);
    }
}
