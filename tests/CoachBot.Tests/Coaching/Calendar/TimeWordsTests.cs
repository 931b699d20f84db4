using CoachBot.Coaching.Calendar;
using CoachBot.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>It is Saturday, 21 November 2026; for <c>later</c>, Wednesday the 18th, 11:20 in Berlin.</summary>
public sealed class TimeWordsTests
{
    const string Berlin = "Europe/Berlin";

    static readonly DateOnly Today = new(2026, 11, 21);
    static readonly DateTimeOffset Now = Read.Instant("2026-11-18T10:20:30Z");

    [Theory]
    [InlineData("2h", "2026-11-18T12:20:30Z")]
    [InlineData("2 hours", "2026-11-18T12:20:30Z")]
    [InlineData(" In  2 Hrs. ", "2026-11-18T12:20:30Z")]
    [InlineData("30m", "2026-11-18T10:50:30Z")]
    [InlineData("45 minutes", "2026-11-18T11:05:30Z")]
    [InlineData("half an hour", "2026-11-18T10:50:30Z")]
    [InlineData("an hour", "2026-11-18T11:20:30Z")]
    [InlineData("12h", "2026-11-18T22:20:30Z")]
    [InlineData("336 hours", "2026-12-02T10:20:30Z")]
    [InlineData("tomorrow", "2026-11-19T08:00:00Z")]
    [InlineData("Tomorrow.", "2026-11-19T08:00:00Z")]
    [InlineData("two days", "2026-11-20T08:00:00Z")]
    [InlineData("3 days", "2026-11-23T08:00:00Z")]
    [InlineData("a week", "2026-11-25T08:00:00Z")]
    [InlineData("monday", "2026-11-23T08:00:00Z")]
    [InlineData("next monday", "2026-11-23T08:00:00Z")]
    [InlineData("on Mon", "2026-11-23T08:00:00Z")]
    [InlineData("wednesday", "2026-11-25T08:00:00Z")]
    [InlineData("saturday", "2026-11-23T08:00:00Z")]
    [InlineData("next week", "2026-11-23T08:00:00Z")]
    [InlineData("20 Nov", "2026-11-20T08:00:00Z")]
    public void Later_is_understood(string typed, string expected)
    {
        var reading = TimeWords.Later(typed, Now, Berlin, TeamCalendar.Default);

        Assert.Equal(Read.Instant(expected), Understood(reading));
    }

    [Theory]
    [InlineData("4m", "time.later.too-soon")]
    [InlineData("0 hours", "time.later.too-soon")]
    [InlineData("0 days", "time.later.too-soon")]
    [InlineData("15 days", "time.later.too-far")]
    [InlineData("337h", "time.later.too-far")]
    [InlineData("3 weeks", "time.later.too-far")]
    [InlineData("a month", "time.later.too-far")]
    [InlineData("99999999999999999999h", "time.later.too-far")]
    [InlineData("99999999999999999999 years", "time.later.too-far")]
    [InlineData("24 Dec", "time.later.too-far")]
    [InlineData("today", "time.later.today")]
    [InlineData("2026-11-17", "time.day.passed")]
    [InlineData("3/12", "time.day.either")]
    [InlineData("31 Nov", "time.day.unknown")]
    public void Later_is_refused_with_words(string typed, string key)
    {
        var reading = TimeWords.Later(typed, Now, Berlin, TeamCalendar.Default);

        Assert.Equal(key, Refused(reading).Key);
    }

    [Fact]
    public void Tomorrow_is_not_nearer_than_the_shortest_wait()
    {
        var nights = TeamCalendar.Default with
        {
            Ask = new(DayOfWeek.Monday, new(0, 0)),
            WorkFrom = new(0, 0),
            WorkUntil = new(8, 0),
        };

        var reading = TimeWords.Later("tomorrow", Read.Instant("2026-11-18T23:58:00Z"), "UTC", nights);

        Assert.Equal(Read.Instant("2026-11-19T00:03:00Z"), Understood(reading));
    }

