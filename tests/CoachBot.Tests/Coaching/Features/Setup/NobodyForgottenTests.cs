using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Setup;

/// <summary>Whatever happens to chats, ids and accounts: who is coached goes on being coached.</summary>
public sealed class NobodyForgottenTests
{
    const string Question = "What one thing will you do this week";

    static readonly Account Ana = TeamStage.Person("Ana");

    [Fact]
    public async Task A_chat_that_is_gone_is_opened_anew_once_and_the_question_goes_there()
    {
        var team = await CoachedAsync();
        team.Stage.Channel.Answer = to => to.ConversationId == "a:29:Ana"
            ? new ChannelResult.Unreachable("ConversationNotFound", IsChatGone: true)
            : to.ConversationId.Length == 0 ? new ChannelResult.Done("a:new") : null;

        await team.SayAsync(Ana, "@ 2026-11-23 12:00");

        Assert.Single(Asked(team, "a:new"));
        Assert.Equal("a:new", (await HeadAsync(team)).Chat!.ConversationId);
        Assert.Null((await HeadAsync(team)).Unreachable);
    }

    [Fact]
    public async Task A_refusal_of_the_new_chat_too_is_tried_again_a_week_later_and_the_question_comes_through()
    {
        var team = await CoachedAsync();
        var opened = 0;
        team.Stage.Channel.Answer = to => to.ConversationId == "a:29:Ana"
            ? new ChannelResult.Unreachable("ConversationNotFound", IsChatGone: true)
            : to.ConversationId.Length == 0 && ++opened > 0
                ? new ChannelResult.Unreachable("BotNotInConversationRoster")
                : null;

        await team.SayAsync(Ana, "@ 2026-11-23 12:00");
        var (first, unreachable) = (opened, (await HeadAsync(team)).Unreachable);
        await team.SayAsync(Ana, "@ 2026-11-29 12:00");
        var between = opened;
        await team.SayAsync(Ana, "@ 2026-11-30 12:00");
        var second = opened;
        team.Stage.Channel.Answer = to => to.ConversationId.Length == 0 ? new ChannelResult.Done("a:new") : null;
        await team.SayAsync(Ana, "@ 2026-12-07 12:00");

        Assert.Equal((1, 1, 2), (first, between, second));
        Assert.Equal("BotNotInConversationRoster", unreachable);
        Assert.Single(Asked(team, "a:new"));
    }

    [Fact]
    public async Task Somebody_whose_message_comes_in_the_week_between_is_asked_as_always()
    {
        var team = await CoachedAsync();
        team.Stage.Channel.Answer = to => to.UserId == Ana.Id ? new ChannelResult.Unreachable("blocked") : null;
        await team.SayAsync(Ana, "@ 2026-11-23 12:00");
        team.Stage.Channel.Answer = _ => null;

        await team.SayAsync(Ana, "commit ask who decides");

        Assert.Null((await HeadAsync(team)).Unreachable);
        Assert.Contains("ask who decides", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    /// <summary>Another registration: people and the bot have other ids, and chats of the old bot are closed.</summary>
    [Fact]
    public async Task A_bot_registered_anew_keeps_its_people_and_uses_no_chat_of_the_old_one()
    {
        var team = await CoachedAsync();
        var before = (await HeadAsync(team)).Row.Text("teams");
        var (marc, ana) = (TeamStage.Marc with { Id = "29:other-marc" }, Ana with { Id = "29:other-ana" });
        team.Stage.Channel.Team = [marc, ana];
        team.Stage.Channel.Answer = to => to.BotId == "28:bot"
            ? new ChannelResult.Unreachable("ConversationNotFound", IsChatGone: true) : null;
        var joined = team.Stage.InTeam(marc, ActivityKind.Joined);

        await team.Stage.HearAsync(joined with
        {
            Conversation = joined.Conversation with { BotId = "28:anew" },
            People = [ana],
        });
        var after = await HeadAsync(team);
        await team.SayAsync(Ana, "@ 2026-11-23 12:00");

        Assert.Equal((before, null), (after.Row.Text("teams"), after.Unreachable));
        Assert.Equal(("28:anew", "29:other-ana"), (after.Chat!.BotId, after.Chat.UserId));
        Assert.Single(Asked(team, "a:29:other-ana"));
        Assert.Equal(
            TeamStage.Partition(TeamStage.Marc),
            (await team.HeadAsync(TeamStage.TeamPartition)).Row.Text("managers"));
    }

    static IEnumerable<string> Asked(TeamStage team, string chat) =>
        from said in team.Stage.Channel.Spoken
        where said.To == chat && said.UpdateOf is null
        let text = Transcript.Text(said.Message)
        where text.Contains(Question, StringComparison.Ordinal)
        select text;

    static Task<AddresseeState> HeadAsync(TeamStage team) => team.HeadAsync(TeamStage.Partition(Ana));

    static async Task<TeamStage> CoachedAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.SayAsync(Ana, "agree", "handling objections", "skip");
        return team;
    }
}
