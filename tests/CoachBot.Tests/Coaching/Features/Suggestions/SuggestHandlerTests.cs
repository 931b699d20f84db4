using CoachBot.Coaching;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Suggestions;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Suggestions;

/// <summary>A way to practise that somebody suggests: who reads it, what it becomes, and what is left of it where.
/// </summary>
public sealed class SuggestHandlerTests
{
    public const string Practice = "suggest a trombone before each call";

    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Tom = TeamStage.Person("Tom");

    [Theory]
    [InlineData("in no team", "suggest a trombone", "You're in no team")]
    [InlineData("agreed", "suggest a trombone {300}", "more than an idea has room for")]
    [InlineData("not agreed", "suggest a trombone", "Is that a yes?")]
    public async Task Nothing_is_kept_of_what_nobody_can_read(string who, string says, string answer)
    {
        var team = await TogetherAsync();
        var from = who switch
        {
            "agreed" => Ana,
            "in no team" => TeamStage.Person("Kim"),
            _ => TeamStage.Person("Lee"),
        };
        if (who == "in no team")
            await team.SayAsync(from, "agree", "next steps", "skip");

        var told = await team.AskAsync(from, says.Replace("{300}", new string('x', 300), StringComparison.Ordinal));

        Assert.Contains(answer, told, StringComparison.Ordinal);
        Assert.Empty(await team.RowsWithAsync("trombone"));
    }