    [Theory]
    [InlineData("3 Dec", "2026-12-03")]
    [InlineData("3 December", "2026-12-03")]
    [InlineData("Dec 3", "2026-12-03")]
    [InlineData("Dec. 3", "2026-12-03")]
    [InlineData("december 3rd, 2026", "2026-12-03")]
    [InlineData("the 3rd of December.", "2026-12-03")]
    [InlineData("until 3. dec", "2026-12-03")]
    [InlineData("2026-12-03", "2026-12-03")]
    [InlineData("3.12.", "2026-12-03")]
    [InlineData("3.12", "2026-12-03")]
    [InlineData("03.12.2026", "2026-12-03")]
    [InlineData("3.12.26", "2026-12-03")]
    [InlineData("25/12", "2026-12-25")]
    [InlineData("12/25", "2026-12-25")]
    [InlineData("12/25/2026", "2026-12-25")]
    [InlineData("2/2", "2027-02-02")]
    [InlineData("20 nov", "2027-11-20")]
    [InlineData("1 Sept", "2027-09-01")]
    [InlineData("May 3", "2027-05-03")]
    [InlineData("21 nov 2027", "2027-11-21")]
    [InlineData("Thursday 3 Dec", "2026-12-03")]
    [InlineData("thu, 3 dec", "2026-12-03")]
    [InlineData("monday", "2026-11-23")]
    [InlineData("Next Friday", "2026-11-27")]
    [InlineData("this friday", "2026-11-27")]
    [InlineData("saturday", "2026-11-28")]
    [InlineData("tomorrow", "2026-11-22")]
    [InlineData("next week", "2026-11-23")]
    public void A_day_is_understood(string typed, string expected) =>
        Assert.Equal(Read.Day(expected), Understood(TimeWords.Until(typed, Today)));

    [Theory]
    [InlineData("today", "time.day.today")]
    [InlineData("21 Nov", "time.day.today")]
    [InlineData("2026-11-20", "time.day.passed")]
    [InlineData("3 Dec 2025", "time.day.passed")]
    [InlineData("22 Nov 2027", "time.day.too-far")]
    [InlineData("29 Feb", "time.day.too-far")]
    [InlineData("9999-12-31", "time.day.too-far")]
    [InlineData("31 November", "time.day.unknown")]
    [InlineData("29.02.2027", "time.day.unknown")]
    [InlineData("2026-13-01", "time.day.unknown")]
    [InlineData("0.12.", "time.day.unknown")]
    [InlineData("30/30", "time.day.unknown")]
    [InlineData("3/12", "time.day.either")]
    [InlineData("3/12/2026", "time.day.either")]
    [InlineData("Friday 3 Dec", "time.day.another")]
    public void A_day_that_cannot_be_taken_is_refused_with_words(string typed, string key) =>
        Assert.Equal(key, Refused(TimeWords.Until(typed, Today)).Key);

    [Theory]
    [InlineData("2 weeks", "2026-12-05")]
    [InlineData("for 2 weeks", "2026-12-05")]
    [InlineData("2w", "2026-12-05")]
    [InlineData("two weeks.", "2026-12-05")]
    [InlineData("3 days", "2026-11-24")]
    [InlineData("1 day", "2026-11-22")]
    [InlineData("a week", "2026-11-28")]
    [InlineData("1 month", "2026-12-21")]
    [InlineData("12 months", "2027-11-21")]
    [InlineData("1 year", "2027-11-21")]
    [InlineData("52 weeks", "2027-11-20")]
    [InlineData("365 days", "2027-11-21")]
    public void A_pause_is_understood(string typed, string expected) =>
        Assert.Equal(Read.Day(expected), Understood(TimeWords.For(typed, Today)));

    [Theory]
    [InlineData("0 days", "time.for.too-short")]
    [InlineData("2 hours", "time.for.too-short")]
    [InlineData("366 days", "time.for.too-long")]
    [InlineData("13 months", "time.for.too-long")]
    [InlineData("2 years", "time.for.too-long")]
    [InlineData("999999999999 weeks", "time.for.too-long")]
    public void A_pause_that_cannot_be_taken_is_refused_with_words(string typed, string key) =>
        Assert.Equal(key, Refused(TimeWords.For(typed, Today)).Key);

