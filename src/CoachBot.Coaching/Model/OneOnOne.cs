using CoachBot.Coaching.Calendar;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What became of a conversation.</summary>
public enum OneOnOneOutcome
{
    Held,

    /// <summary>To another time; <see cref="OneOnOne.Fallback"/> has it, when it was told.</summary>
    Moved,

    /// <summary>Not this week.</summary>
    Off,
}

/// <summary>
/// The one conversation that a manager will have in a week: row <c>week|day|talk</c> of the manager, seen by nobody
/// else.
/// </summary>
/// <param name="Week">By name, of the week it was planned for.</param>
/// <param name="With">With whom and when, in the manager's words.</param>
public sealed record OneOnOne(string Week, string With, DateTimeOffset MadeAt)
{
    static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    /// <summary>What they will stop doing to make time; <c>null</c>: not told.</summary>
    public string? Stop { get; init; }

    /// <summary>The day that the words name; <c>null</c>: none.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The moment that they name; <c>null</c>: no time of day.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Where it could go if its day fills up, or where it went; <c>null</c>: not told.</summary>
    public string? Fallback { get; init; }

    /// <summary><c>null</c>: not told yet.</summary>
    public OneOnOneOutcome? Outcome { get; init; }

    /// <summary>The question that opened it up; <c>null</c>: not told.</summary>
    public string? Opened { get; init; }

    public bool IsOpen => Outcome is null or OneOnOneOutcome.Moved;

    public string Row => RowOf(Week);

    public static string RowOf(string week) => $"week|{week}|talk";

    /// <summary>When it is asked whether it happened: after its moment, else at the week's check-in.</summary>
    public DateTimeOffset AskedAfterAt(TeamCalendar calendar, string zone) =>
        At is { } at ? WorkingHours.NextWithin(at + AnHour, calendar, zone)
        : On is { } on ? WorkingHours.NextWithin(Zones.At(on, calendar.WorkUntil.AddHours(-1), zone), calendar, zone)
        : calendar.At(CoachingWeek.Parse(Week), calendar.CheckIn, zone);

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("with", With).With("madeAt", MadeAt).With("stop", Stop).With("on", On).With("at", At)
        .With("fallback", Fallback).With("outcome", Outcome?.ToString()).With("opened", Opened);

    /// <returns><c>null</c> when the row is no conversation.</returns>
    public static OneOnOne? Read(Entity row) => row.Row.Split('|') is not ["week", var week, "talk"]
        ? null
        : new(week, row.Text("with")!, row.Moment("madeAt")!.Value)
        {
            Stop = row.Text("stop"),
            On = row.Day("on"),
            At = row.Moment("at"),
            Fallback = row.Text("fallback"),
            Outcome = row.Text("outcome") is { } outcome ? Enum.Parse<OneOnOneOutcome>(outcome) : null,
            Opened = row.Text("opened"),
        };
}
