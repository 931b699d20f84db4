using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.RateLimiting;

/// <summary>Several instances share a tenant's limit by their heartbeats alone.</summary>
public sealed class ClusterMembershipTests
{
    readonly ManualTime _time = new();
    readonly MemoryTable _table = new();

    [Fact]
    public async Task A_newcomer_sends_nothing_for_one_validity_and_then_has_its_part()
    {
        var first = NewMembership();
        await LiveAsync(TimeSpan.FromSeconds(30), first);
        Assert.Equal(40, first.ShareOf(40));

        var second = NewMembership();
        await LiveAsync(ClusterMembership.Validity - ClusterMembership.BeatEvery, first, second);
        var early = second.ShareOf(40);
        await LiveAsync(ClusterMembership.BeatEvery * 2, first, second);

        Assert.Equal(0, early);
        Assert.Equal((20, 20), (first.ShareOf(40), second.ShareOf(40)));
    }

    [Fact]
    public async Task Whoever_leaves_is_gone_from_the_store_and_the_others_have_its_part_at_their_next_beat()
    {
        var (first, second) = (NewMembership(), NewMembership());
        await LiveAsync(TimeSpan.FromSeconds(30), first, second);

        var leaving = second.LeaveAsync(default);
        Assert.Equal(0, second.ShareOf(40));
        _time.Advance(TimeSpan.FromSeconds(1));
        await leaving;
        await first.BeatAsync(default);

        Assert.Equal(40, first.ShareOf(40));
        Assert.Single(await _table.QueryAsync(ClusterMembership.Partition, RowRange.All, null, default));
    }

    [Fact]
    public async Task One_that_dies_is_missed_after_its_validity_and_its_row_is_taken_away_later()
    {
        var (first, dead) = (NewMembership(), NewMembership());
        await LiveAsync(TimeSpan.FromSeconds(30), first, dead);

        await LiveAsync(TimeSpan.FromSeconds(10), first);
        var before = first.ShareOf(40);
        await LiveAsync(TimeSpan.FromSeconds(10), first);
        Assert.Equal((20, 40), (before, first.ShareOf(40)));
        await LiveAsync(TimeSpan.FromMinutes(6), first);

        Assert.Single(await _table.QueryAsync(ClusterMembership.Partition, RowRange.All, null, default));
    }

    [Fact]
    public async Task One_that_stood_still_for_too_long_falls_silent_and_comes_back_as_a_newcomer()
    {
        var membership = NewMembership();
        await LiveAsync(TimeSpan.FromSeconds(30), membership);

        _time.Advance(TimeSpan.FromSeconds(12));
        var silent = membership.ShareOf(40);
        await membership.BeatAsync(default);
        var back = membership.ShareOf(40);
        await LiveAsync(TimeSpan.FromSeconds(20), membership);

        Assert.Equal((0, 0, 40), (silent, back, membership.ShareOf(40)));
    }

