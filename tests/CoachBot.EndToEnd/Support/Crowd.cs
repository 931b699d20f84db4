using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Demo;
using CoachBot.Storage;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// Many reps who are to be asked at one moment of real time.
/// </summary>
/// <remarks>
/// The first of each organisation is made by the product's own engine without a wire: has agreed, named a skill, and
/// asked for the week's question two hours later, word by word. The others are the same rows with ids of their own, and
/// nobody is in the list of ids that people write from: nobody of a crowd writes.
/// </remarks>
static class Crowd
{
    /// <summary>Commits at once.</summary>
    const int Abreast = 8;

    static readonly TimeSpan Later = TimeSpan.FromHours(2);
    static readonly string[] Words = ["hello", "agree", TeamsScene.Skill, "later 2h"];

    /// <param name="table">Empty.</param>
    /// <param name="dueAt">When everybody is to be asked.</param>
    public static async Task GatherAsync(
        IEntityTable table, DateTimeOffset dueAt, IEnumerable<(FakeConnector Connector, TeamsPerson Person)> people)
    {
        var rows = new List<Entity>();
        foreach (var tenant in people.GroupBy(one => one.Connector, one => one.Person))
        {
            var first = tenant.First();
            var model = await PlayAsync(tenant.Key, first, dueAt);
            foreach (var person in tenant)
            {
                person.HasBot = true;
                rows.AddRange(model.Select(row => Of(row, first, person, tenant.Key.World.TenantId)));
            }
        }

        // A shard's cursor is written once, however many of its people have one.
        await Parallel.ForEachAsync(
            rows.DistinctBy(row => (row.Partition, row.Row)).GroupBy(row => row.Partition)
                .SelectMany(partition => partition.Chunk(IEntityTable.MaxRows)),
            new ParallelOptions { MaxDegreeOfParallelism = Abreast },
            async (some, ct) => Assert.IsType<CommitOutcome.Committed>(await table.CommitAsync(
                some[0].Partition, [.. some.Select(row => new Change.Upsert(row))], ct)));
    }

    /// <summary>One rep's rows, and those of when they are due.</summary>
    static async Task<Entity[]> PlayAsync(FakeConnector connector, TeamsPerson person, DateTimeOffset dueAt)
    {
        using var folder = new TemporaryFolder();
        await using var table = SqliteTable.Open(Path.Combine(folder.Path, "model.db"), TimeProvider.System);
        var stage = new Stage(table, dueAt - Later, CoachSettings.Default, new Silence());
        foreach (var words in Words)
            await stage.HearAsync(Said(stage, connector, person, words));
        return await StoreRows.AllAsync(table)
            .Where(row => row.Partition.StartsWith("p|", StringComparison.Ordinal)
                || row.Partition.StartsWith("due|", StringComparison.Ordinal))
            .Where(row => !row.Row.StartsWith("wake|", StringComparison.Ordinal)).ToArrayAsync();
    }

    /// <summary>The row as it would be if another had said the same at the same time.</summary>
    static Entity Of(Entity row, TeamsPerson model, TeamsPerson person, string tenant)
    {
        var partition = As(row.Partition);
        if (partition.Split('|') is ["due", _, var day])
        {
            var shard = DueIndex.ShardOf(Addressee.Person("msteams", tenant, person.DirectoryId));
            partition = $"due|{shard:x2}|{day}";
        }

        return new(partition, As(row.Row), row.Columns.ToImmutableSortedDictionary(
            column => column.Key,
            column => column.Value is Column.Text { Value: var text } ? new Column.Text(As(text)) : column.Value,
            StringComparer.Ordinal));

        string As(string text) => text
            .Replace(model.DirectoryId, person.DirectoryId, StringComparison.Ordinal)
            .Replace(model.ConversationId, person.ConversationId, StringComparison.Ordinal)
            .Replace(model.Id, person.Id, StringComparison.Ordinal)
            .Replace(model.Name, person.Name, StringComparison.Ordinal);
    }

    static Activity Said(Stage stage, FakeConnector connector, TeamsPerson person, string words)
    {
        var account = new Account(person.Id, person.Name, person.DirectoryId);
        return stage.Activity(account, ActivityKind.Message) with
        {
            Text = words,
            Conversation = new ConversationReference(
                "msteams", connector.ServiceUrl.TrimEnd('/'), connector.World.TenantId, connector.World.BotId,
                ConversationKind.Personal, person.ConversationId),
            Zone = Evening(stage.Clock.GetUtcNow().Hour),
        };
    }

    /// <summary>Where it is evening at this hour, so that nothing else of the week comes in between.</summary>
    static string Evening(int utcHour)
    {
        var behind = utcHour < 7 ? utcHour + 5 : utcHour - 19;
        return $"Etc/GMT{behind:+0;-0;+0}";
    }

    sealed class Silence : IEngineLog
    {
        public void TurnFailed(Exception fault, string code, string turnEvent) => throw fault;

        public void DeliveryFailed(Exception fault, string partition) => throw fault;

        public void GivenUp(string partition, string reason) => throw new InvalidOperationException(reason);

        public void BecameUnreachable(string partition, string reason) => throw new InvalidOperationException(reason);

        public void SweepFailed(Exception fault) => throw fault;
    }
}
