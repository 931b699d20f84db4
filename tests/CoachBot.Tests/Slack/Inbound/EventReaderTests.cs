using System.Text.Json.Nodes;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Slack.Inbound;

/// <summary>A channel is a team: what becomes of it when people leave, or the bot is taken out.</summary>
public sealed class EventReaderTests
{
    const string Team = "19:team";

    static readonly Account Marc = new("29:Marc", "Marc", "aad-Marc");
    static readonly Account Ana = new("29:Ana", "Ana", "aad-Ana");

    readonly SlackScene _scene = new(
        new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero), CoachSettings.Default, "Europe/Berlin");

    [Theory]
    [InlineData("member_left_channel")]
    [InlineData("channel_left")]
    [InlineData("group_left")]
    public async Task The_bot_taken_out_of_a_channel_leaves_its_team_and_its_people_in_peace(string type)
    {
        await InviteAsync();
        var left = new JsonObject { ["type"] = type, ["channel"] = _scene.ChannelOf(Team), ["event_ts"] = "17.1" };
        if (type == "member_left_channel")
            left["user"] = SlackNames.Bot;
        else
            left["actor_id"] = _scene.UserOf(Marc);

        await _scene.BringAsync(left);

        Assert.True((await TeamAsync())!.Flag("removed"));
        Assert.Equal(("", true), (await TeamsOfAsync(Ana), (await HeadAsync(Ana))!.Flag("stopped")));
    }

    [Fact]
    public async Task Whoever_leaves_the_channel_leaves_the_team_and_nobody_else_does()
    {
        await InviteAsync();
        var before = await TeamsOfAsync(Ana);
        _scene.Stage.Channel.Team = [Marc];

        await _scene.BringAsync(SlackPayloads.Member(
            "member_left_channel", _scene.UserOf(Ana), _scene.ChannelOf(Team)));

        Assert.NotEqual("", before);
        Assert.Equal("", await TeamsOfAsync(Ana));
        Assert.Null((await TeamAsync())!.Flag("removed"));
    }

    [Fact]
    public async Task Whoever_joins_the_channel_joins_the_team()
    {
        await InviteAsync();
        var ben = new Account("29:Ben", "Ben", "aad-Ben");
        _scene.Stage.Channel.Team = [Marc, Ana, ben];

        await _scene.BringAsync(SlackPayloads.Member(
            "member_joined_channel", _scene.UserOf(ben), _scene.ChannelOf(Team)));

        Assert.NotEqual("", await TeamsOfAsync(ben));
    }

    async Task InviteAsync()
    {
        _scene.Stage.Channel.Team = [Marc, Ana];
        await _scene.HearAsync(_scene.Stage.InTeam(Marc, ActivityKind.Installed));
    }

    Task<Entity?> TeamAsync() => _scene.Table.GetAsync(
        Addressee.Team("slack", SlackNames.Workspace, _scene.ChannelOf(Team)), AddresseeState.RowKey, default);

    Task<Entity?> HeadAsync(Account person) => _scene.Table.GetAsync(
        Addressee.Person("slack", SlackNames.Workspace, _scene.UserOf(person)), AddresseeState.RowKey, default);

    async Task<string> TeamsOfAsync(Account person) => (await HeadAsync(person))?.Text("teams") ?? "";
}
