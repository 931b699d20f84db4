using CoachBot.Core.Conversation;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using Xunit.Abstractions;

namespace CoachBot.Tests.Coaching;

/// <summary>
/// What a turn and an ask cost where each look at the store is a round trip. docs/operations/scale.md cites the
/// figures.
/// </summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    int _reads;
    int _commits;

    [Fact]
    public async Task An_answer_and_an_ask_take_few_round_trips()
    {
        var rep = await Rep.CommittedAsync();
        var instance = new OneOfMany(rep, Counting(rep.Table));
        await TurnAsync(rep, instance, "progress");

        var answer = await CountAsync(() => TurnAsync(rep, instance, "change"));
        var change = await CountAsync(() => TurnAsync(rep, instance, "wait three seconds"));
        rep.Stage.Sleep(rep.At("2026-11-20 14:00"));
        var checkIn = await CountAsync(() => SweepAsync(rep, instance));
        rep.Stage.Sleep(rep.At("2026-11-23 09:00"));
        var ask = await CountAsync(() => SweepAsync(rep, instance));

        output.WriteLine($"a turn that asks back:       {answer}");
        output.WriteLine($"a turn that changes words:   {change}");
        output.WriteLine($"a check-in, found by a sweep: {checkIn}");
        output.WriteLine($"an ask, found by a sweep:     {ask}");
        Assert.InRange(answer.Reads + answer.Commits, 1, 14);
        Assert.InRange(ask.Reads + ask.Commits, 1, 45);
    }

    /// <summary>A message taken in, and everything said that it owes.</summary>
    static async Task TurnAsync(Rep rep, OneOfMany instance, string text)
    {
        await instance.Receiver.TakeAsync(
            rep.Stage.Activity(rep.Account, ActivityKind.Message) with { Text = text, MessageId = text }, default);
        await instance.SayAllAsync();
    }

    /// <summary>The shard of this rep, and everything said that came due.</summary>
    static async Task SweepAsync(Rep rep, OneOfMany instance)
    {
        var shard = DueIndex.ShardOf(Addressee.Person("msteams", "tenant", rep.Account.DirectoryId!));
        await instance.Sweep.SweepAsync(new ShardRange(shard, shard + 1), default);
        await instance.SayAllAsync();
    }

    async Task<Cost> CountAsync(Func<Task> act)
    {
        (_reads, _commits) = (0, 0);
        await act();
        return new Cost(_reads, _commits);
    }

    TableWithHooks Counting(IEntityTable table) => new(table)
    {
        BeforeAny = _ => Task.FromResult(_reads++),
        BeforeCommit = (_, _) => Task.FromResult((_commits++, _reads--)),
    };

    sealed record Cost(int Reads, int Commits);
}
