using CoachBot.Coaching.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>Times of all kinds, for laws.</summary>
static class Any
{
    static readonly string[] FewZones =
    [
        "UTC", "America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kolkata",
        "America/Santiago", "Africa/Casablanca", "Pacific/Apia", "Pacific/Kiritimati",
    ];

    public static Gen<string> Zone { get; } = Gen.Elements(FewZones);

    public static Gen<DateOnly> Day { get; } =
        from days in Gen.Choose(0, 3 * 365)
        select new DateOnly(2026, 1, 1).AddDays(days);

    /// <summary>Any second of three years.</summary>
    public static Gen<DateTimeOffset> Instant { get; } =
        from day in Day
        from second in Gen.Choose(0, 86_399)
        select new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddSeconds(second);

    /// <summary>At least one working day and an hour of work; the moments are the default's, inside or not.</summary>
    public static Gen<TeamCalendar> Calendar { get; } =
        from mask in Gen.Choose(1, 127)
        from @from in Gen.Choose(0, 22 * 60)
        from length in Gen.Choose(60, 24 * 60)
        select TeamCalendar.Default with
        {
            WorkingDays = TeamCalendar.Days([.. Enum.GetValues<DayOfWeek>().Where(day => (mask >> (int)day & 1) == 1)]),
            WorkFrom = TimeOnly.MinValue.AddMinutes(@from),
            WorkUntil = TimeOnly.MinValue.AddMinutes(Math.Min(@from + length, 24 * 60 - 1)),
        };
}
