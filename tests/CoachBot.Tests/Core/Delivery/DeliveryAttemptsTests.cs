using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Delivery;

/// <summary>A message counts as one that may have arrived while its call is open, and at no other time.</summary>
public sealed class DeliveryAttemptsTests
{
    readonly World _world = new();
    readonly MemoryTable _table = new();
    readonly ScriptedChannel _channel = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task However_often_it_is_killed_while_the_platform_puts_it_off_the_message_is_not_lost(bool alone)
    {
        _channel.Answers([.. Enumerable.Repeat(new ChannelResult.NotNow(TimeSpan.FromSeconds(20), "Throttled"), 7)]);
        await NewLife(alone).HearAsync(At.Says("one", "e1"));

        for (var killed = 0; killed < 7; killed++)
        {
            await NewLife(alone).DrainAgainAsync();
            Assert.Null(Owed().Text("life"));
            _world.ManualWire.Advance(TurnCommitter.Lease);
        }

        await NewLife(alone).DrainAgainAsync();
        Assert.Equal(["one"], _channel.Arrived);
        Assert.Empty(_world.Log.Lines);
    }

    [Fact]
    public async Task What_was_owed_and_never_called_is_still_repeated_once_when_its_call_is_cut_off()
    {
        await NewLife().HearAsync(At.Says("one", "e1"));
        Assert.Null(Owed().Text("life"));

        _channel.Before = _ => new TaskCompletionSource().Task;
        _ = NewLife().DrainAgainAsync();
        Assert.NotNull(Owed().Text("life"));
        _channel.Before = _ => Task.CompletedTask;
        await NewLife().DrainAgainAsync();

        Assert.Equal(["one"], _channel.Arrived);
    }

    /// <summary>A call may have arrived, the next says that it did not: the first still counts.</summary>
    [Fact]
    public async Task What_may_have_arrived_is_not_forgotten_while_it_is_put_off()
    {
        _channel.Answers(
            new ChannelResult.Unknown("timeout"), new ChannelResult.NotNow(null, "down"),
                new ChannelResult.Unknown("timeout"));
        var life = NewLife();
        await life.HearAsync(At.Says("one", "e1"));

        for (var later = await life.DrainAsync(); later is { } wait; later = await life.DrainAgainAsync())
            _world.ManualWire.Advance(wait);

        Assert.Equal(3, _channel.Calls);
        Assert.Equal(["given up: may have arrived twice"], _world.Log.Lines);
    }

    [Fact]
    public async Task Whoever_waits_for_a_token_has_called_nobody()
    {
        _channel.Ready = new ChannelResult.NotNow(TimeSpan.FromSeconds(5), "Token503");
        await NewLife().HearAsync(At.Says("one", "e1"));

        for (var killed = 0; killed < 5; killed++)
        {
            await NewLife().DrainAgainAsync();
            _world.ManualWire.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(0, _channel.Calls);
        _channel.Ready = null;
        await NewLife().DrainAgainAsync();
        Assert.Equal(["one"], _channel.Arrived);
    }

    Life NewLife(bool alone = true) => new(_table, _channel, _world, alone);

    Entity Owed() => Assert.Single(
        _table.QueryAsync(At.Partition(), RowRange.Prefix(TurnCommitter.OwedPrefix), null, default).Result);
}
