using System.Collections.Concurrent;
using CoachBot.Core.Wire;
using CoachBot.Slack.Install;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace CoachBot.Slack.Outbound;

/// <summary>Calls Slack's Web API, and tells its answers apart.</summary>
/// <remarks>
/// What Slack puts off is handed back at once: waiting is the caller's, who can let others go first. A limit holds for
/// one method in one workspace ("Rate limits"), so until its time has come that method is not called there again,
/// the caller. Only a call that never left this machine is tried again in here: Slack takes no idempotency
/// key.
/// </remarks>
public sealed partial class WebApiClient(
    IHttpClientFactory http, IWorkspaces workspaces, IOptions<SlackOptions> options, TimeProvider time,
    ILogger<WebApiClient> log) : IWebApi
{
    public const string HttpClientName = "Slack.WebApi";

    const int MaxRetries = 2;
    static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>Slack's own advice when a 429 does not say.</summary>
    static readonly TimeSpan ThrottledFor = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<(string Tenant, string Method), DateTimeOffset> _closed = new();

    readonly ResiliencePipeline<WebApiAnswer> _pipe = new ResiliencePipelineBuilder<WebApiAnswer>
    {
        TimeProvider = time,
    }
        .AddRetry(new RetryStrategyOptions<WebApiAnswer>
        {
            MaxRetryAttempts = MaxRetries,
            Delay = RetryAfter,
            UseJitter = true,
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { NeverLeft: true }),
        })
        .Build();

    public async Task<SlackReply> CallAsync(string tenant, SlackCall call, CancellationToken ct)
    {
        if (await workspaces.FindAsync(tenant, ct) is not { } installation)
            return new(SlackOutcome.Uninstalled, "not_installed", default);

        var reply = await SendAsync(tenant, $"Bearer {installation.BotToken}", call, ct);
        return reply.Outcome == SlackOutcome.Uninstalled
            && await workspaces.RefusedAsync(tenant, installation, reply.Error, ct) is { } other
            ? await SendAsync(tenant, $"Bearer {other.BotToken}", call, ct)
            : reply;
    }

    public Task<SlackReply> CallAsAsync(string authorization, SlackCall call, CancellationToken ct) =>
        SendAsync("", authorization, call, ct);

    async Task<SlackReply> SendAsync(string tenant, string authorization, SlackCall call, CancellationToken ct)
    {
        var line = (tenant, call.Method);
        if (_closed.TryGetValue(line, out var until) && until - time.GetUtcNow() is { Ticks: > 0 } left)
            return new(SlackOutcome.Retry, "ratelimited", default, left);

        if (call.Requests is { } requests)
            await requests.NextAsync(ct);
        var address = new Uri(new Uri(options.Value.ApiUrl), call.Method);
        var answer = await _pipe.ExecuteAsync(
            async ct =>
            {
                using var client = http.CreateClient(HttpClientName);
                return await WebApiAnswer.OfAsync(client, address, authorization, call, time, ct);
            },
            ct);

        if (answer.IsTooMany)
        {
            answer = answer with { After = answer.After ?? ThrottledFor };
            _closed[line] = time.GetUtcNow() + answer.After.Value;
        }
        else
            _closed.TryRemove(line, out _);

        var reply = answer.Reply();
        if (!reply.IsOk)
            LogNotTaken(call.Method, reply.Error, tenant, reply.Body.Told("needed") ?? "");
        return reply;
    }

    [LoggerMessage(LogLevel.Warning, "Slack answered {Method} with {Error} in {Tenant}. Scope needed: '{Needed}'.")]
    partial void LogNotTaken(string method, string error, string tenant, string needed);
}
