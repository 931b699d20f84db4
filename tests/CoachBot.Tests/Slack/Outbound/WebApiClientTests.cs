using System.Net;
using System.Text;
using CoachBot.Slack;
using CoachBot.Slack.Install;
using CoachBot.Slack.Outbound;
using CoachBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Slack.Outbound;

public sealed class WebApiClientTests : IHttpClientFactory, IWorkspaces
{
    static readonly SlackCall Say = SlackCall.Json("chat.postMessage", "{}"u8.ToArray());

    readonly ManualTime _time = new();
    readonly Queue<Func<HttpResponseMessage>> _answers = new();
    readonly List<HttpRequestMessage> _asked = [];
    readonly List<string> _bodies = [];
    Installation? _other;

    [Theory]
    [InlineData("channel_not_found", SlackOutcome.Unreachable)]
    [InlineData("user_disabled", SlackOutcome.Unreachable)]
    [InlineData("restricted_action_read_only_channel", SlackOutcome.Unreachable)]
    [InlineData("token_revoked", SlackOutcome.Uninstalled)]
    [InlineData("account_inactive", SlackOutcome.Uninstalled)]
    [InlineData("internal_error", SlackOutcome.Retry)]
    [InlineData("invalid_blocks", SlackOutcome.Misconfigured)]
    [InlineData("missing_scope", SlackOutcome.Misconfigured)]
    public async Task What_Slack_refuses_with_200_is_told_apart(string error, SlackOutcome outcome)
    {
        Answer(200, $$"""{"ok":false,"error":"{{error}}"}""");

        var reply = await Client().CallAsync("T1", Say, default);

        Assert.Equal((outcome, error), (reply.Outcome, reply.Error));
    }

    [Fact]
    public async Task What_is_put_off_comes_back_at_once_and_closes_that_method_in_that_workspace_until_then()
    {
        var client = Client();
        Answer(429, """{"ok":false,"error":"ratelimited"}""", retryAfter: 30);
        Answer(200, """{"ok":true}""");
        Answer(200, """{"ok":true}""");
        Answer(200, """{"ok":true}""");

        var putOff = await client.CallAsync("T1", Say, default);
        var again = await client.CallAsync("T1", Say, default);
        var elsewhere = await client.CallAsync("T2", Say, default);
        var otherwise = await client.CallAsync("T1", SlackCall.Json("chat.update", "{}"u8.ToArray()), default);
        _time.Advance(TimeSpan.FromSeconds(30));
        var later = await client.CallAsync("T1", Say, default);

        // Only what Slack itself says slows the workspace down, not what is held back because it said so.
        Assert.Equal(
            (SlackOutcome.Retry, TimeSpan.FromSeconds(30), true), (putOff.Outcome, putOff.After, putOff.TooMany));
        Assert.Equal(
            (SlackOutcome.Retry, TimeSpan.FromSeconds(30), false), (again.Outcome, again.After, again.TooMany));
        Assert.All([elsewhere, otherwise, later], reply => Assert.True(reply.IsOk));
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task A_refused_token_is_tried_once_more_when_there_is_another()
    {
        _other = new Installation("xoxb-new", "");
        Answer(200, """{"ok":false,"error":"token_expired"}""");
        Answer(200, """{"ok":true,"ts":"1.2"}""");

        Assert.True((await Client().CallAsync("T1", Say, default)).IsOk);
        Assert.Equal(["Bearer xoxb-old", "Bearer xoxb-new"], _asked.Select(asked => $"{asked.Headers.Authorization}"));
    }

    [Fact]
    public async Task A_call_without_an_answer_may_have_arrived_and_is_not_repeated()
    {
        _answers.Enqueue(() => throw new HttpRequestException(HttpRequestError.ResponseEnded));

        var reply = await Client().CallAsync("T1", Say, default);

        Assert.Equal(SlackOutcome.Unknown, reply.Outcome);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task What_writes_is_JSON_and_what_reads_is_a_form()
    {
        Answer(200, """{"ok":true}""");
        Answer(200, """{"ok":true}""");

        await Client().CallAsync("T1", Say, default);
        await Client().CallAsync("T1", SlackCall.Form("users.info", ("user", "U&1"), ("cursor", null)), default);

        Assert.Equal("application/json; charset=utf-8", $"{_asked[0].Content!.Headers.ContentType}");
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", $"{_asked[1].Content!.Headers.ContentType}");
        Assert.Equal("user=U%261", _bodies[1]);
        Assert.Equal("https://slack.com/api/users.info", $"{_asked[1].RequestUri}");
    }

    public HttpClient CreateClient(string name) => new(new Wire(this));

    public ValueTask<Installation?> FindAsync(string tenant, CancellationToken ct) =>
        ValueTask.FromResult<Installation?>(new("xoxb-old", ""));

    public ValueTask<Installation?> RefusedAsync(
        string tenant, Installation refused, string error, CancellationToken ct) => ValueTask.FromResult(_other);

    public ValueTask<bool> ForgetAsync(string tenant, DateTimeOffset at, CancellationToken ct) =>
        ValueTask.FromResult(true);

    WebApiClient Client() => new(
        this, this, Options.Create(new SlackOptions()), _time, NullLogger<WebApiClient>.Instance);

    void Answer(int status, string json, int? retryAfter = null) => _answers.Enqueue(() =>
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        if (retryAfter is { } seconds)
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return answer;
    });

    sealed class Wire(WebApiClientTests test) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test._asked.Add(request);
            test._bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return test._answers.Dequeue()();
        }
    }
}
