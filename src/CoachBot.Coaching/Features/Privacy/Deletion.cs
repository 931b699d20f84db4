using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>
/// Takes everything a person ever said away, in as many turns as it needs; address, zone and role remain.
/// </summary>
/// <remarks>While it goes on <c>head.deleting</c> is set and nobody reads anything of the person. What remains holds no
/// words.</remarks>
public static class Deletion
{
    /// <summary>The planned moment that carries it on.</summary>
    public const string Kind = "delete";

    /// <summary>The next turn of it; the sweep after that comes to it.</summary>
    public static readonly TimeSpan GoesOnAfter = TimeSpan.FromSeconds(1);

    /// <summary>Rows taken away in one turn; a commit takes 90 in all.</summary>
    const int AtOnce = 60;

    /// <summary>Columns of the head that may be kept of a person who has not agreed.</summary>
    static readonly string[] Kept =
    [
        "channel", "serviceUrl", "tenantId", "botId", "conversationId", "userId", "teamId", "zone", "language", "teams",
        "manages", "guest", "nextOwed", "sendingBy", "sendingUntil", "wakeAt", "cards",
        "reopenedAt",
    ];

    /// <summary>When a person last had everything deleted; <c>null</c>: never.</summary>
    public static DateTimeOffset? At(AddresseeState person) => person.Row.Moment("deletedAt");

    public static DateTimeOffset? NextAt(PersonTurn turn) =>
        turn.Profile.Head.IsDeleting ? turn.Now + GoesOnAfter : null;

    public static async ValueTask GoOnAsync(PersonTurn turn)
    {
        var isFirst = !turn.Profile.Head.IsDeleting;
        if (isFirst)
        {
            PeerMessages.DeclineAll(turn);
            foreach (var capability in turn.Capabilities.All)
                await capability.CallOffAsync(turn);
        }

        var rows = (await turn.EverythingAsync())
            .Where(row => Goes(row, isFirst))
            .OrderBy(row => !IsOwed(row)).ToList();
        foreach (var row in rows.Take(AtOnce))
            turn.Delete(row.Row);

        var head = turn.Profile.Head.Row;
        var bare = Kept.Aggregate(
            new Entity(head.Partition, head.Row) with { Version = head.Version },
            (bare, column) => bare.With(column, head.Columns.GetValueOrDefault(column)));
        turn.Profile = new Profile(new AddresseeState(bare)).WithConsent(Consent.NotNow).With("deletedAt", turn.Now)
            .WithSilence(true);
        if (rows.Count > AtOnce)
            turn.Profile = turn.Profile.With("deleting", true);
        if (rows.Count <= AtOnce)
            turn.Say(PrivacyText.Deleted); // Said when it is so, and not before.
        else if (isFirst)
            turn.Say(PrivacyText.Deleting);
    }

    /// <summary>
    /// What is still owed may hold words; once deleting has begun, only what it says of itself is owed.
    /// </summary>
    static bool Goes(Entity row, bool isFirst) =>
        row.Row != AddresseeState.RowKey && !EngineRows.Seen.Holds(row.Row)
        && (!IsOwed(row)
            || (isFirst
                && TurnCommitter.Read(row) is OutboxMessage.Say or OutboxMessage.ShowView or OutboxMessage.UpdateCard));

    static bool IsOwed(Entity row) => EngineRows.Owed.Holds(row.Row);
}
