using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Delivery;

/// <summary>Whose words a view shows is told once, and where it may have been read; not where it cannot.</summary>
public sealed class ShownViewTests
{
    static readonly ChannelResult Lost = new ChannelResult.Unknown("timeout");
    static readonly ChannelResult Blocked = new ChannelResult.Unreachable("blocked");

    public static TheoryData<ChannelResult[], bool> Ways { get; } = new()
    {
        { [], true },
        { [new ChannelResult.NotNow(null, "down")], true },
        { [Lost], true },
        { [Lost, Lost], true },
        { [Lost, Blocked], true },
        { [Blocked], false },
        { [new ChannelResult.Refused("too large")], false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_was_shown_or_may_have_been_is_told_once(ChannelResult[] deliveries, bool isTold)
    {
        var (world, table, channel) = (new World(), new MemoryTable(), new ScriptedChannel());
        var life = new Life(table, channel, world);
        channel.Answers(deliveries);
        world.Coach.Owes = happening =>
            happening is TurnEvent.ActivityReceived ? new OutboxMessage.ShowView("view", NoValues, "card.1") : null;
        world.Coach.Tells = [new PeerMessage("m1", "looked", At.Partition(), At.Partition("ben"), NoValues)];

        await life.HearAsync(At.Says("plan", "e1"));
        for (var later = await life.DrainAsync(); later is { } wait; later = await life.DrainAgainAsync())
            world.ManualWire.Advance(wait);

        Assert.Equal(
            isTold ? ["mail m1"] : [], await EchoCoach.KeptAsync(table, At.Partition("ben")));
    }

    /// <summary>More than nine: their rows are named so that they stay in order.</summary>
    [Fact]
    public async Task Many_are_told_in_the_order_they_were_named_in()
    {
        var (world, table) = (new World(), new MemoryTable());
        var life = new Life(table, new ScriptedChannel(), world);
        world.Coach.Owes = happening =>
            happening is TurnEvent.ActivityReceived ? new OutboxMessage.ShowView("view", NoValues, "card.1") : null;
        world.Coach.Tells = [.. Enumerable.Range(10, 15).Select(number =>
            new PeerMessage($"m{number}", "looked", At.Partition(), At.Partition("ben"), NoValues))];

        await life.HearAsync(At.Says("plan", "e1"));
        await life.DrainAsync();

        Assert.Equal(
            Enumerable.Range(10, 15).Select(number => $"mail m{number}"),
            await EchoCoach.KeptAsync(table, At.Partition("ben")));
    }

    static ImmutableSortedDictionary<string, string> NoValues { get; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