    [Fact]
    public async Task It_waits_for_the_managers_working_hours_and_nobody_else_is_shown_it()
    {
        var team = await TogetherAsync();
        await team.SayAsync(Ana, "@ 2026-11-16 19:00", Practice, "with my name");
        Assert.DoesNotContain(team.SaidTo(TeamStage.Marc), Speaks);

        await team.SayAsync(Ana, "@ 2026-11-17 09:05");
        await team.SayAsync(Tom, "ideas", "skip", "who can see this");

        Assert.Single(team.SaidTo(TeamStage.Marc), Speaks);
        Assert.DoesNotContain(team.SaidTo(Tom).Concat(team.SaidInChannel), Speaks);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("cancel")]
    [InlineData("delete my data")]
    public async Task Whoever_suggested_hears_so_when_nobody_is_left_who_decides(string says)
    {
        var team = await TogetherAsync();
        await team.SayAsync(Ana, Practice, "with my name");

        await team.SayAsync(TeamStage.Marc, says, "yes");

        Assert.Contains("Nobody is there to decide", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("Marc", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_four_that_wait_for_a_manager_the_oldest_gives_way_and_whoever_suggested_it_hears_so()
    {
        var team = await TogetherAsync();
        await team.SayAsync(Tom, "suggest a bassoon", "skip");
        await team.SayAsync(Ana, Practice, "skip", "suggest a harp", "skip");
        await team.SayAsync(Tom, "@ 2026-11-17 09:05", "suggest an oboe", "skip");

        Assert.Contains(team.SaidTo(Tom), said => said.Contains(
            "Nobody is there to decide on what you suggested, \"a bassoon\"", StringComparison.Ordinal));
        Assert.DoesNotContain(team.SaidTo(Ana), said => said.Contains("Nobody is there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_words_go_with_whoever_deletes_them_also_from_the_card_of_the_manager()
    {
        var team = await TogetherAsync();
        await team.SayAsync(Ana, Practice, "with my name", "export");
        var exported = string.Concat(team.Stage.Channel.Spoken.Select(said => said.Message.Card.Summary)
            .Where(said => said.Key == "privacy.export").Select(said => ((PhraseValue.Words)said.Values[2]).Text));
        var asked = team.Stage.Channel.Spoken.Last(said => Speaks(Transcript.Text(said.Message)) && IsMarcs(said.To))
            .Message.CardId;

        await team.SayAsync(Ana, "delete", "yes");
        await team.SayAsync(TeamStage.Marc, "take it up");

        Assert.Contains("trombone", exported, StringComparison.Ordinal);
        Assert.Empty(await team.RowsWithAsync("trombone"));
        Assert.DoesNotContain("trombone", Transcript.Text(
            team.Stage.Channel.Spoken.Last(said => said.Message.CardId == asked).Message), StringComparison.Ordinal);
        Assert.DoesNotContain(team.SaidTo(Tom), Speaks);
    }

    /// <summary>The idea is the team's; the name is theirs, and so is the word why the manager's.</summary>
    [Theory]
    [InlineData("with my name", "from Ana of your team")]
    [InlineData("without my name", "from your team")]
    [InlineData("skip", "from your team")]
    [InlineData("with my name, then delete", "from your team")]
    [InlineData("with my name, then leave", "from your team")]
    public async Task An_idea_bears_a_name_while_its_bearer_wants_that_and_is_there(string says, string stands)
    {
        var team = await TogetherAsync();
        await team.SayAsync(Ana, Practice, says.Split(',')[0]);
        await team.SayAsync(TeamStage.Marc, "take it up", "any skill", "live", "skip");
        if (says.EndsWith("delete", StringComparison.Ordinal))
        {
            await team.SayAsync(Ana, "delete", "yes");
        }
        else if (says.EndsWith("leave", StringComparison.Ordinal))
        {
            team.Stage.Channel.Team = [TeamStage.Marc, Tom];
            await team.Stage.HearAsync(team.Stage.InTeam(Ana, ActivityKind.Left) with { People = [Ana] });
        }

        var ideas = await team.AskAsync(Tom, "ideas");

        Assert.Contains($"Live, {stands}: \"a trombone before each call\"", ideas, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idea_is_for_its_skill_and_its_team_and_goes_with_the_bot()
    {
        var team = await TogetherAsync();
        await team.SayAsync(Ana, Practice, "skip");
        await team.SayAsync(TeamStage.Marc, "take it up", "handling objections", "live", "a bassoon");
        Assert.DoesNotContain("bassoon", await team.AskAsync(Tom, "ideas"), StringComparison.Ordinal);

        await team.SayAsync(Tom, "skip", "new skill", "objections");
        await team.SayAsync(Tom, "skip", "ideas");
        var shown = team.SaidTo(Tom)[^1];
        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Marc, ActivityKind.Removed));

        Assert.Contains("bassoon", shown, StringComparison.Ordinal);
        Assert.Empty(await team.RowsWithAsync("bassoon"));
    }

    [Fact]
    public async Task Of_two_managers_who_save_at_one_time_the_first_is_first_and_the_second_hears_who_it_was()
    {
        var team = await TogetherAsync();
        var lea = TeamStage.Partition(TeamStage.Person("Lea"));
        await team.SayAsync(Ana, Practice, "skip");
        await team.SayAsync(TeamStage.Marc, "take it up", "any skill", "live", "skip");
        var row = (await team.RowsAsync()).Single(row => row.Row.StartsWith("suggested|", StringComparison.Ordinal));
        var letter = new MessageReference(SuggestHandler.Sent, row.Partition, row.Row);

        var second = await TeamIdeas.TakeAsync(
            team.Table, new TeamSettings(await team.HeadAsync(TeamStage.TeamPartition)), TeamIdeas.Mail(
                lea, TeamStage.TeamPartition, "takeup.-.1", SkillPack.Any, IdeaKind.Live, "a bassoon", letter),
            new TurnClock(team.Stage.Clock.GetUtcNow(), TimeSpan.FromMinutes(1)), default);
        var mail = Assert.IsType<OutboxMessage.SendMessage>(Assert.Single(second.Owes)).Mail;
        var told = await Capabilities.All.NoticeAsync(new(
            new PeerMessageView(team.Table), new(mail.Values["what"], mail.From, mail.Values["row"]),
            AddresseeState.New(lea), default));

        Assert.Empty(second.Changes);
        Assert.Equal(lea, mail.To);
        Assert.Contains(
            "Marc took it up before you", Transcript.Text(new Message(told, null, new TextCatalogs().Default)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_why_is_the_managers_own_and_goes_with_them()
    {
        var team = await TogetherAsync();
        await team.SayAsync(Ana, Practice, "skip");
        await team.SayAsync(TeamStage.Marc, "not this time: a bassoon is enough");
        Assert.Contains("\"a bassoon is enough\"", team.SaidTo(Ana)[^1], StringComparison.Ordinal);

        await team.SayAsync(TeamStage.Marc, "delete", "yes");

        Assert.Empty(await team.RowsWithAsync("bassoon"));
    }

    static bool Speaks(string said) => said.Contains("trombone", StringComparison.Ordinal);

    public static bool IsMarcs(string to) => to == "a:" + TeamStage.Marc.Id;

    /// <summary>Monday morning; Ana and Tom work on next steps in Marc's team, and nothing waits to be answered.
    /// </summary>
    public static async Task<TeamStage> TogetherAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Tom, TeamStage.Person("Lee"));
        await team.SayAsync(Ana, "@ 2026-11-16 09:05", "agree", "next steps", "skip");
        await team.SayAsync(Tom, "agree", "next steps", "skip");
        return team;
    }
}
