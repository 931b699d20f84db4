using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Helping;

/// <summary>Who is offered to a rep who asks for help, and in which order.</summary>
public sealed class HelperMatcherTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    [Fact]
    public void Whoever_named_the_skill_goes_before_whoever_takes_anything_and_nobody_else_is_offered()
    {
        var colleagues = new[]
        {
            Colleague("Any", ["anything"]), Colleague("Other", ["storytelling"]), Colleague("Same", ["objections"]),
        };

        Assert.Equal(["Same", "Any"], Offered(colleagues));
    }

    [Fact]
    public void Whoever_was_asked_longest_ago_goes_first_and_whoever_never_was_before_them()
    {
        var colleagues = new[]
        {
            Colleague("Lately", askedDaysAgo: 1), Colleague("Never"), Colleague("Long", askedDaysAgo: 9),
        };

        Assert.Equal(["Never", "Long", "Lately"], Offered(colleagues));
    }

    [Fact]
    public void Three_are_offered_at_most() => Assert.Equal(
        3, Offered([.. "ABCDE".Select(name => Colleague($"{name}"))]).Count());

    [Fact]
    public void Whoever_has_as_many_requests_open_as_they_take_is_left_in_peace()
    {
        var full = Colleague("Full");
        var half = Colleague("Half", most: 2);
        var promised = Colleague("Promised", most: 2);
        var one = new[] { "help\tp|rep\thelp|2026-11-16|000001" };

        Assert.Equal(["Half"], Offered(
        [
            full with { Profile = full.Profile.WithHelpAsked(one) },
            half with { Profile = half.Profile.WithHelpAsked(one) },
            promised with { Profile = promised.Profile.WithHelpAsked(one).With("helpPromised", 1L) },
        ]));
    }

    public static TheoryData<string, Func<Profile, Profile>> NotThere => new()
    {
        { "has not agreed", profile => profile.WithConsent(Consent.Asked) },
        { "has stopped", profile => profile.With("stopped", true) },
        { "is away", profile => profile.With("awayUntil", Today.AddDays(1)) },
        { "is from elsewhere", profile => profile.With("guest", true) },
        { "cannot be reached", profile => profile.With("unreachable", "blocked") },
        { "is being deleted", profile => profile.With("deleting", true) },
        { "helps no more", HelperProfile.Without },
    };

    [Theory]
    [MemberData(nameof(NotThere))]
    public void Whoever_is_not_there_is_not_offered(string what, Func<Profile, Profile> becomes)
    {
        var colleague = Colleague("Tom");

        Assert.Equal(["Tom"], Offered([colleague]));
        Assert.True(
            Offered([colleague with { Profile = becomes(colleague.Profile) }]).SequenceEqual([]), what);
    }

    [Fact]
    public void Whoever_shares_no_working_time_is_not_offered() => Assert.Empty(
        HelperMatcher.Ranked([Colleague("Far")], "objections", SkillPacks.Shipped, Today, _ => false));

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin", 40)]
    [InlineData("Europe/Berlin", "Europe/London", 35)]
    [InlineData("Europe/Berlin", "America/New_York", 10)]
    [InlineData("Europe/Berlin", "America/Los_Angeles", 0)]
    [InlineData("Europe/Berlin", "Asia/Tokyo", 0)]
    public void Time_together_is_where_both_work(string mine, string theirs, int hours) => Assert.Equal(
        TimeSpan.FromHours(hours), WorkingHours.Together(
            At(mine), TeamCalendar.Default, mine, TeamCalendar.Default, theirs));

    /// <summary>Whatever the hours and the zones: it does not matter who asks.</summary>
    [Fact]
    public void Time_together_is_the_same_for_both() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 11).ArrayOf(4).ToArbitrary(), hours =>
        {
            var (mine, theirs) = (Hours(hours[0], hours[1]), Hours(hours[2], hours[3]));

            return WorkingHours.Together(At("UTC"), mine, "UTC", theirs, "UTC")
                == WorkingHours.Together(At("UTC"), theirs, "UTC", mine, "UTC");
        }));

    [Theory]
    [InlineData("2026-11-16 10:00", "2026-11-18 10:00")]
    [InlineData("2026-11-19 15:00", "2026-11-23 15:00")]
    [InlineData("2026-11-20 19:00", "2026-11-25 09:00")]
    [InlineData("2026-11-21 12:00", "2026-11-25 09:00")]
    public void Two_working_days_on_leave_weekends_out(string from, string until) => Assert.Equal(
        TeamStage.At(until), WorkingHours.DaysOn(
            2, TeamStage.At(from), TeamCalendar.Default, TeamStage.Zone));

    [Fact]
    public void A_holiday_is_no_day_to_answer() => Assert.Equal(
        TeamStage.At("2026-11-19 10:00"), WorkingHours.DaysOn(
            2, TeamStage.At("2026-11-16 10:00"),
            TeamCalendar.Default with { Holidays = [new(2026, 11, 17)] }, TeamStage.Zone));

    static IEnumerable<string> Offered(params IEnumerable<HelperMatcher.Colleague> colleagues) =>
        HelperMatcher.Ranked(colleagues, "handling objections", SkillPacks.Shipped, Today, _ => true)
            .Select(member => member.Name);

    static HelperMatcher.Colleague Colleague(
        string name, ImmutableArray<string>? skills = null, int most = 1, int? askedDaysAgo = null)
    {
        var head = AddresseeState.New("p|" + name).With(new ConversationReference(
            "msteams", "https://service", "tenant", "bot", ConversationKind.Personal, "a:" + name, name));
        var profile = new HelperProfile(skills ?? ["handling objections"], most).In(new Profile(head))
            .WithConsent(Consent.Agreed)
            .With("helperAskedAt", askedDaysAgo is { } days ? At("UTC").AddDays(-days) : null);
        return new(new Member("p|" + name, name, name, false, ""), profile, TeamCalendar.Default, "UTC");
    }

    static TeamCalendar Hours(int from, int length) => TeamCalendar.Default with
    {
        WorkFrom = new(from, 0),
        WorkUntil = new(Math.Min(23, from + length + 1), 0),
    };

    /// <summary>Monday morning there, before work.</summary>
    static DateTimeOffset At(string zone) => Zones.At(Today, new(0, 0), zone);
}
