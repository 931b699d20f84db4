namespace CoachBot.Coaching.Calendar;

/// <summary>Days in a row.</summary>
/// <param name="Until">The first day that is no longer one of them.</param>
public readonly record struct DaySpan(DateOnly From, DateOnly Until)
{
    public bool Holds(DateOnly day) => From <= day && day < Until;
}
