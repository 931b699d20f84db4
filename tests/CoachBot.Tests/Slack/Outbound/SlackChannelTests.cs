using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Text;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Text;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Slack.Outbound;

/// <summary>What becomes of what the bot says, as Slack answers.</summary>
public sealed class SlackChannelTests : IWebApi, IPeople
{
    static readonly ConversationReference Chat =
        new("slack", "", "T1", "UBOT", ConversationKind.Personal, "D1", UserId: "U1");

    static readonly ConversationReference InChannel =
        new("slack", "", "T1", "UBOT", ConversationKind.Channel, "C1;17.1", UserId: "U1", TeamId: "C1");

    static readonly Message Hello = new(
        Card.Ask(Phrase.Verbatim("hello"), new Button(Phrase.Verbatim("Yes"), "yes")), "card-1",
        new TextCatalogs().Default);

    readonly List<(string Method, JsonObject Body)> _asked = [];
    readonly Queue<SlackReply> _answers = [];
    readonly ManualTime _time = new();
    readonly TenantRateLimiter _limiter;
    string? _gone;

    public SlackChannelTests() => _limiter = new TenantRateLimiter(1, _time);

    [Fact]
    public async Task A_form_that_answers_a_press_is_measured_like_any_other_call()
    {
        var measured = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, on) =>
            {
                if (instrument.Name == "coachbot_send_seconds")
                    on.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            var text = string.Join(' ', tags.ToArray());
            lock (measured)
                measured.Add(text);
        });
        listener.Start();
        Answer(200, """{"ok":true}""");

        await Channel().ShowFormAsync(Chat, "trigger", Hello, default);

        lock (measured)
            Assert.Contains("[channel, slack] [call, form] [outcome, done]", measured);
    }

    [Fact]
    public async Task What_arrived_counts_as_sent_though_its_id_is_no_Unicode()
    {
        Answer(200, """{"ok":true,"ts":"\ud800"}""");

        Assert.IsType<ChannelResult.Done>(await Channel().SendAsync(Chat, Hello, default));
    }

    [Theory]
    [InlineData("internal_error", typeof(ChannelResult.NotNow))]
    [InlineData("service_unavailable", typeof(ChannelResult.NotNow))]
    [InlineData("message_limit_exceeded", typeof(ChannelResult.NotNow))]
    [InlineData("channel_not_found", typeof(ChannelResult.Unreachable))]
    [InlineData("is_archived", typeof(ChannelResult.Unreachable))]
    [InlineData("messages_tab_disabled", typeof(ChannelResult.Unreachable))]
    [InlineData("restricted_action_read_only_channel", typeof(ChannelResult.Unreachable))]
    [InlineData("token_revoked", typeof(ChannelResult.Unreachable))]
    [InlineData("account_inactive", typeof(ChannelResult.Unreachable))]
    [InlineData("missing_scope", typeof(ChannelResult.Refused))]
    [InlineData("msg_too_long", typeof(ChannelResult.Refused))]
    [InlineData("a_code_of_next_year", typeof(ChannelResult.Refused))]
    public async Task What_can_be_tried_again_who_is_gone_and_what_is_our_fault_are_told_apart(
        string error, Type expected)
    {
        Answer(200, $$"""{"ok":false,"error":"{{error}}"}""");

        var delivery = await Channel().SendAsync(Chat, Hello, default);

        Assert.IsType(expected, delivery);
        Assert.Contains(error, delivery.ToString(), StringComparison.Ordinal);
        Assert.Single(_asked);
    }

    [Theory]
    [InlineData(429, """{"ok":false,"error":"ratelimited"}""")]
    [InlineData(200, """{"ok":false,"error":"rate_limited"}""")]
    public async Task Too_many_slows_the_workspace_down(int status, string body)
    {
        Answer(status, body, TimeSpan.FromSeconds(7));

        Assert.Equal(
            new ChannelResult.NotNow(TimeSpan.FromSeconds(7), "ratelimited", TooMany: true),
            await Channel().SendAsync(Chat, Hello, default));
    }

    [Fact]
    public async Task No_answer_may_have_been_a_message_and_a_bad_day_of_Slacks_was_none()
    {
        _answers.Enqueue(new WebApiAnswer(0, default, "no_answer_in_time").Reply());
        Answer(503, "<html>");

        Assert.IsType<ChannelResult.Unknown>(await Channel().SendAsync(Chat, Hello, default));
        Assert.IsType<ChannelResult.NotNow>(await Channel().SendAsync(Chat, Hello, default));
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    public async Task A_message_gone_is_not_a_conversation_gone(string error)
    {
        Answer(200, $$"""{"ok":false,"error":"{{error}}"}""");

        Assert.Equal(new ChannelResult.MessageGone(error), await Channel().UpdateAsync(Chat, "17.2", Hello, default));
        Assert.Equal("17.2", (string?)_asked[0].Body["ts"]);
    }

    [Fact]
    public async Task Blocks_that_Slack_does_not_take_cost_nobody_the_words()
    {
        Answer(200, """{"ok":false,"error":"invalid_blocks"}""");
        Answer(200, """{"ok":true,"ts":"17.3"}""");
        Assert.True(_limiter.TryEnter("T1")!.Acquire());

        var sending = Channel().SendAsync(Chat, Hello, default);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new ChannelResult.Done("17.3"), await sending);
        Assert.Equal("[]", _asked[1].Body["blocks"]!.ToJsonString());
        Assert.Contains("hello", (string)_asked[1].Body["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_request_for_the_same_message_waits_for_its_own_lease()
    {
        Answer(200, """{"ok":false,"error":"invalid_blocks"}""");
        Answer(200, """{"ok":true,"ts":"17.3"}""");
        Assert.True(_limiter.TryEnter("T1")!.Acquire());

        var sending = Channel().SendAsync(Chat, Hello, default);
        var before = _asked.Count;
        _time.Advance(TimeSpan.FromSeconds(1));
        await sending;

        Assert.Equal((1, 2), (before, _asked.Count));
    }

    [Fact]
    public async Task In_a_channel_one_person_alone_sees_it_in_the_thread_and_nobody_can_change_it_later()
    {
        Answer(200, """{"ok":true,"message_ts":"17.4"}""");
        Answer(200, """{"ok":true,"ts":"17.5"}""");

        var alone = await Channel().SendAsync(InChannel, Hello, default);
        var all = await Channel().SendAsync(InChannel with { UserId = null }, Hello, default);

        Assert.Equal((new ChannelResult.Done(null), new ChannelResult.Done("17.5")), (alone, all));
        Assert.Equal(["chat.postEphemeral", "chat.postMessage"], _asked.Select(asked => asked.Method));
        Assert.All(_asked, asked => Assert.Equal(
            ("C1", "17.1"), ((string?)asked.Body["channel"], (string?)asked.Body["thread_ts"])));
        Assert.Equal(("U1", null), ((string?)_asked[0].Body["user"], (string?)_asked[1].Body["user"]));
    }

    [Fact]
    public async Task To_somebody_deactivated_nothing_is_said_though_Slack_would_take_it()
    {
        _gone = "user_disabled";

        Assert.Equal(new ChannelResult.Unreachable("user_disabled"), await Channel().SendAsync(Chat, Hello, default));
        Assert.Equal(new ChannelResult.Unreachable("user_disabled"), await Channel().OpenAsync(Chat, default));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_page_that_cannot_be_shown_makes_nobody_unreachable()
    {
        Answer(200, """{"ok":false,"error":"user_not_found"}""");
        Answer(200, """{"ok":false,"error":"token_revoked"}""");

        Assert.IsType<ChannelResult.Refused>(await Channel().ShowHomeAsync(Chat, Hello, default));
        Assert.IsType<ChannelResult.Unreachable>(await Channel().ShowHomeAsync(Chat, Hello, default));
    }

    public async Task<SlackReply> CallAsync(string tenant, SlackCall call, CancellationToken ct)
    {
        if (call.Requests is { } requests)
            await requests.NextAsync(ct);
        _asked.Add((call.Method, JsonNode.Parse(call.Body.Span)!.AsObject()));
        return _answers.Dequeue();
    }

    public Task<SlackReply> CallAsAsync(string authorization, SlackCall call, CancellationToken ct) =>
        throw new NotSupportedException();

    public ValueTask<Activity> KnownAsync(Activity activity, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask ChangedAsync(string tenant, SlackUser user, CancellationToken ct) =>
        throw new NotSupportedException();

    public ValueTask<string?> UnreachableAsync(
        string tenant, string userId, RequestSequence? requests, CancellationToken ct) =>
        ValueTask.FromResult(_gone);

    public Task<RosterPage> RosterAsync(
        ConversationReference team, string? continuation, RequestSequence? requests, CancellationToken ct) =>
        throw new NotSupportedException();

    SlackChannel Channel() => new(this, this, _limiter, _time);

    void Answer(int status, string body, TimeSpan? after = null)
    {
        JsonElement json = default;
        if (body.StartsWith('{'))
            json = JsonSerializer.Deserialize<JsonElement>(body);
        _answers.Enqueue(new WebApiAnswer(status, json, After: after).Reply());
    }
}
