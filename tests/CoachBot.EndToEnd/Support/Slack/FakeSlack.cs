using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>
/// Slack's Web API as documented, on the loopback: refuses what the pages say is refused; keeps a journal.
/// </summary>
/// <remarks>
/// Its rules stand in <see cref="SlackDesk"/>, <see cref="SlackMethod"/> and <see cref="BlockRules"/>.
/// </remarks>
sealed class FakeSlack : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly CancellationTokenSource _closing = new();
    readonly SlackTiers _tiers = new();
    readonly SlackDesk _desk;

    FakeSlack(WebApplication app, SlackWorld world)
    {
        (_app, World) = (app, world);
        Tokens = new(world);
        Sockets = new(world, _closing.Token);
        _desk = new(world, Tokens, Sockets);
    }

    public SlackWorld World { get; }
    public SlackTokens Tokens { get; }
    public SlackSockets Sockets { get; }
    public SlackViews Views => _desk.Views;
    public Journal<SlackCall> Journal { get; } = new();

    /// <summary>Asked for each request, once it is in the journal; <c>null</c>: serve it.</summary>
    public Func<SlackCall, Refusal?> Refuse { get; set; } = _ => null;

    /// <summary>Messages that people see, in order.</summary>
    public IEnumerable<SlackCall> Messages => Journal.Calls.Where(call => call is { IsMessage: true, Taken: true });

    /// <summary>For <c>Slack:ApiUrl</c>.</summary>
    public string ApiUrl => $"{Address}/api/";

    string Address =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<FakeSlack> StartAsync(SlackWorld world)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        var slack = new FakeSlack(builder.Build(), world);
        slack._app.UseWebSockets();
        slack._app.Map("/api/{method}", slack.ServeAsync);
        slack._app.Map("/link", slack.Sockets.ServeAsync);
        await slack._app.StartAsync();
        slack.Sockets.Address = slack.Address.Replace("http://", "ws://", StringComparison.Ordinal);
        return slack;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    async Task ServeAsync(HttpContext http)
    {
        var method = (string)http.Request.RouteValues["method"]!;
        var known = SlackMethod.All.GetValueOrDefault(method);
        var arguments = await SlackArguments.ReadAsync(http.Request, known?.TakesJson ?? false, _closing.Token);
        var header = http.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null;
        var call = Journal.Open(number =>
            new(number, TimeProvider.System.GetUtcNow(), method, arguments, token));

        var refusal = Refuse(call) ?? new Refusal();
        await Task.Delay(refusal.Latency, _closing.Token);
        var answer = refusal.Status == 0 ? Answer(call, known, header) : SlackAnswer.Given(refusal);

        if (refusal.Cut)
        {
            Journal.Close(call, one => Settle(one, answer));
            http.Abort();
            return;
        }

        // People see a message before the bot is told of it; so the journal has it first, as the chat would.
        Journal.Close(call, one => (one.Status, _) = (answer.Status, Settle(one, answer)));
        if (answer.RetryAfter is { } after)
            http.Response.Headers.RetryAfter = $"{Math.Ceiling(after.TotalSeconds):0}";
        // "X-OAuth-Scopes": https://docs.slack.dev/authentication/installing-with-oauth
        http.Response.Headers["X-OAuth-Scopes"] = string.Join(',', World.Scopes);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(answer.Json.ToJsonString(), _closing.Token);
        await http.Response.CompleteAsync();
        if (!http.RequestAborted.IsCancellationRequested)
            Journal.Close(call, one => one.AnsweredAt = TimeProvider.System.GetUtcNow());
    }

    /// <summary>The rules that hold for every method, in Slack's order; then the method's own.</summary>
    SlackAnswer Answer(SlackCall call, SlackMethod? method, string header)
    {
        // https://docs.slack.dev/apis/web-api#errors
        if (method is null)
            return SlackAnswer.Error("unknown_method");
        if (call.Method is "oauth.v2.access")
            return _desk.Exchange(call, header);
        // The token of an app, in the header alone: https://docs.slack.dev/reference/methods/apps.connections.open
        if (call.Method is "apps.connections.open")
            return call.Token == World.AppToken
                ? SlackAnswer.Ok(new() { ["url"] = Sockets.NewUrl() })
                : SlackAnswer.Error(call.Token is null ? "not_authed" : "not_allowed_token_type");

        var (workspace, error) = Tokens.Find(call.Token);
        if (workspace is null)
            return SlackAnswer.Error(error!);
        if (_tiers.Over(workspace, call, method) is { } wait)
            return SlackAnswer.TooMany(wait);
        // https://docs.slack.dev/reference/methods/chat.postMessage#errors, the same for every method.
        if (method.Scopes.Length > 0 && !method.Scopes.Any(World.Scopes.Contains))
        {
            return SlackAnswer.Error("missing_scope", new()
            {
                ["needed"] = method.Scopes[0],
                ["provided"] = string.Join(',', World.Scopes),
            });
        }

        string[] missing = [.. method.Required.Where(call.Lacks)];
        return missing.Length > 0
            ? SlackAnswer.Invalid("invalid_arguments", missing.Select(name => $"missing required field: {name}"))
            : _desk.Do(call, workspace);
    }

    static bool Settle(SlackCall call, SlackAnswer answer)
    {
        call.Taken = answer.IsOk;
        call.Error = (string?)answer.Json["error"];
        call.Ts = (string?)answer.Json["ts"] ?? (string?)answer.Json["message_ts"];
        call.Channel = (string?)(answer.Json["channel"] as JsonValue) ?? call["channel"];
        return call.Taken;
    }
}
