using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Helping;

/// <summary>Help between colleagues: who is asked, what they read, and what is left of it where.</summary>
public sealed class HelpRequestTests
{
    const string South = "South";

    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Tom = TeamStage.Person("Tom");
    static readonly Account Lee = TeamStage.Person("Lee");

    [Fact]
    public async Task The_helper_sees_the_feedback_agreement_and_three_questions_and_none_of_the_reps_history()
    {
        var team = await TogetherAsync();
        await SayAsync(
            team, Ana, "done", "marzipan noticed", "keep the saxophone", "just me", "my feedback", "Tom",
            "after it", "silence and follow-ups", "help me", "Tom", "their first answer", "Thursday");
        var before = team.SaidTo(Tom).Count - 1;

        await SayAsync(team, Tom, "yes");

        var told = string.Join('\n', team.SaidTo(Tom).Skip(before));
        Assert.Contains("silence and follow-ups", told, StringComparison.Ordinal);
        Assert.Contains("their first answer", told, StringComparison.Ordinal);
        Assert.Equal(3, team.SaidTo(Tom)[^1].Split('•').Length - 1);
        Assert.All(
            new[] { "periwinkle", "marzipan", "saxophone" },
            word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_both_say_afterwards_stays_with_each_of_them()
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "done", "skip", "help me", "Tom", "skip");
        await SayAsync(team, Tom, "yes", "Wednesday");
        await SayAsync(team, Ana, "@ 2026-11-19 09:05", "it didn't happen");
        await SayAsync(team, Tom, "useful");

        var outcomes = (await team.RowsAsync()).Where(row => row.Text("outcome") is not null)
            .Select(row => (row.Partition, row.Text("outcome")));
        Assert.Equal(
            [(TeamStage.Partition(Ana), "did-not-happen"), (TeamStage.Partition(Tom), "useful")], outcomes.Order());
        foreach (var reader in new[] { TeamStage.Marc, Ana, Tom })
        {
            await SayAsync(team, reader, "summary @Ana", "progress", "wins", "who can see this");
            Assert.DoesNotContain(
                team.SaidTo(reader).TakeLast(4), said => said.Contains("did-not-happen", StringComparison.Ordinal));
        }
    }

