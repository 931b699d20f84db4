using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Slack;
using CoachBot.Slack.Inbound;
using CoachBot.Slack.Install;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.Socket;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SlackAnswer = CoachBot.Slack.Inbound.SlackAnswer;

namespace CoachBot.Tests.Slack.Socket;

/// <summary>Socket Mode against a local WebSocket server that does what Slack documents, and what lines do.</summary>
public sealed class SocketModeTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly SlackWorld _world = new();
    readonly ConcurrentQueue<(SlackEndpoint Door, string Event)> _taken = [];
    Func<SlackEndpoint, JsonElement, Task<SlackAnswer>> _take = (_, _) => Task.FromResult(SlackAnswer.Empty);
    FakeSlack _slack = null!;
    SocketMode _mode = null!;

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync(_world);
        _slack.Sockets.Patience = TimeSpan.FromMilliseconds(300);
    }

    public async Task DisposeAsync()
    {
        await _mode.StopAsync(CancellationToken.None);
        _mode.Dispose();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task An_envelope_is_acknowledged_once_it_is_taken_in_and_not_before()
    {
        _slack.Sockets.Patience = Patience;
        var committed = new TaskCompletionSource<SlackAnswer>();
        _take = (_, _) => committed.Task;
        await StartAsync();

        var delivered = DeliverAsync("Ev1");
        await UntilAsync(() => _taken.Count == 1);
        var before = _slack.Sockets.Open[0].Acknowledged.Count;
        committed.SetResult(SlackAnswer.Empty);
        await delivered;

        Assert.Equal(0, before);
        Assert.Equal([(SlackEndpoint.Events, "Ev1")], _taken);
    }

    [Theory]
    [InlineData("interactive", SlackEndpoint.Interactions)]
    [InlineData("slash_commands", SlackEndpoint.Commands)]
    public async Task What_would_be_the_responses_body_is_the_acknowledgements_payload(string type, SlackEndpoint door)
    {
        _take = (_, _) => Task.FromResult(new SlackAnswer(
            Encoding.UTF8.GetBytes("""{"response_action":"errors","errors":{"commitment":"Too long."}}""")));
        await StartAsync();

        var payload = await _slack.Sockets.DeliverAsync(type, new() { ["event_id"] = "1" }, Patience);

        Assert.Equal("Too long.", (string?)payload!["errors"]!["commitment"]);
        Assert.Equal(door, Assert.Single(_taken).Door);
    }

    [Fact]
    public async Task What_the_store_could_not_take_stays_with_Slack_and_comes_again()
    {
        _take = (_, _) => _taken.Count == 1
            ? throw new StoreUnavailableException()
            : Task.FromResult(SlackAnswer.Empty);
        await StartAsync();

        await DeliverAsync("Ev1");

        Assert.Equal(["Ev1", "Ev1"], _taken.Select(one => one.Event));
    }

    [Fact]
    public async Task A_fault_of_ours_is_acknowledged_for_it_would_fail_again()
    {
        _take = (_, _) => throw new InvalidOperationException();
        await StartAsync();

        await DeliverAsync("Ev1");

        Assert.Single(_taken);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_connection_that_Slack_recycles_is_replaced_before_it_goes(string reason)
    {
        await StartAsync();
        var old = _slack.Sockets.Open[0];

        await old.AskToLeaveAsync(reason);
        await UntilAsync(() => _slack.Sockets.Opened == 2);
        var wasOpen = !old.Gone.IsCompleted;
        await old.SendAsync(Envelope("Ev-last"));
        await DeliverAsync("Ev-next");
        await old.Gone.WaitAsync(Patience);

        Assert.True(wasOpen);
        Assert.Equal(["Ev-last", "Ev-next"], _taken.Select(one => one.Event).Order());
        Assert.Single(_slack.Sockets.Open);
    }

    [Fact]
    public async Task Lines_that_break_in_the_middle_lose_nothing()
    {
        await StartAsync();
        var breaking = Task.Run(async () =>
        {
            for (var times = 1; times <= 3; times++)
            {
                await UntilAsync(() => _slack.Sockets.Opened == times && _slack.Sockets.Open.Count == 1);
                var so = _taken.Count;
                await UntilAsync(() => _taken.Count > so);
                _slack.Sockets.Open[^1].Cut();
            }
        });

        List<string> events = [];
        while (!breaking.IsCompleted)
        {
            string[] some = [.. Enumerable.Range(events.Count, 4).Select(number => $"Ev{number}")];
            await Task.WhenAll(some.Select(DeliverAsync));
            events.AddRange(some);
        }

        await breaking;
        Assert.Empty(events.Except(_taken.Select(one => one.Event)));
        Assert.True(_slack.Sockets.Opened >= 3);
    }

    [Fact]
    public async Task While_Slack_gives_no_connection_it_is_asked_again()
    {
        _slack.Refuse = call => call.Number < 2 ? new(200, """{"ok":false,"error":"internal_error"}""") : null;

        await StartAsync();
        await DeliverAsync("Ev1");

        Assert.Equal(3, _slack.Journal.Calls.Count);
        Assert.All(_slack.Journal.Calls, call => Assert.Equal(_world.AppToken, call.Token));
    }

    async Task StartAsync()
    {
        var options = Options.Create(new SlackOptions { ApiUrl = _slack.ApiUrl, AppToken = _world.AppToken });
        var api = new WebApiClient(
            new Clients(), new SingleWorkspace(options), options, TimeProvider.System,
            NullLogger<WebApiClient>.Instance);
        var desk =
            new SocketActivityReceiver(TakeAsync, TimeProvider.System, NullLogger<SocketActivityReceiver>.Instance);
        _mode = new(new SocketDialer(api, options), desk, TimeProvider.System, NullLogger<SocketMode>.Instance);
        await _mode.StartAsync(CancellationToken.None);
        await UntilAsync(() => _slack.Sockets.Open.Count == 1);
    }

    Task<SlackAnswer> TakeAsync(SlackEndpoint door, JsonElement payload, CancellationToken ct)
    {
        _taken.Enqueue((door, payload.GetProperty("event_id").GetString()!));
        return _take(door, payload);
    }

    Task DeliverAsync(string id) =>
        _slack.Sockets.DeliverAsync("events_api", new() { ["event_id"] = id }, Patience);

    static JsonObject Envelope(string id) => new()
    {
        ["envelope_id"] = id,
        ["type"] = "events_api",
        ["payload"] = new JsonObject { ["event_id"] = id },
    };

    static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(10, limit.Token);
    }

    sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
