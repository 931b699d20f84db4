using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Turns;

/// <summary>What is brought twice happens once; what is brought at once by two is kept in full.</summary>
public sealed class ResendTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_activity_brought_to_two_processes_at_once_has_one_effect(bool onDisk)
    {
        using var folder = new Folder();
        var table = onDisk ? (IEntityTable)SqliteTable.Open(folder.File, TimeProvider.System) : new MemoryTable();
        var lives = new[] { Shared(table), Shared(table) };

        for (var i = 0; i < 20; i++)
            await Task.WhenAll(lives.Select(life => Task.Run(() => life.HearAsync(At.Says($"{i}", $"e{i}")))));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), await EchoCoach.KeptAsync(table, At.Partition()));
        await DisposeAsync(table);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_different_answers_at_once_are_both_kept(bool onDisk)
    {
        using var folder = new Folder();
        var table = onDisk ? (IEntityTable)SqliteTable.Open(folder.File, TimeProvider.System) : new MemoryTable();
        var lives = new[] { Shared(table), Shared(table) };

        for (var i = 0; i < 20; i++)
            await Task.WhenAll(lives.Select((life, at) =>
                Task.Run(() => life.HearAsync(At.Says($"{i}.{at}", $"e{i}.{at}")))));

        var kept = await EchoCoach.KeptAsync(table, At.Partition());
        Assert.Equal(40, kept.Distinct().Count());
        Assert.Equal(kept.Select(text =>
            int.Parse(text.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)).Order(),
            kept.Select(text => int.Parse(text.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)));
        await DisposeAsync(table);
    }

    [Fact]
    public async Task A_planned_moment_swept_by_two_processes_at_once_is_taken_once()
    {
        var (table, world) = (new MemoryTable(), new World());
        var lives = new[] { Shared(table, world), Shared(table, world) };
        await lives[0].HearAsync(At.Says("plan", "e1"));
        world.People.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(lives.Select(life => Task.Run(() => life.Sweep.SweepAsync(default))));

        Assert.Equal(["ask"], await EchoCoach.KeptAsync(table, At.Partition()));
        Assert.Empty(world.Log.Lines);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 2)]
    public async Task A_resend_is_recognised_for_three_days(int days, int effects)
    {
        var (table, world) = (new MemoryTable(), new World());
        var life = new Life(table, new ScriptedChannel(), world);
        await life.HearAsync(At.Says("one", "e1"));

        world.ManualWire.Advance(TimeSpan.FromDays(days));
        await life.HearAsync(At.Says("between", "e2"));
        await life.HearAsync(At.Says("one", "e1"));

        Assert.Equal(effects, (await EchoCoach.KeptAsync(table, At.Partition())).Count(text => text == "one"));
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 2)]
    public async Task Mail_is_recognised_for_thirty_days(int days, int effects)
    {
        var (table, world) = (new MemoryTable(), new World());
        var life = new Life(table, new ScriptedChannel(), world);
        var mail = new TurnEvent.MessageReceived(new PeerMessage("1", "kind", "p|x", At.Partition(),
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty));
        await life.Turns.TakeAsync(At.Partition(), mail, SeenActivities.MailPrefix + "1", default);

        world.ManualWire.Advance(TimeSpan.FromDays(days));
        await life.HearAsync(At.Says("between", "e2"));
        await life.Turns.TakeAsync(At.Partition(), mail, SeenActivities.MailPrefix + "1", default);

        Assert.Equal(effects, (await EchoCoach.KeptAsync(table, At.Partition())).Count(text => text == "mail 1"));
    }

    [Fact]
    public async Task An_edit_or_a_press_brought_again_changes_nothing()
    {
        var table = new MemoryTable();
        var life = new Life(table, new ScriptedChannel(), new World());
        var edit = At.Says("better", "edit-1") with { Kind = ActivityKind.Edit, EditedId = "m1" };
        var press = At.Says("", "press-1") with
        {
            Kind = ActivityKind.Submit,
            Card = "c1",
            Command = "done",
            WantsCard = true
        };

        foreach (var activity in new[] { edit, press, edit, press })
            await life.HearAsync(activity);

        Assert.Equal(["edit m1: better", "press c1: done"], await EchoCoach.KeptAsync(table, At.Partition()));
    }

    [Fact]
    public async Task A_press_brought_again_is_answered_with_the_card_as_it_stands()
    {
        var life = new Life(new MemoryTable(), new ScriptedChannel(), new World());
        var press = At.Says("", "press-1") with
        {
            Kind = ActivityKind.Submit,
            Card = "c1",
            Command = "done",
            WantsCard = true
        };

        var (first, again) = (await life.HearAsync(press), await life.HearAsync(press));

        Assert.Equal(first!.Card.Summary, again!.Card.Summary);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_was_lost_has_one_effect_and_the_turn_goes_on(bool wasWritten)
    {
        var (memory, channel) = (new MemoryTable(), new ScriptedChannel());
        var life = new Life(Losing(memory, wasWritten, times: 1), channel, new World());

        await life.HearAsync(At.Says("one", "e1"));
        await life.HearAsync(At.Says("one", "e1"));
        await life.DrainAsync();

        Assert.Equal(["one"], await EchoCoach.KeptAsync(memory, At.Partition()));
        Assert.Equal(["one"], channel.Arrived);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_came_due_and_whose_commit_s_answer_was_lost_is_said_at_once_and_once(bool wasWritten)
    {
        var (memory, channel, world) = (new MemoryTable(), new ScriptedChannel(), new World());
        await new Life(memory, channel, world).HearAsync(At.Says("plan", "e1"));
        world.People.Advance(TimeSpan.FromHours(2));
        var life = new Life(Losing(memory, wasWritten, times: 1), channel, world);

        await life.Sweep.SweepAsync(default);
        await life.DrainAsync();

        Assert.Equal(["ask"], channel.Arrived);
        Assert.Empty(world.Log.Lines);
    }

    [Fact]
    public async Task A_store_that_gives_no_answer_time_and_again_is_out_of_reach_until_the_resend()
    {
        var (memory, channel) = (new MemoryTable(), new ScriptedChannel());
        var life = new Life(Losing(memory, wasWritten: false, times: 3), channel, new World());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => life.HearAsync(At.Says("one", "e1")));
        await life.HearAsync(At.Says("one", "e1"));
        await life.DrainAsync();

        Assert.Equal(["one"], channel.Arrived);
    }

    /// <summary>
    /// Ids that are past their time are forgotten beside a turn that fills a commit, not over its size.
    /// </summary>
    [Fact]
    public async Task A_turn_as_large_as_a_commit_takes_is_taken_with_many_ids_to_forget()
    {
        var (table, world) = (new MemoryTable(), new World());
        var life = new Life(table, new ScriptedChannel(), world);
        for (var i = 0; i < 20; i++)
            await life.HearAsync(At.Says($"{i}", $"e{i}"));
        world.ManualWire.Advance(TimeSpan.FromDays(4));

        await life.HearAsync(At.Says(string.Join(" + ", Enumerable.Range(0, 85)), "large"));

        Assert.Empty(world.Log.Lines);
        Assert.Equal(21, (await EchoCoach.KeptAsync(table, At.Partition())).Length);
    }

    [Fact]
    public async Task A_turn_too_large_for_a_commit_is_answered_with_an_apology()
    {
        var (world, channel) = (new World(), new ScriptedChannel());
        var life = new Life(new MemoryTable(), channel, world);

        await life.HearAsync(At.Says(string.Join(" + ", Enumerable.Range(0, 95)), "large"));
        await life.DrainAsync();

        Assert.Equal(["turn ActivityReceived"], world.Log.Lines);
        Assert.StartsWith("Code ", Assert.Single(channel.Arrived));
    }

    /// <summary>A store whose next answers to commits about somebody are lost.</summary>
    static TableWithHooks Losing(IEntityTable inner, bool wasWritten, int times)
    {
        Func<string, IReadOnlyList<Change>, Task> lose = (partition, _) => partition == At.Partition() && times-- > 0
            ? throw new StoreUnavailableException("Lost.")
            : Task.CompletedTask;
        return wasWritten
            ? new TableWithHooks(inner) { AfterCommit = lose }
            : new TableWithHooks(inner) { BeforeCommit = lose };
    }

    static Life Shared(IEntityTable table, World? world = null) =>
        new(table, new ScriptedChannel(), world ?? new World(), alone: false);

    static async Task DisposeAsync(IEntityTable table)
    {
        if (table is IAsyncDisposable store)
            await store.DisposeAsync();
    }

    sealed class Folder : IDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coach");

        public string File => Path.Combine(_folder.FullName, "coach.db");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
