using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>Whom plainly typed words reach while a question of somebody else's is open, and what holds them.</summary>
public sealed class WhoseWordsTests
{
    const string Words = "the trombone";

    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Lea = TeamStage.Person("Lea");

    [Theory]
    [InlineData("2026-11-21 11:00", true)]
    [InlineData("2026-11-21 11:01", false)]
    public async Task The_newest_message_has_typed_words_without_asking_for_two_days(string when, bool isSent)
    {
        var team = await BegunAsync();
        await team.SayAsync(Ana, "done", "skip", "@ 2026-11-19 11:00");
        await AskAsync(team, TeamStage.Marc, "What do you play?");

        await team.SayAsync(Ana, $"@ {when}", Words);

        Assert.StartsWith(
            isSent ? "On its way to Marc" : "Is this for Marc?", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_said_after_it_a_question_of_somebody_elses_is_the_newest_no_more()
    {
        var team = await BegunAsync();
        await team.SayAsync(Ana, "done", "skip");
        await AskAsync(team, TeamStage.Marc, "What do you play?");
        await team.SayAsync(Ana, "wins");

        await team.SayAsync(Ana, Words);

        Assert.False(IsTold(team, TeamStage.Marc));
        Assert.Equal(
            "Is this for Marc? \"the trombone\" [Yes, send it to Marc] [No]", team.SaidTo(Ana)[^1]);
    }

    [Theory]
    [InlineData("suggest count to three before you answer", "count to three")]
    [InlineData("pause", "How long?")]
    [InlineData("ask @Lea what she heard", "from a team's managers")]
    public async Task What_would_be_a_command_is_sent_to_nobody_without_asking_and_is_one_after_a_no(
        string typed, string told)
    {
        var team = await BegunAsync();
        await team.SayAsync(Ana, "done", "skip");
        await AskAsync(team, TeamStage.Marc, "What do you play?");

        await team.SayAsync(Ana, typed);
        var asked = team.SaidTo(Ana)[^1];
        await team.SayAsync(Ana, "no");

        Assert.StartsWith($"Is this for Marc? \"{typed}\"", asked, StringComparison.Ordinal);
        Assert.Contains(told, team.SaidTo(Ana)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(
            team.SaidTo(TeamStage.Marc), said => said.Contains("Ana answers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_managers_who_asked_the_one_who_is_meant_reads_the_answer()
    {
        var team = await BegunAsync();
        await team.SayAsync(Ana, "done", "skip");
        await team.SayAsync(TeamStage.Marc, "setup", "Lea, Marc", "yes");
        await AskAsync(team, TeamStage.Marc, "What do you play?");
        await AskAsync(team, Lea, "What do you hear?");

        await team.SayAsync(Ana, Words);
        var asked = team.SaidTo(Ana)[^1];
        await team.SayAsync(Ana, "no");

        Assert.Equal(
            "Is this for Lea? \"the trombone\" [Yes, send it to Lea] "
                + "[No, it answers: Marc asks: \"What do you play?\"]",
            asked);
        Assert.True(IsTold(team, TeamStage.Marc));
        Assert.False(IsTold(team, Lea));
    }

    [Fact]
    public async Task A_card_shown_once_more_is_the_newest_again()
    {
        var team = await BegunAsync();
        await AskAsync(team, TeamStage.Marc, "What do you play?");
        var card = team.Stage.Channel.Spoken[^1].Message.CardId;
        await team.SayAsync(Ana, "rate myself");

        await team.Stage.PressAsync(Ana, card, "answer", ImmutableDictionary<string, string>.Empty);
        await team.SayAsync(Ana, Words);

        Assert.StartsWith("Is this for Marc? \"the trombone\"", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_held_go_with_the_question_they_may_answer_and_nobody_is_shown_them()
    {
        var team = await BegunAsync();
        await AskAsync(team, TeamStage.Marc, "What do you play?");
        await team.SayAsync(Ana, "progress", Words);
        var held = await team.RowsWithAsync(Words);

        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-30 09:10"));

        Assert.Equal([$"{TeamStage.Partition(Ana)} head: {Words}"], held.Distinct());
        Assert.Empty(await team.RowsWithAsync(Words));
        Assert.False(IsTold(team, TeamStage.Marc));
    }

    [Fact]
    public async Task Words_held_are_the_persons_own_data_until_they_delete_it()
    {
        var team = await BegunAsync();
        await AskAsync(team, TeamStage.Marc, "What do you play?");
        await team.SayAsync(Ana, "progress", Words, "export");
        var exported = string.Concat(team.SaidTo(Ana));

        await team.SayAsync(Ana, "delete", "yes");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-16 12:00"));

        Assert.Contains("meant", exported, StringComparison.Ordinal);
        Assert.Empty(await team.RowsWithAsync(Words));
    }

    [Fact]
    public async Task Of_words_held_the_latest_three_stay_and_a_question_of_ones_own_does_too()
    {
        var team = await BegunAsync();
        await team.SayAsync(Ana, "rate myself");
        await AskAsync(team, TeamStage.Marc, "What do you play?");

        await team.SayAsync(Ana, "the flute", "the oboe", "the harp", "the lute", "the horn");

        var open = new Profile(await team.HeadAsync(TeamStage.Partition(Ana))).Dialog.Open;
        Assert.Equal(
            ["the harp", "the lute", "the horn"],
            open.Where(one => one.Dialog == "meant").Select(one => one.Kept["text"]));
        Assert.Contains(open, one => one.Dialog == "rating");
    }

    [Theory]
    [InlineData("ask lea what she heard", "Whom would you like to ask")]
    [InlineData("summary lea", "Whose week?")]
    [InlineData("summary please", "Whose week?")]
    [InlineData("pause please", "How long?")]
    public async Task Half_a_command_is_told_how_it_is_written_also_while_a_choice_is_open(string typed, string told)
    {
        var team = await BegunAsync();
        await AskAsync(team, TeamStage.Marc, "You should play the trombone");

        Assert.StartsWith(told, await team.AskAsync(TeamStage.Marc, typed), StringComparison.Ordinal);
        await team.SayAsync(TeamStage.Marc, "cancel");
        Assert.StartsWith(told, await team.AskAsync(TeamStage.Marc, typed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_choice_alone_is_open_a_typed_name_will_do()
    {
        var team = await BegunAsync();
        await AskAsync(team, TeamStage.Marc, "You should play the trombone");

        await team.SayAsync(TeamStage.Marc, "ask @Ana What did you see?");

        Assert.StartsWith("Marc asks: \"What did you see?\"", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    static bool IsTold(TeamStage team, Account manager) =>
        team.SaidTo(manager).Any(said => said.Contains($"Ana answers: \"{Words}\"", StringComparison.Ordinal));

    static async Task<TeamStage> BegunAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Lea);
        await team.CommitAsync(Ana, "thank them first");
        await team.SayAsync(Ana, "skip", "@ 2026-11-16 10:00");
        return team;
    }

    static Task AskAsync(TeamStage team, Account manager, string question) =>
        team.Stage.HearAsync(team.Stage.Activity(manager, ActivityKind.Message) with
        {
            Text = $"ask @Ana {question}",
            People = [Ana],
        });
}
