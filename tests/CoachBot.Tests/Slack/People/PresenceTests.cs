using System.Text.Json;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.People;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Slack.People;

/// <summary><c>/coach</c> where nobody has invited the bot: one line that says how, and nothing else.</summary>
public sealed class PresenceTests
{
    static readonly Account Ana = new("29:Ana", "Ana", "aad-Ana");

    readonly SlackScene _scene = new(
        new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero), CoachSettings.Default, "Europe/Berlin");

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task Where_it_is_not_a_command_changes_nothing_and_is_answered_in_one_kind_line(bool? isInvited)
    {
        _scene.Api.IsInvited = isInvited;

        foreach (var words in new[] { "", "setup", "commit ask one open question", "stop", "delete my data" })
            await _scene.CommandAsync(Ana, words, "19:team");

        Assert.Equal("ephemeral", (string?)_scene.Answer!["response_type"]);
        Assert.Equal(
            "I'm not in this channel yet, so I left that alone. Type '/invite @CoachBot' to have me here; "
                + "for your own week, write to me in our own chat.",
            (string?)_scene.Answer["text"]);
        Assert.Empty((await _scene.Table.ScanAsync(null, default)).Entities);
        Assert.Empty(_scene.Api.Posted);
    }

    [Fact]
    public async Task In_a_chat_of_two_nobody_has_to_invite_it()
    {
        _scene.Api.IsInvited = null;

        await _scene.CommandAsync(Ana, "help");

        Assert.Null(_scene.Answer);
        Assert.NotEmpty(_scene.Api.Posted);
    }

    [Fact]
    public async Task It_is_asked_once_an_hour_where_it_is_and_each_time_where_it_is_not()
    {
        var (api, time) = (new Asked(), new ManualTime());
        var presence = new Presence(api, time);

        api.Answer = """{"ok":true,"channel":{"is_member":false}}""";
        Assert.False(await presence.IsInAsync("T1", "C1", default));
        api.Answer = """{"ok":true,"channel":{"is_member":true}}""";
        Assert.True(await presence.IsInAsync("T1", "C1", default));
        Assert.True(await presence.IsInAsync("T1", "C1", default));
        time.Advance(TimeSpan.FromHours(1));
        Assert.True(await presence.IsInAsync("T1", "C1", default));

        Assert.Equal(3, api.Times);
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("internal_error")]
    [InlineData("missing_scope")]
    public async Task When_Slack_does_not_tell_the_words_are_taken(string error)
    {
        var presence = new Presence(
            new Asked { Answer = $$"""{"ok":false,"error":"{{error}}"}""" }, new ManualTime());

        Assert.True(await presence.IsInAsync("T1", "C1", default));
    }

    [Fact]
    public async Task When_Slack_takes_its_time_the_words_do_not_wait()
    {
        var time = new ManualTime();
        var asking = new Presence(new Asked(), time).IsInAsync("T1", "C1", default);

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await asking);
    }

    /// <summary>Answers when there is an answer.</summary>
    sealed class Asked : IWebApi
    {
        public string? Answer { get; set; }
        public int Times { get; private set; }

        public Task<SlackReply> CallAsync(string tenant, SlackCall call, CancellationToken ct)
        {
            Times++;
            return Answer is null
                ? new TaskCompletionSource<SlackReply>().Task
                : Task.FromResult(
                    new WebApiAnswer(200, JsonSerializer.Deserialize<JsonElement>(Answer)).Reply());
        }

        public Task<SlackReply> CallAsAsync(string authorization, SlackCall call, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
