using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>Which questions stay open, and which close without an answer.</summary>
public sealed class OpenQuestionTests
{
    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Lea = TeamStage.Person("Lea");

    [Fact]
    public async Task Whatever_letters_bring_a_question_of_ones_own_stays_and_of_theirs_the_latest_three()
    {
        var team = await BegunAsync();
        await team.SayAsync(Ana, "done");
        var own = team.Stage.Channel.Spoken[^1].Message.CardId;

        foreach (var day in new[] { "16", "17", "18" })
        {
            await team.Stage.AdvanceAsync(TeamStage.At($"2026-11-{day} 11:00"));
            foreach (var word in new[] { "flute", "oboe", "harp" })
                await AskAsync(team, $"What became of the {word} of day {day}?");
        }

        await team.Stage.PressAsync(
            Ana, own, "save", ImmutableDictionary<string, string>.Empty.Add("noticed", "the trombone"));
        var asked = (await OpenAsync(team, Ana)).Where(open => open.Dialog == "asked").ToList();
        Assert.Equal(3, asked.Count);
        Assert.Contains(
            await team.RowsWithAsync("the trombone"), row => row.Contains("|reflection|", StringComparison.Ordinal));
        Assert.Equal(6, team.Stage.Channel.Spoken.Count(said =>
            said.UpdateOf is not null && said.Message.Card.Summary.Key == "companion.over"));
    }

    [Fact]
    public async Task Of_ones_own_the_latest_eight_stay_whatever_letters_brought()
    {
        var team = await BegunAsync();
        await AskAsync(team, "What became of the trombone?");

        await team.SayAsync(
            Ana, "done", "my question", "how often", "my feedback", "new skill", "helper on", "my plan", "ideas",
            "rate myself", "delete", "my steps", "help me");

        var open = await OpenAsync(team, Ana);
        Assert.Equal(8, open.Count(one => one.Dialog != "asked"));
        Assert.Single(open, one => one.Dialog == "asked");
        Assert.Equal(open.Length, open.Select(one => one.Card).Distinct().Count());
    }

    [Fact]
    public async Task Whoever_manages_no_team_any_more_is_asked_nothing_of_a_managers_and_what_they_typed_is_gone()
    {
        var team = await BegunAsync();
        await team.SayAsync(TeamStage.Marc, "my conversation", "Priya and the trombone");
        await team.Stage.HearAsync(Asking(team, "You should play the saxophone"));
        var kept = await team.RowsWithAsync("trombone", "saxophone");

        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Marc, ActivityKind.Removed));
        var open = await OpenAsync(team, TeamStage.Marc);
        await team.SayAsync(TeamStage.Marc, "the trombone again");

        Assert.NotEmpty(kept);
        Assert.Empty(open);
        Assert.Empty(await team.RowsWithAsync("trombone", "saxophone"));
    }

    [Fact]
    public async Task What_is_told_as_a_question_goes_to_nobody_who_left_the_team_meanwhile()
    {
        var team = await BegunAsync();
        await team.Stage.HearAsync(Asking(team, "You should play the trombone"));
        team.Stage.Channel.Team = [TeamStage.Marc, Lea];
        await team.Stage.HearAsync(team.Stage.InTeam(Ana, ActivityKind.Left) with { People = [Ana] });

        await team.SayAsync(TeamStage.Marc, "send mine");

        Assert.Equal(
            "Nothing goes out: Ana is in no team that you manage now.", team.SaidTo(TeamStage.Marc)[^1]);
        Assert.Empty(await team.RowsWithAsync("trombone"));
    }

    static async Task<TeamStage> BegunAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Lea);
        await team.CommitAsync(Ana, "thank them first");
        await team.SayAsync(Ana, "skip");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-16 10:00"));
        return team;
    }

    static async Task<ImmutableArray<OpenQuestion>> OpenAsync(TeamStage team, Account person) =>
        new Profile(await team.HeadAsync(TeamStage.Partition(person))).Dialog.Open;

    static Task AskAsync(TeamStage team, string question) => team.Stage.HearAsync(Asking(team, question));

    static Activity Asking(TeamStage team, string question) =>
        team.Stage.Activity(TeamStage.Marc, ActivityKind.Message) with
        {
            Text = $"ask @Ana {question}",
            People = [Ana],
        };
}
