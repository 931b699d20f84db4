using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Delivery;

/// <summary>What becomes of each thing owed, whatever the platform answers.</summary>
public sealed class OutboxProcessorTests
{
    readonly World _world = new();
    readonly MemoryTable _table = new();
    readonly ScriptedChannel _channel = new();
    readonly Life _life;

    public OutboxProcessorTests() => _life = new Life(_table, _channel, _world);

    [Fact]
    public async Task What_is_owed_is_said_in_order()
    {
        await _life.HearAsync(At.Says("one + two", "e1"));
        await _life.HearAsync(At.Says("three", "e2"));

        Assert.Null(await _life.DrainAsync());

        Assert.Equal(["one", "two", "three"], _channel.Arrived);
    }

    [Fact]
    public async Task What_the_platform_puts_off_goes_when_its_time_has_come_and_not_before()
    {
        _channel.Answers(new ChannelResult.NotNow(TimeSpan.FromSeconds(90), "throttled"));
        await _life.HearAsync(At.Says("one", "e1"));
        var first = await _life.DrainAsync();

        await _life.HearAsync(At.Says("two", "e2"));
        _world.ManualWire.Advance(TimeSpan.FromSeconds(60));
        var later = await _life.DrainAgainAsync();
        var calls = _channel.Calls;
        _world.ManualWire.Advance(later!.Value);
        await _life.DrainAgainAsync();

        Assert.InRange(first!.Value.TotalSeconds, 90, 99);
        Assert.InRange((later.Value + TimeSpan.FromSeconds(60) - first.Value).TotalMilliseconds, -1, 1);
        Assert.Equal(1, calls);
        Assert.Equal(["one", "two"], _channel.Arrived);
    }

