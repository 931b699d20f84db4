using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Weekly.Listening;

/// <summary>Held words are given back to whoever wrote them: as the answer, or not at all.</summary>
public sealed class HeldQuestionTests
{
    const string Commitment = "week|2026-11-16|commitment|01";

    [Fact]
    public async Task A_cards_fields_are_held_together_and_are_the_answer_after_a_no()
    {
        var rep = await Rep.AskedAsync();
        await rep.TypeAsync("ask what else");
        var card = rep.Card("when");

        await rep.SubmitAsync(card, "save", ("when", "I'm on holiday until Thursday"), ("escape", "count to ten"));
        Assert.StartsWith("Time off comes first.", rep.LastHeard, StringComparison.Ordinal);
        Assert.Null(await rep.TextAsync(Commitment, "when"));
        await rep.TypeAsync("no");

        Assert.Equal("I'm on holiday until Thursday", await rep.TextAsync(Commitment, "when"));
        Assert.Equal("count to ten", await rep.TextAsync(Commitment, "escape"));
    }

    [Fact]
    public async Task Danger_in_a_cards_field_is_met_and_nothing_of_the_card_is_kept()
    {
        var rep = await Rep.AskedAsync();

        await rep.SubmitAsync(rep.Card("commitment"), "commit", ("commitment", "i want to kill myself"));

        Assert.StartsWith("What you wrote sounds serious.", rep.LastHeard, StringComparison.Ordinal);
        Assert.Null(await rep.TextAsync(Commitment, "text"));
        Assert.NotNull(await rep.TextAsync("head", "quiet"));
    }

    [Fact]
    public async Task The_other_half_of_a_command_completes_it()
    {
        var rep = await Rep.AskedAsync();

        await rep.TypeAsync("later");
        Assert.StartsWith("When suits you?", rep.LastHeard, StringComparison.Ordinal);
        await rep.TypeAsync("2h");

        Assert.StartsWith("I'll ask again today at", rep.LastHeard, StringComparison.Ordinal);
        Assert.Null(await rep.TextAsync(Commitment, "text"));
    }

    [Fact]
    public async Task Other_words_answer_what_was_asked_and_let_the_held_ones_go()
    {
        var rep = await Rep.AskedAsync();

        await rep.TypeAsync("thanks", "ask what else");

        Assert.Equal("ask what else", await rep.TextAsync(Commitment, "text"));
        Assert.DoesNotContain(
            "thanks", await rep.TextAsync("head", "dialog") ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_was_held_for_a_question_that_is_closed_since_is_kept_nowhere()
    {
        var rep = await Rep.AskedAsync();
        await rep.TypeAsync("i'm ill");
        var held = rep.Heard.Last().Message.CardId!;

        await rep.TypeAsync("skip");
        await rep.SubmitAsync(held, "no");

        Assert.Null(await rep.TextAsync(Commitment, "text"));
    }

    [Fact]
    public async Task An_edit_that_is_no_answer_leaves_the_commitment_as_it_was()
    {
        var rep = await Rep.AskedAsync();
        await rep.Stage.HearAsync(rep.Stage.Activity(rep.Account, ActivityKind.Message) with
        {
            Text = "thank them first",
            MessageId = "its own",
        });

        await rep.Stage.HearAsync(rep.Stage.Activity(rep.Account, ActivityKind.Edit) with
        {
            Text = "my father died",
            EditedId = "its own",
        });

        Assert.Equal("thank them first", await rep.TextAsync(Commitment, "text"));
        Assert.StartsWith("That comes first.", rep.LastHeard, StringComparison.Ordinal);
        await rep.TypeAsync("no");
        Assert.Equal("my father died", await rep.TextAsync(Commitment, "text"));
    }

    [Fact]
    public async Task Starting_again_is_offered_once()
    {
        var rep = await Rep.CommittedAsync();
        await rep.TypeAsync("pause until i write", "hello", "progress");

        Assert.Single(rep.Heard, said =>
            Transcript.Text(said.Message).Contains("Shall I start again?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_comes_unasked_while_it_is_quiet()
    {
        var rep = await Rep.CommittedAsync();
        await rep.TypeAsync("pause until i write");
        var said = rep.Heard.Count();

        await rep.TypeAsync("@ 2027-01-18 12:00");

        Assert.Equal(said, rep.Heard.Count());
    }
}
