using CoachBot.Core.Text;

namespace CoachBot.Coaching.Calendar;

/// <summary>Everything the bot says about calendars and times it cannot take.</summary>
public static class TimeText
{
    public static Phrase NoWorkingDay { get; } = new("time.calendar.no-days");
    public static Phrase HoursEndTooSoon { get; } = new("time.calendar.hours");
    public static Phrase AskComesFirst { get; } = new("time.calendar.ask-first");
    public static Phrase AskName { get; } = new("time.moment.ask");
    public static Phrase NudgeName { get; } = new("time.moment.nudge");
    public static Phrase CheckInName { get; } = new("time.moment.check-in");
    public static Phrase SummaryName { get; } = new("time.moment.summary");

    public static Phrase LaterTooSoon { get; } = new("time.later.too-soon");
    public static Phrase LaterTooFar { get; } = new("time.later.too-far");
    public static Phrase LaterToday { get; } = new("time.later.today");

    public static Phrase NoSuchDay { get; } = new("time.day.unknown");
    public static Phrase DayIsToday { get; } = new("time.day.today");
    public static Phrase DayTooFar { get; } = new("time.day.too-far");

    public static Phrase ForTooShort { get; } = new("time.for.too-short");
    public static Phrase ForTooLong { get; } = new("time.for.too-long");

    /// <summary>For a text after <c>later</c> that is no time.</summary>
    public static Phrase LaterExamples { get; } = new("time.later.examples");

    /// <summary>For a text after <c>away until</c> that is no day.</summary>
    public static Phrase UntilExamples { get; } = new("time.until.examples");

    /// <summary>For a text after <c>pause</c> that is no length of time.</summary>
    public static Phrase ForExamples { get; } = new("time.for.examples");

    public static Phrase OutsideWork(Phrase moment, TimeOnly from, TimeOnly until) =>
        new("time.calendar.outside", moment, from, until);

    public static Phrase UnknownZone(string typed) => new("time.zone.unknown", typed);

    public static Phrase DayPassed(DateOnly day) => new("time.day.passed", day);

    public static Phrase DayEither(DateOnly one, DateOnly other) => new("time.day.either", one, other);

    /// <param name="day">The date that came with the name of another weekday.</param>
    public static Phrase DayIsAnother(DateOnly day) => new("time.day.another", new PhraseValue.Day(day, Weekday: true));
}
