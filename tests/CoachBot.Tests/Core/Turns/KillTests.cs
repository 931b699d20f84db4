using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Turns;

/// <summary>
/// A process dies at any point of a turn and of its sending; the next one on the same store makes good what it left.
/// </summary>
public sealed class KillTests
{
    static readonly string[] Said = ["one", "two", "three"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_at_any_point_every_message_arrives_once_or_twice_if_its_call_was_open(bool alone)
    {
        var points = 0;
        for (var died = true; died; points++)
        {
            var story = new Story(alone);
            (died, var open) = await story.LiveAsync(points);

            await story.LiveAsync(int.MaxValue);

            Assert.Equal(Said, story.Channel.Arrived.Distinct());
            var twice = story.Channel.Arrived.GroupBy(text => text).Where(text => text.Count() > 1)
                .Select(text => text.Key);
            Assert.Equal(open is null ? [] : [open], twice);
            Assert.True(story.Channel.Arrived.Count <= Said.Length + 1);
            Assert.Equal(["one + two + three"], await EchoCoach.KeptAsync(story.Table, At.Partition()));
        }

        Assert.True(points > 20, "The turn and its sending have many points to die at.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_twice_no_message_arrives_a_third_time_or_out_of_order(bool alone)
    {
        for (var (first, died) = (0, true); died; first += 7)
        {
            for (var (second, again) = (0, true); again; second += 4)
            {
                var story = new Story(alone);
                (died, _) = await story.LiveAsync(first);
                (again, _) = await story.LiveAsync(second);

                await story.LiveAsync(int.MaxValue);

                Assert.All(story.Channel.Arrived.GroupBy(text => text), text => Assert.True(text.Count() <= 2));
                Assert.Equal(
                    story.Channel.Arrived.Distinct().OrderBy(text => Array.IndexOf(Said, text)),
                    story.Channel.Arrived.Distinct());
                Assert.True(await story.IsQuietAsync());
            }
        }
    }

    /// <summary>
    /// A thousand stand in the line of their tenant when the process dies, twice: none of them was on the wire.
    /// </summary>
    [Fact]
    public async Task Who_waits_in_line_when_the_process_dies_is_not_taken_to_have_been_served()
    {
        var world = new World { PerSecond = 1 };
        var (table, channel) = (new MemoryTable(), new ScriptedChannel());
        var first = new Life(table, channel, world);
        foreach (var who in new[] { "ana", "ben", "eva" })
            await first.HearAsync(At.Says($"for {who}", $"e-{who}", who));

        for (var dies = 0; dies < 3; dies++)
        {
            var life = new Life(table, channel, world);
            Assert.NotNull(life.Limiter.TryEnter("tenant")); // Held for good: a dead process gives nothing back.
            await life.Sweep.SweepAsync(default);
            while (life.Committer.Signals.TryRead(out var signal))
                Assert.False(life.Processor.DrainAsync(signal, default).IsCompleted);
        }

        var last = new Life(table, channel, new World());
        await last.Sweep.SweepAsync(default);
        await last.DrainAsync();

        Assert.Equal(["for ana", "for ben", "for eva"], channel.Arrived.Order());
    }

    sealed class Story(bool alone)
    {
        readonly World _world = new();

        public MemoryTable Table { get; } = new();

        public ScriptedChannel Channel { get; } = new();

        /// <summary>A process starts, is brought the message again, and dies after so many steps.</summary>
        /// <returns>Whether it died; and the message whose call was open and had arrived.</returns>
        public async Task<(bool Died, string? Open)> LiveAsync(int steps)
        {
            var death = new TaskCompletionSource();
            string? open = null;
            async Task StepAsync()
            {
                if (steps-- > 0)
                    return;
                death.TrySetResult();
                await new TaskCompletionSource().Task;
            }

            // The shards of others are nothing to die at.
            Task AtAsync(string partition) => IsHers(partition) ? StepAsync() : Task.CompletedTask;
            var table = new TableWithHooks(Table) { BeforeAny = AtAsync, AfterAny = AtAsync };
            table.AfterCommit = (_, changes) =>
            {
                open = changes.Any(change =>
                    change is Change.Delete && change.Row.StartsWith("owed|", StringComparison.Ordinal)) ? null : open;
                return Task.CompletedTask;
            };
            Channel.Before = _ => StepAsync();
            Channel.After = () =>
            {
                open = Channel.Arrived[^1];
                return StepAsync();
            };
            // Longer than a lease, and than a wake row's minute.
            _world.ManualWire.Advance(TimeSpan.FromMinutes(2));
            var life = new Life(table, Channel, _world, alone);

            var living = Task.Run(async () =>
            {
                await life.HearAsync(At.Says("one + two + three", "e1"));
                await life.Sweep.SweepAsync(default);
                await life.DrainAsync();
            });
            await await Task.WhenAny(living, death.Task);
            return (death.Task.IsCompleted, open);
        }

        static bool IsHers(string partition) => !partition.StartsWith("due|", StringComparison.Ordinal)
            || partition.StartsWith($"due|{DueIndex.ShardOf(At.Partition()):x2}|", StringComparison.Ordinal);

        public async Task<bool> IsQuietAsync() =>
            (await Table.QueryAsync(At.Partition(), RowRange.Prefix(TurnCommitter.OwedPrefix), 1, default)).IsEmpty;
    }
}
