using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Turns;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Summaries;

/// <summary>Laws of a summary, whatever a team of reps has done.</summary>
public sealed class SummaryLawTests
{
    static readonly CoachingWeek Week = CoachingWeek.Parse("2026-11-16");
    static readonly DateTimeOffset Monday = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_card_has_twelve_lines_at_most() => Check.QuickThrowOnFailure(Prop.ForAll(Teams(), reps =>
        Cards(reps).All(card => Lines(card) <= SummaryCards.MostLines)));

    [Fact]
    public void Who_asks_for_help_comes_before_who_is_silent_and_nobody_comes_for_having_done_less() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Teams(), reps =>
        {
            var about = WorthAsking.About(reps, Week);
            var reasons = about.Select(item => item.Reason).ToList();
            return about.Length <= WorthAsking.MostAsked && reasons.SequenceEqual(reasons.Order())
                && about.All(item => item.Reason == WorthAsking.Reason.Silent
                    || item.Commitment is { Visibility: not Visibility.JustMe });
        }));

    [Fact]
    public void The_counts_of_a_week_leave_nobody_out_and_count_nobody_twice() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Teams(), reps =>
        {
            var count = TeamWeek.Of(reps, Week);
            var rest = reps.Count(rep => rep.In(Week) is null && !rep.IsSilentIn(Week) && !rep.IsAwayIn(Week));
            return count.Committed + count.Silent + count.Away + rest == reps.Length
                && new[] { count.Practised, count.CarriedOver, count.Private }.Max() <= count.Committed;
        }));

    [Fact]
    public void What_was_told_is_no_news_and_a_week_that_has_passed_is_none_either() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Teams(), reps =>
        {
            var print = SummaryFingerprint.Of(reps, Week);
            var silent = reps.Any(rep => rep.IsLongSilentIn(Week.Next));
            return !SummaryFingerprint.HasNews(print, print)
                && SummaryFingerprint.HasNews(null, print) == (print.Length > 0)
                && (silent || !SummaryFingerprint.HasNews(print, SummaryFingerprint.Of(reps, Week.Next)));
        }));

    static readonly SummaryReader Marc = new("");

    static IEnumerable<Card> Cards(ImmutableArray<RepReport> reps)
    {
        var report = new TeamReport(new TeamSettings(AddresseeState.New("t|teams|x|y")), reps, 1, 1, 1);
        yield return SummaryCards.Running(
            report, Week, Monday.AddDays(-6), Monday.AddDays(-6), isPushed: true, Marc);
        yield return SummaryCards.Running(report, Week, since: null, told: null, isPushed: false, Marc);
        yield return SummaryCards.Week(report, Week.Previous);
        yield return SummaryCards.Weeks(report, [Week.Previous, Week]);
        yield return SummaryCards.Everyone(report, Week);
        foreach (var rep in reps)
            yield return SummaryCards.Rep(rep, reader: "");
    }

    static int Lines(Card card) => card.Elements.Sum(element => element switch
    {
        Heading or Paragraph => 1,
        Items items => items.Lines.Length,
        _ => 0,
    });

    static Arbitrary<ImmutableArray<RepReport>> Teams() => (
        from count in Gen.Choose(0, 40)
        from reps in Gen.ArrayOf(Rep(), count)
        select reps.Select((rep, i) => rep with { Person = $"p{i}", Name = $"Rep {i}" }).ToImmutableArray())
        .ToArbitrary();

    static Gen<RepReport> Rep() =>
        from stopped in Gen.Elements(false, false, true)
        from weeks in Gen.ArrayOf(InWeek(), 3)
        select new RepReport(
            "", "",
            new Profile(AddresseeState.New("p|teams|x|y")).WithConsent(Consent.Agreed).With("stopped", stopped ? true
                : null),
            Read(weeks));

    static Gen<(WeekState State, Commitment? Commitment)> InWeek() =>
        from kind in Gen.Choose(0, 6)
        from status in Gen.Elements(Enum.GetValues<CommitmentStatus>())
        from visibility in Gen.Elements(Enum.GetValues<Visibility>())
        from flags in Gen.Choose(0, 7)
        select (
            new WeekState("", IsSkipped: kind == 0, IsAway: kind == 1, AskedAt: kind == 2 ? null : Monday),
            kind < 4 ? null : new Commitment("", 1, "words", "skill", Monday, new(2026, 11, 16), "", Carries: flags / 2)
            {
                Status = status,
                Visibility = visibility,
                WantsHelp = flags == 7,
                ReportedAt = status == CommitmentStatus.Open ? null : Monday.AddHours(flags),
            });

    static Weeks Read((WeekState State, Commitment? Commitment)[] weeks)
    {
        CoachingWeek[] names = [Week.Previous.Previous, Week.Previous, Week];
        // Somebody who has told of one thing may have made another.
        var made = weeks.Select((week, i) => week.Commitment is { } one ? one with { Week = names[i].Name } : null)
            .OfType<Commitment>().ToList();
        var next = made.Where(one => one is { IsOpen: false, Carries: > 0 })
            .Select(one => one with { Number = 2, Status = CommitmentStatus.Open, ReportedAt = null });
        return new(
            made.Concat(next).ToImmutableSortedDictionary(one => one.Row, one => one, StringComparer.Ordinal),
            ImmutableDictionary<string, Reflection>.Empty,
            weeks.Select((week, i) => week.State with { Week = names[i].Name })
                .ToImmutableDictionary(state => state.Week),
            ImmutableDictionary<string, SendRecord>.Empty);
    }
}
