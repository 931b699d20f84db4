using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What became of a request for help.</summary>
public enum HelpStatus
{
    Asked,
    Accepted,
    Declined,

    /// <summary>Two working days went by without a yes.</summary>
    Expired,

    TakenBack,
}

/// <summary>A rep's request for twenty minutes of a colleague's, kept with the rep.</summary>
/// <param name="Skill">As the rep called it then.</param>
/// <param name="To">Partition of the person who is asked now.</param>
/// <param name="Until">Without a yes by then the next one is offered.</param>
public sealed record HelpRequest(string Row, string Skill, string To, string ToName, DateTimeOffset Until)
{
    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("help|{day}|{number:6}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithReflections,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Person,
            "a request for a colleague's help: skill, what it is about, whom it went to; whether it was useful", "yes"),
    };

    public HelpStatus Status { get; init; }

    /// <summary>What it is about; <c>null</c>: passed on.</summary>
    public string? Text { get; init; }

    /// <summary>The day by which it would help; <c>null</c>: none was named.</summary>
    public DateOnly? By { get; init; }

    /// <summary>Partitions of those who were asked before.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    /// <summary>What they are called, in the order of <see cref="Before"/>.</summary>
    public ImmutableArray<string> BeforeNames { get; init; } = [];

    /// <summary>The day the two agreed on; <c>null</c>: left open.</summary>
    public DateOnly? MeetOn { get; init; }

    /// <summary>When the rep is asked whether it happened; <c>null</c>: not agreed, or asked.</summary>
    public DateTimeOffset? AfterAt { get; init; }

    /// <summary>What the rep said of it then, for nobody else; <c>null</c>: nothing.</summary>
    public string? Outcome { get; init; }

    public HelpRequest AskedNext(string person, string name) => this with
    {
        To = person,
        ToName = name,
        Status = HelpStatus.Asked,
        Before = Before.Add(To),
        BeforeNames = BeforeNames.Add(ToName),
        MeetOn = null,
        AfterAt = null,
    };

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static HelpRequest Read(Entity row) => new(
        row.Row, Stored.Skill.Of(row)!, Stored.To.Of(row)!, Stored.ToName.Of(row) ?? "", Stored.Until.Of(row)!.Value)
    {
        Status = Stored.Status.Of(row)!.Value,
        Text = Stored.Text.Of(row),
        By = Stored.By.Of(row),
        Before = Stored.Before.Of(row),
        BeforeNames = Stored.BeforeNames.Of(row),
        MeetOn = Stored.MeetOn.Of(row),
        AfterAt = Stored.AfterAt.Of(row),
        Outcome = Stored.Outcome.Of(row),
    };

    static class Stored
    {
        public static readonly RowMap<HelpRequest> Map = new();
        public static readonly RowColumn<string?> Skill = Map.Text("skill", asked => asked.Skill);
        public static readonly RowColumn<string?> To = Map.Text("to", asked => asked.To);
        public static readonly RowColumn<string?> ToName = Map.Text("toName", asked => asked.ToName);
        public static readonly RowColumn<DateTimeOffset?> Until = Map.Timestamp("until", asked => asked.Until);
        public static readonly RowColumn<HelpStatus?> Status = Map.Choice<HelpStatus>("status", asked => asked.Status);
        public static readonly RowColumn<string?> Text = Map.Text("text", asked => asked.Text);
        public static readonly RowColumn<DateOnly?> By = Map.Day("by", asked => asked.By);
        public static readonly RowColumn<DateOnly?> MeetOn = Map.Day("meetOn", asked => asked.MeetOn);
        public static readonly RowColumn<DateTimeOffset?> AfterAt = Map.Timestamp("afterAt", asked => asked.AfterAt);
        public static readonly RowColumn<string?> Outcome = Map.Text("outcome", asked => asked.Outcome);
        public static readonly RowColumn<ImmutableArray<string>> Before = Map.Lines("before", asked => asked.Before);
        public static readonly RowColumn<ImmutableArray<string>> BeforeNames =
            Map.Lines("beforeNames", asked => asked.BeforeNames);
    }
}

/// <summary>
/// Help that somebody said yes to, kept with the helper. No word of the rep's: the request is kept with the rep.
/// </summary>
/// <param name="From">The rep's partition.</param>
/// <param name="FromRow">The request's row there.</param>
public sealed record HelpGiven(string From, string FromRow)
{
    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("helping|{day}|{request}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithReflections,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Person,
            "help that this person said yes to: the day, whether it was useful; the request is kept with the rep",
            "what they said of it"),
    };

    /// <inheritdoc cref="HelpRequest.MeetOn"/>
    public DateOnly? MeetOn { get; init; }

    /// <inheritdoc cref="HelpRequest.AfterAt"/>
    public DateTimeOffset? AfterAt { get; init; }

    /// <summary>What the helper said of it then, for nobody else; <c>null</c>: nothing.</summary>
    public string? Outcome { get; init; }

    public bool IsOff { get; init; }

    /// <summary>It still takes one of the helper's places.</summary>
    public bool IsOpen => !IsOff && AfterAt is not null;

    public string Row => RowOf(From, FromRow);

    /// <summary>The helper's row for a request: the same on either side.</summary>
    public static string RowOf(string from, string fromRow) =>
        RowKind.RowOf(HelpRequest.RowKind.Key.DayIn(fromRow)!, $"{from} {fromRow}");

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static HelpGiven Read(Entity row) => new(Stored.From.Of(row)!, Stored.FromRow.Of(row)!)
    {
        MeetOn = Stored.MeetOn.Of(row),
        AfterAt = Stored.AfterAt.Of(row),
        Outcome = Stored.Outcome.Of(row),
        IsOff = Stored.Off.Of(row),
    };

    static class Stored
    {
        public static readonly RowMap<HelpGiven> Map = new();
        public static readonly RowColumn<string?> From = Map.Text("from", given => given.From);
        public static readonly RowColumn<string?> FromRow = Map.Text("fromRow", given => given.FromRow);
        public static readonly RowColumn<DateOnly?> MeetOn = Map.Day("meetOn", given => given.MeetOn);
        public static readonly RowColumn<DateTimeOffset?> AfterAt = Map.Timestamp("afterAt", given => given.AfterAt);
        public static readonly RowColumn<string?> Outcome = Map.Text("outcome", given => given.Outcome);
        public static readonly RowColumn<bool> Off = Map.Mark("off", given => given.IsOff);
    }
}
