using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>A mention means one account: somebody of the same name on the roster is not meant.</summary>
public sealed class NameMatcherTests
{
    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Ben = TeamStage.Person("Ben");
    static readonly Account OtherAna = new("29:of-another-tenant", "Ana", "aad-of-another-tenant");

    [Theory]
    [InlineData("ask @Ana what did you notice?", "I can't find \"Ana\" in the team")]
    [InlineData("thank @Ana for taking an hour to practise", "I can't find \"Ana\" in your team")]
    [InlineData("summary @Ana", "There is nothing to show for that person yet")]
    public async Task Somebody_else_of_a_name_is_nobody_of_the_team(string typed, string said)
    {
        var team = await TogetherAsync();
        var before = team.SaidTo(Ana).Count;

        await MentionAsync(team, TeamStage.Marc, typed, OtherAna);

        Assert.Contains(said, team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
        Assert.Equal(before, team.SaidTo(Ana).Count);
    }

    [Fact]
    public async Task Somebody_else_of_a_name_manages_no_team()
    {
        var team = await TogetherAsync();
        await team.SayAsync(TeamStage.Marc, "setup");

        await MentionAsync(team, TeamStage.Marc, "@Ana, @Marc", OtherAna, TeamStage.Marc);
        await team.SayAsync(TeamStage.Marc, "yes");

        Assert.Contains(
            team.SaidTo(TeamStage.Marc),
            said => said.Contains("I can't find \"Ana\" in the team", StringComparison.Ordinal));
        Assert.DoesNotContain(
            TeamStage.Partition(Ana), new TeamSettings(await team.HeadAsync(TeamStage.TeamPartition)).Managers);
    }

    [Fact]
    public async Task Whoever_mentions_themselves_and_one_of_the_team_is_found_with_them()
    {
        var team = await TogetherAsync();
        await team.SayAsync(TeamStage.Marc, "setup");

        await MentionAsync(team, TeamStage.Marc, "@Ana, @Marc", Ana, TeamStage.Marc);
        await team.SayAsync(TeamStage.Marc, "yes");

        Assert.Equal(
            new[] { TeamStage.Partition(Ana), TeamStage.Partition(TeamStage.Marc) }.Order(),
            new TeamSettings(await team.HeadAsync(TeamStage.TeamPartition)).Managers.Order());
    }

    /// <summary>Ana is only typed: the one mentioned further on is not whom the thanks are for.</summary>
    [Fact]
    public async Task Whoever_is_mentioned_further_on_is_not_the_one_addressed()
    {
        var team = await TogetherAsync();
        var before = team.SaidTo(Ben).Count;

        await MentionAsync(team, TeamStage.Marc, "thank @Ana for the long hour on @Ben's deal", Ben);

        Assert.StartsWith("Whom would you like to thank", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
        Assert.Equal(before, team.SaidTo(Ben).Count);
    }

    [Theory]
    [InlineData("Roth, Ines")]
    [InlineData("29:no-name-known")]
    public void A_mention_is_whole_and_by_its_id_where_no_name_is_known(string said)
    {
        ImmutableArray<Member> members = [new("p|ines", "Ines Kurz", "29:ines", false, "")];
        var mentioned = said[0] == '2'
            ? new Account(said, null) : new Account("29:roth", said);

        var refused = NameMatcher.Find(said, members, [], [mentioned]);
        var found = NameMatcher.Find(
            said, members.Add(new("p|roth", "Ines", mentioned.Id, false, "")), [], [mentioned]);

        Assert.False(refused.Try(out _, out var refusal));
        Assert.Equal(SharedText.NobodyCalled(said), refusal);
        Assert.True(found.Try(out var people, out _));
        Assert.Equal("p|roth", Assert.Single(people));
    }

    static Task MentionAsync(TeamStage team, Account from, string text, params ImmutableArray<Account> people) =>
        team.Stage.HearAsync(team.Stage.Activity(from, ActivityKind.Message) with { Text = text, People = people });

    /// <summary>Marc manages Ana and Ben, who are coached.</summary>
    static async Task<TeamStage> TogetherAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Ben);
        await team.CommitAsync(Ana, "thank them first");
        await team.CommitAsync(Ben, "name a day");
        return team;
    }
}
