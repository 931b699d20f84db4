using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>One person, one question, two devices, two instances: neither answer is lost.</summary>
public sealed class TwoDevicesTests
{
    [Fact]
    public async Task Two_different_answers_pressed_at_once_on_two_instances_are_both_kept()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var rep = await Rep.AskedAsync();
            var press = rep.Stage.Activity(rep.Account, ActivityKind.Submit) with
            {
                Card = rep.Card("commitment"),
                Command = "commit",
                WantsCard = true,
            };

            new MixedOrder(seed).Run(
            [
                () => Instance(rep).TakeAsync(Says(press, "thank them first", "phone"), default),
                () => Instance(rep).TakeAsync(Says(press, "wait three seconds", "desk"), default),
                () => Instance(rep).TakeAsync(Says(press, "wait three seconds", "desk"), default),
            ]);

            var facts = await rep.FactsAsync();
            var current = Assert.Single(facts, row => row.Row == "week|2026-11-16|commitment|01").Text("text");
            var earlier = Assert.Single(
                facts, row => row.Row.StartsWith("week|2026-11-16|earlier|", StringComparison.Ordinal)).Text("text");
            Assert.Equal(["thank them first", "wait three seconds"], new[] { current, earlier }.Order());
        }
    }

    [Fact]
    public async Task A_card_answered_a_while_ago_changes_nothing_whatever_is_pressed()
    {
        var rep = await Rep.AskedAsync();
        var ask = rep.Card("commitment");
        await rep.SubmitAsync(ask, "commit", ("commitment", "thank them first"));
        rep.Stage.Sleep(rep.Stage.Clock.GetUtcNow().AddSeconds(30));

        await rep.SubmitAsync(ask, "commit", ("commitment", "wait three seconds"));

        Assert.Equal(
            ["thank them first"],
            (await rep.FactsAsync()).Where(row => row.Row.Contains("|commitment|", StringComparison.Ordinal)
                || row.Row.Contains("|earlier|", StringComparison.Ordinal)).Select(row => row.Text("text")));
    }

    static Activity Says(Activity press, string words, string id) => press with
    {
        IdempotencyKey = id,
        Inputs = ImmutableDictionary<string, string>.Empty.Add("commitment", words),
    };

    static ActivityReceiver Instance(Rep rep) => new OneOfMany(rep, new TableWithHooks(rep.Table)
    {
        BeforeAny = _ => MixedOrder.StepAsync(),
        AfterAny = _ => MixedOrder.StepAsync(),
    }).Receiver;
}