    /// <summary>Ask, nudge and check-in are all that a week may bring: it comes with the check-in's answer.</summary>
    [Fact]
    public async Task In_a_full_week_it_is_asked_once_the_check_in_has_been_answered()
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "help me", "Tom", "skip");
        await SayAsync(team, Tom, "yes", "Tuesday");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-20 14:05"));
        Assert.DoesNotContain(team.SaidTo(Ana), Asks);

        await SayAsync(team, Ana, "not yet", "let it go");

        Assert.Single(team.SaidTo(Ana), Asks);
        Assert.Contains("off the list", team.SaidTo(Ana)[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_asked_while_full_is_not_asked_and_the_rep_is_offered_the_next()
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "help me");
        await SayAsync(team, Lee, "help me", "Tom", "skip");
        var before = team.SaidTo(Tom).Count;

        await SayAsync(team, Ana, "Tom", "skip");

        Assert.Equal(before, team.SaidTo(Tom).Count);
        Assert.Contains("work out with Tom", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
        Assert.Contains("[Lee]", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("helper off")]
    [InlineData("delete my data")]
    public async Task Whoever_goes_with_a_request_open_passes_it_on(string says)
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "help me", "Tom", "skip");

        await SayAsync(team, Tom, says, "yes");

        Assert.Contains("work out with Tom", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
        Assert.Contains("[Lee]", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_the_team_is_offered_no_more_and_a_question_they_have_open_shows_nothing()
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "help me", "Tom", "periwinkle sounds", "skip");
        var asked = team.Stage.Channel.Spoken.Last(said => said.To == "a:" + Tom.Id).Message.CardId!;

        team.Stage.Channel.Team = [TeamStage.Marc, Ana, Lee];
        await team.Stage.HearAsync(team.Stage.InTeam(Tom, ActivityKind.Left) with { People = [Tom] });

        var shown = team.Stage.Channel.Spoken.Last(said => said.Message.CardId == asked);
        Assert.DoesNotContain("periwinkle", Transcript.Text(shown.Message), StringComparison.Ordinal);
        Assert.Contains("work out with Tom", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("[Tom]", await team.AskAsync(Ana, "help me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_rep_goes_whoever_said_yes_is_free_again_and_is_asked_nothing_afterwards()
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "help me", "Tom", "skip");
        await SayAsync(team, Tom, "yes", "Tuesday");

        await SayAsync(team, Ana, "delete", "yes");
        var before = team.SaidTo(Tom).Count;
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-27 16:00"));

        Assert.Contains("you're free again", team.SaidTo(Tom)[before - 1], StringComparison.Ordinal);
        Assert.DoesNotContain(team.SaidTo(Tom), Asks);
        Assert.Equal(0, new Profile(
            await team.HeadAsync(TeamStage.Partition(Tom))).HelpPromised);
    }

    [Fact]
    public async Task Asking_for_help_again_ends_what_was_begun_before_and_one_request_goes_out()
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "help me", "Tom");
        var begun = team.Stage.Channel.Spoken.Last(said => said.To == "a:" + Ana.Id).Message.CardId!;
        await SayAsync(team, Ana, "help me", "Lee", "skip");
        var before = team.SaidTo(Tom).Count;

        await team.Stage.PressAsync(Ana, begun, "send", ImmutableDictionary<string, string>.Empty);

        Assert.Equal(before, team.SaidTo(Tom).Count);
        Assert.Contains("Do you have room?", team.SaidTo(Lee)[^1], StringComparison.Ordinal);
    }

    /// <summary>The next one is offered in its place: it does not come once more in the morning.</summary>
    [Fact]
    public async Task Whoever_asks_for_help_again_before_a_no_was_brought_is_told_of_it_at_once()
    {
        var team = await TogetherAsync();
        await SayAsync(team, Ana, "help me", "Tom", "skip", "@ 2026-11-16 20:00");
        await SayAsync(team, Tom, "not for me");
        var untold = team.SaidTo(Ana)[^1];

        await SayAsync(team, Ana, "help me");
        var told = team.SaidTo(Ana)[^1];
        await SayAsync(team, Ana, "Lee", "@ 2026-11-17 12:00");

        Assert.DoesNotContain("doesn't work out with Tom", untold, StringComparison.Ordinal);
        Assert.Contains("It doesn't work out with Tom this time", told, StringComparison.Ordinal);
        Assert.Single(team.SaidTo(Ana), said => said.Contains("work out with Tom", StringComparison.Ordinal));
        Assert.Contains("Do you have room?", team.SaidTo(Lee)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_a_helper_until_they_say_so()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Tom);
        await SayAsync(team, Tom, "agree", "next steps", "skip");
        await SayAsync(team, Ana, "agree", "next steps", "skip");

        Assert.Contains("Would you like to ask Marc?", await team.AskAsync(Ana, "help me"), StringComparison.Ordinal);
        Assert.DoesNotContain(await team.RowsAsync(), row => row.Text("helperSkills") is not null);
        Assert.Null(HelperProfile.Of(new(await team.HeadAsync(TeamStage.Partition(Tom)))));
    }

    static bool Asks(string said) => said.Contains("did they happen", StringComparison.Ordinal);

    /// <summary>Ana with a commitment; Tom and Lee help with anything. Tom is in a second team as well.</summary>
    static async Task<TeamStage> TogetherAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Tom, Lee);
        team.Stage.Channel.OtherTeams[South] = (South, [TeamStage.Person("Ines"), Tom]);
        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Person("Ines"), ActivityKind.Installed, South));
        await SayAsync(team, Tom, "@ 2026-11-16 09:05", "agree", "next steps", "skip", "helper on", "anything", "1");
        await SayAsync(team, Lee, "agree", "next steps", "skip", "helper on", "anything", "1");
        await team.CommitAsync(Ana, "ask about periwinkle");
        return team;
    }

    static async Task SayAsync(TeamStage team, Account person, params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.StartsWith("@ ", StringComparison.Ordinal))
                await team.Stage.AdvanceAsync(TeamStage.At(text[2..]));
            else
                await team.Stage.TypeAsync(person, text);
        }
    }
}
