using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>New York is at UTC-5 in these weeks: ask Monday 14:00Z, check-in Friday 19:00Z.</summary>
public sealed class SendWindowTests
{
    const string Home = "America/New_York";

    [Theory]
    [InlineData(nameof(SendKind.Ask), "2026-11-16T14:00:00Z", "2026-11-20T18:59:59Z", true)]
    [InlineData(nameof(SendKind.Ask), "2026-11-16T14:00:00Z", "2026-11-20T19:00:00Z", false)]
    [InlineData(nameof(SendKind.Reminder), "2026-11-18T15:00:00Z", "2026-11-20T18:59:59Z", true)]
    [InlineData(nameof(SendKind.Reminder), "2026-11-18T15:00:00Z", "2026-11-20T19:00:00Z", false)]
    [InlineData(nameof(SendKind.Nudge), "2026-11-18T15:00:00Z", "2026-11-19T04:59:59Z", true)]
    [InlineData(nameof(SendKind.Nudge), "2026-11-18T15:00:00Z", "2026-11-19T05:00:00Z", false)]
    [InlineData(nameof(SendKind.CheckIn), "2026-11-20T19:00:00Z", "2026-11-23T13:59:59Z", true)]
    [InlineData(nameof(SendKind.CheckIn), "2026-11-20T19:00:00Z", "2026-11-23T14:00:00Z", false)]
    [InlineData(nameof(SendKind.Summary), "2026-11-17T14:00:00Z", "2026-11-18T04:59:59Z", true)]
    [InlineData(nameof(SendKind.Summary), "2026-11-17T14:00:00Z", "2026-11-18T05:00:00Z", false)]
    [InlineData(nameof(SendKind.Later), "2026-11-17T16:00:00Z", "2026-11-23T13:59:59Z", true)]
    [InlineData(nameof(SendKind.Later), "2026-11-17T16:00:00Z", "2026-11-23T14:00:00Z", false)]
    [InlineData(nameof(SendKind.Later), "2026-11-16T12:00:00Z", "2026-11-16T14:00:00Z", false)]
    [InlineData(nameof(SendKind.Invitation), "2026-11-16T14:00:00Z", "2027-03-01T00:00:00Z", true)]
    [InlineData(nameof(SendKind.InvitationReminder), "2026-11-16T14:00:00Z", "2027-03-01T00:00:00Z", true)]
    public void A_send_past_due_goes_while_it_makes_sense(string kind, string due, string now, bool goes)
    {
        var makesSense = SendWindow.StillMakesSense(
            SendKinds.All.Single(one => one.Name == kind)
                .Window, Read.Instant(due), Read.Instant(now), TeamCalendar.Default, Home);

        Assert.Equal(goes, makesSense);
    }

    [Fact]
    public void Whatever_goes_at_the_time_set_for_it_makes_sense() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Any.Day.ToArbitrary(), Any.Zone.ToArbitrary(), (day, zone) =>
        {
            var calendar = TeamCalendar.Default;
            var week = CoachingWeek.Of(day, calendar);
            (SendKind Kind, WeeklyTime At)[] plan =
            [
                (SendKind.Ask, calendar.Ask), (SendKind.Reminder, calendar.Nudge), (SendKind.Nudge, calendar.Nudge),
                (SendKind.CheckIn, calendar.CheckIn), (SendKind.Summary, calendar.Summary),
            ];

            return plan.All(send =>
            {
                var due = week.Moment(send.At, zone);
                return SendWindow.StillMakesSense(send.Kind.Window, due, due, calendar, zone);
            });
        }));

    [Fact]
    public void What_no_longer_makes_sense_never_does_again() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Any.Instant.ToArbitrary(), Gen.Choose(0, 600).Two().ToArbitrary(), Any.Zone.ToArbitrary(),
            (due, hours, zone) =>
            {
                var sooner = due.AddHours(Math.Min(hours.Item1, hours.Item2));
                var later = due.AddHours(Math.Max(hours.Item1, hours.Item2));

                return Enum.GetValues<SendDeadline>().All(kind =>
                    SendWindow.StillMakesSense(kind, due, sooner, TeamCalendar.Default, zone)
                    || !SendWindow.StillMakesSense(kind, due, later, TeamCalendar.Default, zone));
            }));

    [Fact]
    public void People_are_spread_over_ten_minutes_each_always_at_the_same_place() =>
        Check.QuickThrowOnFailure(Prop.ForAll<DateTimeOffset, NonNull<string>>(
            Any.Instant.ToArbitrary(), ArbMap.Default.ArbFor<NonNull<string>>(), (now, key) =>
            {
                var at = SendWindow.Staggered(now, key.Get);

                return now <= at && at < now.AddMinutes(10) && at == SendWindow.Staggered(now, key.Get);
            }));

    [Fact]
    public void A_thousand_people_leave_no_minute_empty_and_none_crowded()
    {
        var now = Read.Instant("2026-11-16T14:00:00Z");

        var minutes = Enumerable.Range(0, 1000)
            .CountBy(i => (int)(SendWindow.Staggered(now, $"teams|tenant|{i}") - now).TotalMinutes)
            .ToDictionary();

        Assert.Equal(10, minutes.Count);
        Assert.All(minutes.Values, people => Assert.InRange(people, 60, 140));
    }

    [Fact]
    public void The_place_of_a_person_outlives_the_process() =>
        Assert.Equal(
            Read.Instant("2026-11-16T14:00:00Z").AddSeconds(521),
            SendWindow.Staggered(Read.Instant("2026-11-16T14:00:00Z"), "teams|tenant|ana"));
}
