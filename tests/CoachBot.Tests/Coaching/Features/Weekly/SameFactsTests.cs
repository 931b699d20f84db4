using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Weekly;

/// <summary>
/// Typed, pressed or passed on, in any mix: the same facts are stored. And a press repeated changes nothing.
/// </summary>
public sealed class SameFactsTests
{
    static readonly Arbitrary<Week> Weeks = (
        from commitment in Gen.Elements("thank them first", "let them interrupt me", "say \"no\" & wait")
        from when in Gen.Elements("", "on Thursday", "skip the intro at Contoso")
        from stakes in Gen.Elements("", "little", "some", "a-lot")
        from safe in Gen.Elements("", "with Wingtip first")
        from escape in Gen.Elements("", "ask for a break")
        from outcome in Gen.Elements("done", "tried", "changed my mind")
        from noticed in Gen.Elements("", "they smiled")
        from keep in Gen.Elements("", "the pause")
        from ways in Gen.Choose(0, 127)
        select new Week(
            commitment, new(when, stakes, safe, escape), outcome, noticed, noticed.Length == 0 ? "" : keep, ways))
        .ToArbitrary();

    [Fact]
    [Trait("ring", "slow")]
    public void Any_mix_of_typing_and_cards_stores_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Weeks, week =>
        {
            var typed = FactsAsync(week with { Ways = 0 }).GetAwaiter().GetResult();

            var mixed = FactsAsync(week).GetAwaiter().GetResult();

            return typed.SequenceEqual(mixed);
        }));

    [Fact]
    public async Task A_press_repeated_changes_nothing_under_the_same_event_or_a_new_one()
    {
        var rep = new Rep();
        (string Text, string Command, string Inputs)[] presses =
        [
            ("hi", "agree", ""), ("", "handling objections", "skill=handling objections"),
                ("", "commit", "commitment=thank them first"),
            ("", "save", "when=on Thursday;escape=ask for a break"), ("", "a lot", "stakes=a-lot"), ("", "keep", ""),
            ("@ 2026-11-19 10:00", "ready", ""),
            ("@ 2026-11-20 14:00", "tried", "outcome=tried"), ("", "save", "noticed=they smiled"), ("", "skip", ""),
            ("@ 2026-11-27 10:00", "commit", "commitment=thank them twice"), ("", "skip", ""),
            ("@ 2026-11-27 14:00", "not yet", "outcome=not-yet"), ("", "smaller", ""),
                ("", "save", "commitment=thank one"),
        ];

        foreach (var (text, command, inputs) in presses)
        {
            await rep.TypeAsync(text.Length == 0 ? [] : [text]);
            var press = rep.Stage.Activity(rep.Account, ActivityKind.Submit) with
            {
                Card = rep.Heard.Last().Message.CardId,
                Command = command,
                WantsCard = true,
                Inputs = inputs.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(input => input.Split('='))
                    .ToImmutableDictionary(input => input[0], input => input[1]),
            };
            await rep.Stage.HearAsync(press);
            var (before, said) = (await StateAsync(rep), rep.Heard.Count());

            var same = await rep.Stage.HearAsync(press);
            var anew = await rep.Stage.HearAsync(press with { IdempotencyKey = press.IdempotencyKey + "again" });

            Assert.Equal(before, await StateAsync(rep));
            Assert.Equal(said, rep.Heard.Count());
            Assert.NotNull(same);
            Assert.NotNull(anew);
        }
    }

    static async Task<ImmutableArray<string>> FactsAsync(Week week)
    {
        var rep = await Rep.AskedAsync();
        if (week.OnCard(0))
            await rep.SubmitAsync(rep.Card("commitment"), "commit", ("commitment", week.Commitment));
        else
            await rep.TypeAsync(week.Commitment);

        await PlanAsync(rep, week);
        await rep.TypeAsync("@ 2026-11-20 14:00");
        if (week.OnCard(2))
            await rep.SubmitAsync("checkin.2026-11-16.1", week.Outcome);
        else
            await rep.TypeAsync(week.Outcome);
        var fields = week.Outcome == "done"
            ? [("noticed", week.Noticed), ("keep", week.Keep)] : new[] { ("noticed", week.Noticed) };
        await AnswerAsync(rep, week.OnCard(3), fields);
        await rep.TypeAsync("skip");

        return [.. (await rep.FactsAsync()).Select(Shown)];
    }

    /// <summary>
    /// Each question that comes is answered on its card or in words, or passed on by a button or by <c>skip</c>; one
    /// answer may come before it is asked, as the first card takes it.
    /// </summary>
    static async Task PlanAsync(Rep rep, Week week)
    {
        var plan = week.Plan;
        var isEarly = week.OnCard(1) && week.OnCard(6) && plan.Asks("escape") && plan.Escape.Length > 0;
        foreach (var (step, field, value) in plan.Steps().Where(step => step.Field != "escape" || !isEarly))
        {
            var card = rep.Heard.Last().Message.CardId!;
            var pass = field == "safe" ? "keep" : "skip";
            if (!week.OnCard(step))
                await rep.TypeAsync(value.Length == 0 ? pass : value);
            else if (value.Length == 0)
                await rep.SubmitAsync(card, field == "safe" || week.OnCard(0) ? pass : "save");
            else if (field == "when" && isEarly)
                await rep.SubmitAsync(card, "save", ("when", value), ("escape", plan.Escape));
            else
                await rep.SubmitAsync(card, "save", (field, value));
        }
    }

    /// <summary>
    /// A card with all fields at once; or typed one after another, passing on from the first that is empty.
    /// </summary>
    static async Task AnswerAsync(Rep rep, bool onCard, params (string Field, string Value)[] fields)
    {
        if (onCard)
        {
            await rep.SubmitAsync(rep.Heard.Last().Message.CardId!, "save", fields);
            return;
        }

        foreach (var (_, value) in fields)
        {
            await rep.TypeAsync(value.Length == 0 ? "skip" : value);
            if (value.Length == 0)
                return;
        }
    }

    /// <summary>Everything held of the rep but what speaks of sending alone.</summary>
    static async Task<string[]> StateAsync(Rep rep) =>
    [
        .. (await rep.FactsAsync()).Select(Shown),
        (await rep.HeadAsync()).Text("dialog") ?? "", (await rep.HeadAsync()).Text("skill") ?? "",
    ];

    /// <summary>A row in words, but for the chat message that it came in.</summary>
    static string Shown(Entity row) => row.Row + ": " + string.Join(
        ", ", row.Columns.Where(column => column.Key != "messageId").Select(column => $"{column.Key}={column.Value}"));

    /// <param name="Ways">A bit for each step: set for the card, else typed.</param>
    sealed record Week(
        string Commitment, Plan Plan, string Outcome, string Noticed, string Keep, int Ways)
    {
        public bool OnCard(int step) => (Ways >> step & 1) == 1;
    }

    /// <summary>What the rep has to say, asked or not; empty for what they pass on.</summary>
    sealed record Plan(string When, string Stakes, string Safe, string Escape)
    {
        /// <summary>The questions that come, with the bit of the way each is answered in.</summary>
        public IEnumerable<(int Step, string Field, string Value)> Steps()
        {
            yield return (1, "when", When);
            if (Asks("stakes"))
                yield return (4, "stakes", Stakes);
            if (Asks("safe"))
                yield return (5, "safe", Safe);
            if (Asks("escape"))
                yield return (2, "escape", Escape);
        }

        public bool Asks(string field) => When.Length > 0 && field switch
        {
            "stakes" => true,
            "safe" => Stakes == "a-lot",
            _ => Stakes is "some" or "a-lot",
        };
    }
}