    [Fact]
    public void A_month_from_the_end_of_January_ends_with_February() =>
        Assert.Equal(new DateOnly(2027, 2, 28), Understood(TimeWords.For("1 month", new DateOnly(2027, 1, 31))));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(".")]
    [InlineData(",")]
    [InlineData("in")]
    [InlineData("on")]
    [InlineData("until")]
    [InlineData("before the second question")]
    [InlineData("2 weeks before the renewal")]
    [InlineData("2 seconds")]
    [InlineData("interrupting")]
    [InlineData("ask one open question")]
    [InlineData("monday call")]
    [InlineData("monday at Contoso")]
    [InlineData("the monday call with Contoso")]
    [InlineData("tomorrow's call")]
    [InlineData("may")]
    [InlineData("december")]
    [InlineData("dec")]
    [InlineData("3")]
    [InlineData("3 questions")]
    [InlineData("week")]
    [InlineData("some weeks")]
    [InlineData("-2 weeks")]
    [InlineData("2.5 weeks")]
    [InlineData("1.2.3.4")]
    [InlineData("20-11")]
    [InlineData("3 dec 3 dec")]
    [InlineData("3 dec, with a longer story about what will happen on that day")]
    [InlineData("３ Dec")]
    public void What_is_not_time_from_start_to_end_is_not_time(string typed)
    {
        Assert.IsType<TimeReading<DateTimeOffset>.NotTime>(TimeWords.Later(typed, Now, Berlin, TeamCalendar.Default));
        Assert.IsType<TimeReading<DateOnly>.NotTime>(TimeWords.Until(typed, Today));
        Assert.IsType<TimeReading<DateOnly>.NotTime>(TimeWords.For(typed, Today));
    }

    [Fact]
    public void A_pause_of_minutes_is_something_to_practise() =>
        Assert.IsType<TimeReading<DateOnly>.NotTime>(TimeWords.For("2 minutes", Today));

    [Fact]
    public void An_ambiguous_date_is_given_back_both_ways() =>
        Assert.Equal(
            TimeText.DayEither(new(2026, 12, 3), new(2027, 3, 12)), Refused(TimeWords.Until("3/12", Today)));

    [Fact]
    public void A_day_is_read_back_from_every_form_it_is_written_in() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(1, 365).ToArbitrary(), days =>
        {
            var day = Today.AddDays(days);
            string[] forms = ["yyyy-MM-dd", "d MMM yyyy", "MMMM d, yyyy", "d.M.yyyy", "dd.MM.yy", "dddd d MMMM yyyy"];

            return forms.All(form => Equals(
                TimeWords.Until(day.ToString(form, System.Globalization.CultureInfo.InvariantCulture), Today),
                new TimeReading<DateOnly>.Understood(day)));
        }));

    [Fact]
    public void Whatever_is_typed_later_keeps_its_bounds() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Any.Instant.ToArbitrary(), Any.Zone.ToArbitrary(), Phrases().ToArbitrary(), (now, zone, typed) =>
                TimeWords.Later(typed, now, zone, TeamCalendar.Default) is not
                    TimeReading<DateTimeOffset>.Understood { Value: var at }
                || (now.AddMinutes(5) <= at && at < now.AddDays(14 + 4))));

    static Gen<string> Phrases() =>
        from count in Gen.Elements("0", "1", "2", "13", "14", "a", "next", "on", "")
        from unit in Gen.Elements("m", "h", "days", "week", "weeks", "monday", "sunday", "tomorrow", "dec", "nov")
        select $"{count} {unit}".Trim();

    static T Understood<T>(TimeReading<T> reading) => Assert.IsType<TimeReading<T>.Understood>(reading).Value;

    static Phrase Refused<T>(TimeReading<T> reading) => Assert.IsType<TimeReading<T>.Refused>(reading).Phrase;
}