    [Fact]
    public async Task What_nobody_took_for_three_days_is_given_up()
    {
        _channel.Answers([.. Enumerable.Repeat(new ChannelResult.NotNow(null, "down"), 2000)]);
        await _life.HearAsync(At.Says("one", "e1"));

        var later = await _life.DrainAsync();
        for (var i = 0; i < 1000 && later is { } wait; i++)
        {
            _world.ManualWire.Advance(wait);
            later = await _life.DrainAgainAsync();
        }

        Assert.Equal(["given up: too old"], _world.Log.Lines);
        Assert.InRange(_channel.Calls, 400, 450);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    public async Task What_may_have_arrived_is_sent_once_more_and_never_a_third_time(int unknowns, int calls)
    {
        _channel.Answers([.. Enumerable.Repeat(new ChannelResult.Unknown("timeout"), unknowns)]);
        await _life.HearAsync(At.Says("one", "e1"));

        await UntilQuietAsync();

        Assert.Equal(calls, _channel.Calls);
        Assert.Equal(unknowns == 1 ? ["one"] : [], _channel.Arrived);
    }

    [Fact]
    public async Task A_call_that_runs_out_of_time_may_have_arrived()
    {
        _channel.Throws(new TaskCanceledException());
        _channel.Throws(new TaskCanceledException());
        await _life.HearAsync(At.Says("one", "e1"));

        await UntilQuietAsync();

        Assert.Equal(2, _channel.Calls);
        Assert.Equal(["given up: may have arrived twice"], _world.Log.Lines);
    }

    [Fact]
    public async Task A_message_sent_whose_commit_fails_is_not_sent_again()
    {
        var failures = 3;
        var table = new TableWithHooks(_table)
        {
            BeforeCommit = (_, changes) => changes is [Change.Delete, ..] && failures-- > 0
                ? throw new StoreUnavailableException("Lost.")
                : Task.CompletedTask,
        };
        var life = new Life(table, _channel, _world);
        await life.HearAsync(At.Says("one", "e1"));

        var drain = life.DrainAsync();
        while (!drain.IsCompleted)
            _world.ManualWire.Advance(TimeSpan.FromSeconds(1));
        await drain;

        Assert.Equal(["one"], _channel.Arrived);
        Assert.Equal(1, _channel.Calls);
    }

    [Fact]
    public async Task A_closed_chat_is_marked_and_takes_nothing_more()
    {
        _channel.Answers(new ChannelResult.Unreachable("MessageWritesBlocked"));

        await _life.HearAsync(At.Says("one + two", "e1"));
        await _life.DrainAsync();

        Assert.Equal(1, _channel.Calls);
        Assert.Contains("unreachable: MessageWritesBlocked", _world.Log.Lines);
        Assert.Equal("MessageWritesBlocked",
            new AddresseeState((await _table.GetAsync(At.Partition(), AddresseeState.RowKey, default))!).Unreachable);
    }

    [Fact]
    public async Task A_closed_chat_is_marked_also_when_the_coach_cannot_answer()
    {
        _channel.Answers(new ChannelResult.Unreachable("blocked"));
        _world.Coach.Before = happening =>
        {
            if (happening is TurnEvent.Unreachable)
                throw new InvalidOperationException();
        };

        await _life.HearAsync(At.Says("one + two", "e1"));
        await _life.DrainAsync();

        Assert.Equal(1, _channel.Calls);
    }

    [Fact]
    public async Task A_refused_message_is_dropped_and_the_next_goes()
    {
        _channel.Answers(new ChannelResult.Refused("BadSyntax"));

        await _life.HearAsync(At.Says("one + two", "e1"));
        await _life.DrainAsync();

        Assert.Equal(["given up: BadSyntax"], _world.Log.Lines);
        Assert.Equal(["two"], _channel.Arrived);
    }

    [Fact]
    public async Task A_fault_of_ours_is_given_up_after_five_and_the_next_goes()
    {
        for (var i = 0; i < 5; i++)
            _channel.Throws(new InvalidOperationException("words of a person"));

        await _life.HearAsync(At.Says("one + two", "e1"));
        await UntilQuietAsync();

        Assert.Equal(6, _channel.Calls);
        Assert.Equal([.. Enumerable.Repeat("delivery InvalidOperationException", 5), "given up: faults"],
            _world.Log.Lines);
        Assert.Equal(["two"], _channel.Arrived);
    }

    [Fact]
    public async Task An_update_of_a_message_that_is_gone_comes_as_a_fresh_message()
    {
        await _life.HearAsync(At.Says("one", "e1"));
        await _life.DrainAsync();
        _world.Coach.Owes = _ => new OutboxMessage.UpdateCard("card.1.0", Card.Say(Phrase.Verbatim("now")));
        _channel.Answers(null, new ChannelResult.MessageGone("gone"));

        await _life.HearAsync(At.Says("two", "e2"));
        await _life.DrainAsync();

        Assert.Equal(["one", "two", "now"], _channel.Arrived);
    }

    [Fact]
    public async Task An_update_reaches_the_message_that_holds_the_card()
    {
        await _life.HearAsync(At.Says("one", "e1"));
        await _life.DrainAsync();
        _world.Coach.Owes = _ => new OutboxMessage.UpdateCard("card.1.0", Card.Say(Phrase.Verbatim("now")));

        await _life.HearAsync(At.Says("two", "e2"));
        await _life.DrainAsync();

        Assert.Equal(["one", "two", "~now"], _channel.Arrived);
    }

    [Fact]
    public async Task Mail_is_taken_in_once_however_often_it_is_brought()
    {
        var mail = new PeerMessage("7", "kind", At.Partition(), At.Partition("ben"), ImmutableSortedDictionary<string,
            string>.Empty);
        _world.Coach.Owes = happening =>
            happening is TurnEvent.ActivityReceived ? new OutboxMessage.SendMessage(mail) : null;

        await _life.HearAsync(At.Says("one", "e1"));
        await _life.HearAsync(At.Says("two", "e2"));
        await _life.DrainAsync();

        Assert.Equal(["mail 7"], await EchoCoach.KeptAsync(_table, At.Partition("ben")));
    }

    [Fact]
    public async Task A_roster_is_read_a_page_a_turn()
    {
        var team = At.Chat() with { Kind = ConversationKind.Channel, TeamId = "19:team" };
        _channel.Roster[""] = new RosterPage([new Account("a"), new Account("b")], "next");
        _channel.Roster["next"] = new RosterPage([new Account("c")], null);
        _world.Coach.Owes = happening => happening switch
        {
            TurnEvent.ActivityReceived => new OutboxMessage.ReadRoster(team, "r1"),
            TurnEvent.RosterRead { Page.Continuation: { } more, Read: var read } =>
                read with { Continuation = more, Round = read.Round + 1 },
            _ => null,
        };

        await _life.HearAsync(At.Says("one", "e1"));
        await _life.DrainAsync();

        Assert.Equal(["one", "roster 0: 2", "roster 1: 1"], await EchoCoach.KeptAsync(_table, At.Partition()));
    }

    async Task UntilQuietAsync()
    {
        for (var later = await _life.DrainAsync(); later is { } wait; later = await _life.DrainAgainAsync())
            _world.ManualWire.Advance(wait);
    }
}