    /// <summary>
    /// Instances are started, killed and stand still at random, also in the middle of a beat and between being let in
    /// and calling; a call is on its way for a second. Clocks that differ by more than a second let some of them have
    /// what does not divide evenly at once: one call each.
    /// </summary>
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(5, 1, 0)]
    [InlineData(40, 1, 0)]
    [InlineData(40, 3600, 3)]
    public void Over_any_second_all_of_them_together_stay_within_the_limit(int limit, int apart, int over) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Choose(0, 99_999).ToArbitrary(), seed =>
        {
            SynchronizationContext.SetSynchronizationContext(null); // What waits goes on where it is let go.
            var (time, random) = (new ManualTime(), new Random(seed));
            var (table, arrived) = (new MemoryTable(), new List<DateTimeOffset>());
            var sailors = new List<Sailor>();
            for (var until = time.GetUtcNow().AddMinutes(3); time.GetUtcNow() < until;)
            {
                time.Advance(TimeSpan.FromMilliseconds(random.Next(5, 40)));
                if (sailors.Count < 4 && random.Next(200) == 0)
                    sailors.Add(new Sailor(table, time, limit, apart, random));
                if (random.Next(3000) == 0 && sailors.Count > 0)
                    sailors.RemoveAt(random.Next(sailors.Count));
                foreach (var sailor in sailors)
                    sailor.Step(arrived);
            }

            Assert.True(arrived.Count > limit * 10, $"Only {arrived.Count} arrived.");
            arrived.Sort();
            var most = arrived
                .Select((at, i) => arrived.Skip(i).TakeWhile(later => later < at.AddSeconds(1)).Count()).Max();
            Assert.True(most <= limit + over, $"{most} in a second, seed {seed}.");
        }));

    async Task LiveAsync(TimeSpan span, params ClusterMembership[] crews)
    {
        for (var until = _time.GetUtcNow() + span; _time.GetUtcNow() < until;)
        {
            foreach (var membership in crews)
                await membership.BeatAsync(default);
            _time.Advance(ClusterMembership.BeatEvery);
        }

        foreach (var membership in crews)
            await membership.BeatAsync(default);
    }

    ClusterMembership NewMembership() => new(_table, ProcessInstance.Start(alone: false), _time);

    /// <summary>One instance, a step at a time.</summary>
    sealed class Sailor
    {
        readonly ManualTime _time;
        readonly Random _random;
        readonly ClusterMembership _crew;
        readonly TenantRateLimiter _pace;
        readonly List<RateLimitLease> _places = [];
        readonly List<(RateLimitLease Place, DateTimeOffset ArrivesAt)> _out = [];
        readonly Queue<TaskCompletionSource> _slow = [];
        DateTimeOffset _standsUntil;
        DateTimeOffset _beatsAt;
        Task _beat = Task.CompletedTask;

        public Sailor(MemoryTable table, ManualTime time, int limit, int apart, Random random)
        {
            (_time, _random) = (time, random);
            var clock = new OtherClock(time, TimeSpan.FromMilliseconds(random.Next(apart * 1000)));
            var slow = new TableWithHooks(table) { BeforeAny = _ => MayTakeTime(), AfterAny = _ => MayTakeTime() };
            _crew = new ClusterMembership(slow, ProcessInstance.Start(alone: false), clock);
            _pace = new TenantRateLimiter(limit, clock, _crew);
        }

        public void Step(List<DateTimeOffset> arrived)
        {
            var now = _time.GetUtcNow();
            if (now < _standsUntil)
                return;
            if (_random.Next(2000) == 0)
                _standsUntil = now.AddSeconds(_random.Next(30));

            if (_slow.Count > 0 && _random.Next(20) == 0)
                _slow.Dequeue().SetResult();
            if (now >= _beatsAt && _beat.IsCompleted)
            {
                _beatsAt = now + ClusterMembership.BeatEvery;
                _beat = _crew.BeatAsync(default);
            }

            foreach (var place in _places.Where(_ => _random.Next(2) == 0).ToArray())
            {
                _places.Remove(place);
                if (!place.Acquire())
                    continue;

                var arrivesAt = now + TimeSpan.FromMilliseconds(_random.Next(1000));
                arrived.Add(arrivesAt);
                _out.Add((place, arrivesAt));
            }

            foreach (var call in _out.Where(call => call.ArrivesAt <= now && _random.Next(3) == 0).ToArray())
            {
                _out.Remove(call);
                call.Place.Complete();
            }

            while (_pace.TryEnter("tenant") is { } entered)
                _places.Add(entered);
        }

        Task MayTakeTime()
        {
            if (_random.Next(4) > 0)
                return Task.CompletedTask;

            var until = new TaskCompletionSource();
            _slow.Enqueue(until);
            return until.Task;
        }
    }

    /// <summary>A clock that is ahead.</summary>
    sealed class OtherClock(TimeProvider time, TimeSpan ahead) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + ahead;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }
}
