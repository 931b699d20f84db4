using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// The first row of an addressee's partition. Every turn replaces it at the version it read: that alone makes the turns
/// of one addressee follow one another.
/// </summary>
/// <remarks>These columns are the engine's; the coach's stand beside them in the same row.</remarks>
public sealed record AddresseeState(Entity Row)
{
    public const string RowKey = "head";
    const string DuePrefix = "due_";
    const long FirstOwed = 1;

    /// <summary>The head of an addressee never met before.</summary>
    public static AddresseeState New(string partition) => new(new Entity(partition, RowKey));

    public string Partition => Row.Partition;
    public bool IsNew => Row.Version is null;

    /// <summary>From here on nobody reads anything of this partition.</summary>
    public bool IsDeleting => Row.Flag("deleting") ?? false;

    /// <summary>BCP 47; <c>null</c>: not known.</summary>
    public string? Language => Row.Text("language");

    /// <summary>
    /// The platform's code for why nothing can be sent; <c>null</c>: as far as known, everything can.
    /// </summary>
    public string? Unreachable => Row.Text("unreachable");

    /// <summary>What is planned: at most one moment a kind. A due row that is not in here is a leftover.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Plan =>
        Row.Columns.Where(column => column.Key.StartsWith(DuePrefix, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(
                column => column.Key[DuePrefix.Length..], column => ((Column.Timestamp)column.Value).Value,
                StringComparer.Ordinal);

    public bool IsPlanned(string kind, DateTimeOffset at) => Row.Moment(DuePrefix + kind) == at;

    /// <summary>The number of the next owed row.</summary>
    public long NextOwed => Row.Number("nextOwed") ?? FirstOwed;

    /// <summary>
    /// Nothing was owed when this was read. <c>false</c>: as far as known; a process alone on its store does not tell.
    /// </summary>
    public bool IsSettled => (Row.Number("settled") ?? FirstOwed) == NextOwed;

    /// <summary>
    /// The process that sends for this addressee, until <see cref="SendingUntil"/> on the machine's clock.
    /// </summary>
    public string? SendingBy => Row.Text("sendingBy");
    public DateTimeOffset? SendingUntil => Row.Moment("sendingUntil");

    /// <summary>A wake row stands at this moment of the machine's clock; <c>null</c>: none is known to.</summary>
    public DateTimeOffset? WakeAt => Row.Moment("wakeAt");

    /// <summary>The addressee's own chat; <c>null</c>: no address is known.</summary>
    public ConversationReference? Chat => Row.Text("channel") is not { } channel
        ? null
        : new(
            channel,
            Row.Text("serviceUrl") ?? "",
            Row.Text("tenantId") ?? "",
            Row.Text("botId") ?? "",
            Row.Text("teamId") is null ? ConversationKind.Personal : ConversationKind.Channel,
            Row.Text("conversationId") ?? "",
            Row.Text("userId"),
            Row.Text("teamId"));

    /// <summary>Says that nothing is owed and nobody sends.</summary>
    public AddresseeState Settled() => new(Row
        .With("settled", NextOwed).With("sendingBy", (string?)null).With("sendingUntil", (DateTimeOffset?)null));

    public AddresseeState With(ConversationReference chat) => new(Row
        .With("channel", chat.Channel)
        .With("serviceUrl", chat.ServiceUrl)
        .With("tenantId", chat.TenantId)
        .With("botId", chat.BotId)
        .With("conversationId", chat.ConversationId)
        .With("userId", chat.UserId)
        .With("teamId", chat.TeamId));

    public AddresseeState WithPlan(ImmutableSortedDictionary<string, DateTimeOffset> plan)
    {
        var row = Plan.Keys.Aggregate(Row, (row, kind) => row.With(DuePrefix + kind, (Column?)null));
        return new(plan.Aggregate(row, (row, due) => row.With(DuePrefix + due.Key, due.Value)));
    }
}
