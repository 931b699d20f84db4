using System.Collections.Concurrent;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Whose turn it is, by partition: <c>p|</c> and a person's key, <c>t|</c> and a team's.</summary>
public static class Addressee
{
    /// <param name="id">The id that stays: the directory's where it is known, else the platform's for this bot.</param>
    public static string Person(string channel, string tenant, string id) => Key.Of("p", Platform(channel), tenant, id);

    public static string Team(string channel, string tenant, string teamId) =>
        Key.Of("t", Platform(channel), tenant, teamId);

    public static bool IsTeam(string partition) => partition.StartsWith("t|", StringComparison.Ordinal);

    /// <summary>The tenant a partition belongs to, escaped.</summary>
    public static string TenantOf(string partition) => partition.Split('|')[2];

    static string Platform(string channel) => channel == "msteams" ? "teams" : channel;
}

/// <summary>Finds a person's partition. Whoever was first seen by the platform's id alone keeps that key.</summary>
/// <remarks>
/// Row <c>alias</c> of partition <c>alias|platform|tenant|id</c> points to it, written before the first turn.
/// </remarks>
public sealed class Addressees(IEntityTable table)
{
    /// <summary>Remembered pointers; they never change, so the only bound needed is memory's.</summary>
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

    /// <summary>The partition of somebody met before, by the platform's id.</summary>
    /// <returns><c>null</c>: nobody has been met by that id.</returns>
    public static async Task<string?> MetAsync(
        IEntityReader table, string channel, string tenant, string userId, CancellationToken ct) =>
        (await table.GetAsync("alias|" + Addressee.Person(channel, tenant, userId)[2..], Row, ct))?.Text("person");

    /// <summary>
    /// Mail may be the first that is heard of a person: the pointer to them comes before their first turn.
    /// </summary>
    public Task IntroduceAsync(PeerMessage mail, string userId, CancellationToken ct)
    {
        var alias = "alias|" + Addressee.Person(mail.Values["channel"], mail.Values["tenantId"], userId)[2..];
        return _known.ContainsKey(alias)
            ? Task.CompletedTask
            : PointAsync(alias, mail.To, ct);
    }

    async Task PointAsync(string alias, string partition, CancellationToken ct)
    {
        if (await table.GetAsync(alias, Row, ct) is null)
            await table.CommitAsync(alias, [new Change.Insert(new Entity(alias, Row).With("person", partition))], ct);
    }

    /// <summary>
    /// Whose turn an activity is: events of a team are the team's, everything else is the person's who did it.
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
