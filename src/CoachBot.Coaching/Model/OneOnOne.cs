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
    /// <summary>On a button: the week whose conversation is meant.</summary>
    public const string Field = "talk";

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

    public string Row => RowKind.RowOf(Week);

    public static RowKind RowKind { get; } = new("week|{week}|talk", Stored.Map.Columns)
    {
        Retention = RowRetention.WithCommitments,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Person,
            "a manager's own conversation of a week: with whom, what they stop doing for it, whether it happened; "
                + "seen by that manager alone",
            "yes"),
    };

    /// <summary>When it is asked whether it happened: after its moment, else at the week's check-in.</summary>
    public DateTimeOffset AskedAfterAt(TeamCalendar calendar, string zone) =>
        At is { } at ? WorkingHours.NextWithin(at + AnHour, calendar, zone)
        : On is { } on ? WorkingHours.NextWithin(Zones.At(on, calendar.WorkUntil.AddHours(-1), zone), calendar, zone)
        : calendar.At(CoachingWeek.Parse(Week), calendar.CheckIn, zone);

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    /// <returns><c>null</c> when the row is no conversation.</returns>
    public static OneOnOne? Read(Entity row) => RowKind.Parse(row.Row) is not [var week]
        ? null
        : new(week, Stored.With.Of(row)!, Stored.MadeAt.Of(row)!.Value)
        {
            Stop = Stored.Stop.Of(row),
            On = Stored.On.Of(row),
            At = Stored.At.Of(row),
            Fallback = Stored.Fallback.Of(row),
            Outcome = Stored.Outcome.Of(row),
            Opened = Stored.Opened.Of(row),
        };

    static class Stored
    {
        public static readonly RowMap<OneOnOne> Map = new();
        public static readonly RowColumn<string?> With = Map.Text("with", talk => talk.With);
        public static readonly RowColumn<DateTimeOffset?> MadeAt = Map.Timestamp("madeAt", talk => talk.MadeAt);
        public static readonly RowColumn<string?> Stop = Map.Text("stop", talk => talk.Stop);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", talk => talk.On);
        public static readonly RowColumn<DateTimeOffset?> At = Map.Timestamp("at", talk => talk.At);
        public static readonly RowColumn<string?> Fallback = Map.Text("fallback", talk => talk.Fallback);
        public static readonly RowColumn<OneOnOneOutcome?> Outcome =
            Map.Choice<OneOnOneOutcome>("outcome", talk => talk.Outcome);
        public static readonly RowColumn<string?> Opened = Map.Text("opened", talk => talk.Opened);
    }
}
