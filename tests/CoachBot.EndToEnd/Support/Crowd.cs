using CoachBot.Coaching;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Demo;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// Many reps who are to be asked at one moment of real time, made by the product's own engine without a wire.
/// </summary>
/// <remarks>Each has agreed, named a skill, and asked for the week's question two hours later, word by word.</remarks>
static class Crowd
{
    /// <summary>Each stage plays one person at a time; together they fill the store's batches.</summary>
    const int Stages = 32;

    static readonly TimeSpan Later = TimeSpan.FromHours(2);
    static readonly string[] Words = ["hello", "agree", TeamsScene.Skill, "later 2h"];

    /// <param name="table">Empty.</param>
    /// <param name="dueAt">When everybody is to be asked.</param>
    public static async Task GatherAsync(
        IEntityTable table, DateTimeOffset dueAt, IEnumerable<(FakeConnector Connector, TeamsPerson Person)> people)
    {
        var crowd = people.ToArray();
        await Task.WhenAll(crowd.Chunk((crowd.Length + Stages - 1) / Stages).Select(async part =>
        {
            var stage = new Stage(table, dueAt - Later, CoachSettings.Default, new Silence());
            foreach (var (connector, person) in part)
            {
                person.HasBot = true;
                foreach (var words in Words)
                    await stage.HearAsync(Said(stage, connector, person, words));
            }
        }));
    }

    /// <summary>Brings everybody, and when they are due, to another store.</summary>
    /// <remarks>Pointers from ids stay behind: nobody of the crowd writes.</remarks>
    public static async Task CopyAsync(IEntityTable from, IEntityTable to)
    {
        var partitions = (await StoreRows.AllAsync(from).ToListAsync())
            .Where(row => row.Partition.StartsWith("p|", StringComparison.Ordinal)
                || row.Partition.StartsWith("due|", StringComparison.Ordinal))
            .GroupBy(row => row.Partition);
        await Parallel.ForEachAsync(
            partitions.SelectMany(partition => partition.Chunk(IEntityTable.MaxRows)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (rows, ct) => Assert.IsType<CommitOutcome.Committed>(
                await to.CommitAsync(rows[0].Partition, [.. rows.Select(row => new Change.Upsert(row))], ct)));
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
        public void TurnFailed(Exception fault, string code, string happening) => throw fault;

        public void DeliveryFailed(Exception fault, string partition) => throw fault;

        public void GivenUp(string partition, string reason) => throw new InvalidOperationException(reason);

        public void BecameUnreachable(string partition, string reason) => throw new InvalidOperationException(reason);

        public void SweepFailed(Exception fault) => throw fault;
    }
}
