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

/// <summary>A rep's request for twenty minutes of a colleague's: row <c>help|day|n</c> of their partition.</summary>
/// <param name="Skill">As the rep called it then.</param>
/// <param name="To">Partition of whoever is asked now.</param>
/// <param name="Until">Without a yes by then the next one is offered.</param>
public sealed record HelpRequest(string Row, string Skill, string To, string ToName, DateTimeOffset Until)
{
    public static RowRange Rows { get; } = RowRange.Prefix("help|");

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

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("skill", Skill).With("to", To).With("toName", ToName).With("until", Until)
        .With("status", Status.ToString()).With("text", Text).With("by", By).With("meetOn", MeetOn)
        .With("afterAt", AfterAt).With("outcome", Outcome).With("before", Joined(Before))
        .With("beforeNames", Joined(BeforeNames));

    public static HelpRequest Read(Entity row) => new(
        row.Row, row.Text("skill")!, row.Text("to")!, row.Text("toName") ?? "", row.Moment("until")!.Value)
    {
        Status = Enum.Parse<HelpStatus>(row.Text("status")!),
        Text = row.Text("text"),
        By = row.Day("by"),
        Before = Lines(row, "before"),
        BeforeNames = Lines(row, "beforeNames"),
        MeetOn = row.Day("meetOn"),
        AfterAt = row.Moment("afterAt"),
        Outcome = row.Text("outcome"),
    };

    static string? Joined(ImmutableArray<string> lines) => lines.IsEmpty ? null : string.Join('\n', lines);

    static ImmutableArray<string> Lines(Entity row, string column) =>
        row.Text(column) is { } lines ? [.. lines.Split('\n')] : [];
}

/// <summary>
/// Help that somebody said yes to: row <c>helping|day|hash</c> of the helper's partition. No word of the rep's: the
/// request stands with the rep.
/// </summary>
/// <param name="From">The rep's partition.</param>
/// <param name="FromRow">The request's row there.</param>
public sealed record HelpGiven(string From, string FromRow)
{
    public static RowRange Rows { get; } = RowRange.Prefix("helping|");

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
        Key.Of("helping", fromRow.Split('|')[1], $"{from} {fromRow}");

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("from", From).With("fromRow", FromRow).With("meetOn", MeetOn).With("afterAt", AfterAt)
        .With("outcome", Outcome).With("off", IsOff ? true : null);

    public static HelpGiven Read(Entity row) => new(row.Text("from")!, row.Text("fromRow")!)
    {
        MeetOn = row.Day("meetOn"),
        AfterAt = row.Moment("afterAt"),
        Outcome = row.Text("outcome"),
        IsOff = row.Flag("off") ?? false,
    };
}
