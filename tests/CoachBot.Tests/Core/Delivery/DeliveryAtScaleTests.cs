using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Delivery;

/// <summary>Many recipients at once, on a virtual clock.</summary>
public sealed class DeliveryAtScaleTests
{
    readonly World _world = new() { PerSecond = 40 };
    readonly Tenants _channel;

    public DeliveryAtScaleTests() => _channel = new Tenants(_world.Wire);

    [Fact]
    public void A_thousand_recipients_of_a_tenant_are_reached_as_fast_as_the_limit_lets_them_be()
    {
        Deliver(Enumerable.Range(0, 1000).Select(i => ($"p{i}", "one")));

        var arrivals = _channel.Arrived.Select(call => call.At).ToList();
        Assert.Equal(1000, arrivals.Distinct().Count());
        Assert.InRange((arrivals[^1] - arrivals[0]).TotalSeconds, 24.9, 25.5);
        Assert.All(arrivals.Skip(40).Zip(arrivals), pair => Assert.True(pair.First - pair.Second >= Second));
    }

    [Fact]
    public void One_tenant_s_throttling_delays_nobody_else_s()
    {
        var refusedUntil = _world.Wire.GetUtcNow() + TimeSpan.FromMinutes(1);
        _channel.Answer = to => to.TenantId == "busy" && _world.Wire.GetUtcNow() < refusedUntil
            ? new ChannelResult.NotNow(Second, "Throttled", TooMany: true)
            : null;
        var tenants = new[] { "busy", "b", "c", "d", "e" };

        var began = _world.Wire.GetUtcNow();
        Deliver(Enumerable.Range(0, 500).Select(i => ($"p{i}", tenants[i % 5])));

        Assert.Equal(500, _channel.Arrived.Select(call => call.To).Distinct().Count());
        Assert.Equal(500, _channel.Arrived.Count);
        Assert.All(
            _channel.Arrived.Where(call => call.Tenant != "busy"),
            call => Assert.InRange((call.At - began).TotalSeconds, 0, 2.6));
        Assert.InRange(_channel.Refused, 30, 200);
        Assert.Empty(_world.Log.Lines);
    }

    static TimeSpan Second => TimeSpan.FromSeconds(1);

    /// <summary>Everybody is owed something at once.</summary>
    void Deliver(IEnumerable<(string Who, string Tenant)> people)
    {
        var life = new Life(new MemoryTable(), _channel, _world);
        new VirtualRun(_world.ManualWire).Run(people.Select(person => (Func<Task>)(async () =>
        {
            var (who, tenant) = person;
            await life.HearAsync(At.Says("one", $"e-{who}", who) with { Conversation = At.Chat(who, tenant) });
            var partition = Addressee.Person("msteams", tenant, $"29:{who}");
            while (await life.Processor.DrainAsync(new(partition), default) is { } wait)
                await Task.Delay(wait, _world.Wire);
        })));
    }

    /// <summary>A platform of several tenants.</summary>
    sealed class Tenants(TimeProvider wire) : IChannel
    {
        public string Name => "msteams";

        public List<(string To, string Tenant, DateTimeOffset At)> Arrived { get; } = [];

        public int Refused { get; private set; }

        public Func<ConversationReference, ChannelResult?> Answer { get; set; } = _ => null;

        public Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct)
        {
            if (Answer(to) is { } refused)
            {
                Refused++;
                return Task.FromResult(refused);
            }

            Arrived.Add((to.ConversationId, to.TenantId, wire.GetUtcNow()));
            return Task.FromResult<ChannelResult>(new ChannelResult.Done($"m{Arrived.Count}"));
        }

        public Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<ChannelResult> UpdateAsync(
            ConversationReference to, string messageId, Message message, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<RosterPage> RosterAsync(
            ConversationReference team, string? continuation, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
