using System.Collections.Concurrent;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>The partition of a person, <c>p|</c> and their key, or of a team, <c>t|</c> and its key.</summary>
public static class Addressee
{
    /// <param name="channel">The channel's id, as in <see cref="ConversationReference.Channel"/>.</param>
    /// <param name="id">The id that stays: the directory's where it is known, else the platform's for this bot.</param>
    public static string Person(string channel, string tenant, string id) => Key.Of("p", Platform(channel), tenant, id);

    public static string Team(string channel, string tenant, string teamId) =>
        Key.Of("t", Platform(channel), tenant, teamId);

    public static bool IsTeam(string partition) => partition.StartsWith("t|", StringComparison.Ordinal);

    /// <summary>The tenant a partition belongs to, escaped.</summary>
    public static string TenantOf(string partition) => partition.Split('|')[2];

    static string Platform(string channel) => channel == "msteams" ? "teams" : channel;
}

/// <summary>Finds a person's partition. A person first seen by the platform's id alone keeps that key.</summary>
/// <remarks>
/// Row <c>alias</c> of partition <c>alias|platform|tenant|id</c> points to it, written before the first turn.
/// </remarks>
public sealed class Addressees(IEntityTable table)
{
    /// <summary>Remembered pointers; they never change, so memory is the only bound.</summary>
    const int Most = 50_000;

    const string Row = "alias";
    readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    public async Task<string> PersonAsync(string channel, string tenant, Account account, CancellationToken ct)
    {
        var alias = "alias|" + Addressee.Person(channel, tenant, account.Id)[2..];
        if (_known.TryGetValue(alias, out var known))
            return known;

        while (true)
        {
            if (await table.GetAsync(alias, Row, ct) is { } row)
                return Remember(alias, row.Text("person")!);

            var partition = Addressee.Person(channel, tenant, account.DirectoryId ?? account.Id);
            var pointer = new Entity(alias, Row).With("person", partition);
            if (await table.CommitAsync(alias, [new Change.Insert(pointer)], ct) is CommitOutcome.Committed)
                return Remember(alias, partition);
        }
    }

    /// <summary>The partition of a person met before, by the platform's id.</summary>
    /// <returns><c>null</c>: no person with that id has been met.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public static async Task<string?> MetAsync(
        IEntityReader table, string channel, string tenant, string userId, CancellationToken ct) =>
        (await table.GetAsync("alias|" + Addressee.Person(channel, tenant, userId)[2..], Row, ct))?.Text("person");

    /// <summary>
    /// Writes the pointer to a message's receiver, whose first turn may be the one that takes the message.
    /// </summary>
    public Task IntroduceAsync(PeerMessage message, string userId, CancellationToken ct)
    {
        var alias = "alias|" + Addressee.Person(message.Values["channel"], message.Values["tenantId"], userId)[2..];
        return _known.ContainsKey(alias)
            ? Task.CompletedTask
            : PointAsync(alias, message.To, ct);
    }

    async Task PointAsync(string alias, string partition, CancellationToken ct)
    {
        if (await table.GetAsync(alias, Row, ct) is null)
            await table.CommitAsync(alias, [new Change.Insert(new Entity(alias, Row).With("person", partition))], ct);
    }

    /// <summary>
    /// The partition whose turn takes an activity: events of a team are the team's, all others their author's.
    /// </summary>
    public async Task<string> OfAsync(Activity activity, CancellationToken ct) =>
        activity.Conversation.TeamId is { } team
        && activity.Kind is ActivityKind.Installed or ActivityKind.Removed or ActivityKind.Joined or ActivityKind.Left
            ? Addressee.Team(activity.Conversation.Channel, activity.Conversation.TenantId, team)
            : await PersonAsync(activity.Conversation.Channel, activity.Conversation.TenantId, activity.From, ct);

    string Remember(string alias, string partition)
    {
        if (_known.Count >= Most)
            _known.Clear();
        return _known[alias] = partition;
    }
}
