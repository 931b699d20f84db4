using System.Net.Http.Headers;
using CoachBot.Core.Conversation;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CoachBot.BotFramework.Outbound;

/// <summary>
/// One call to the Connector: to an allowed host, with the bot's token, tried again while that is asked for.
/// </summary>
/// <remarks>
/// Tries at most six times, and takes no longer than the 30 seconds for which a sender holds its lease: 20 for waiting,
/// 10 for the last answer. What the platform puts off for longer is handed back. A call that may have arrived without
/// an answer is not repeated: the platform takes no idempotency key. A 401 drops the token once, since keys roll over
/// on the other side too.
/// </remarks>
public sealed partial class ConnectorPipe(
    IHttpClientFactory http, OutboundToken token, ServiceHosts hosts, TimeProvider time, ILogger<ConnectorPipe> log)
{
    public const string HttpClientName = "BotFramework.Connector";

    const int MaxRetries = 5;
    const int MaxAnswerBytes = 4 * 1024 * 1024;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    readonly ResiliencePipeline<ConnectorAnswer> _retries =
        new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ConnectorAnswer>
            {
                MaxRetryAttempts = MaxRetries,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { WorthRetrying: true }),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.Wait),
            })
            .Build();

    /// <param name="path">Begins with a slash; ids in it are percent-encoded.</param>
    /// <param name="body">JSON; empty for none.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<ConnectorAnswer> CallAsync(
        HttpMethod method, string serviceUrl, string path, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!hosts.Allows(serviceUrl))
            return ConnectorAnswer.None(new Delivery.Refused("ServiceUrlNotAllowed"));

        var call = new Call(method, new Uri(serviceUrl.TrimEnd('/') + path), body, time.GetUtcNow() + Patience);
        return await _retries.ExecuteAsync(
            static (job, ct) => job.Pipe.TryAsync(job.Call, ct), (Pipe: this, Call: call), ct);
    }

    async ValueTask<ConnectorAnswer> TryAsync(Call call, CancellationToken ct)
    {
        var answer = await SendAsync(call, ct);
        if (answer.Status == 401 && call.Bearer is { } refused && !call.TokenWasDropped)
        {
            call.TokenWasDropped = true;
            token.Drop(refused);
            answer = await SendAsync(call, ct);
        }

        call.Tried++;
        return answer;
    }

    async Task<ConnectorAnswer> SendAsync(Call call, CancellationToken ct)
    {
        switch (await token.GetAsync(ct))
        {
            case Grant.Denied denied:
                return ConnectorAnswer.None(denied.Because);
            case Grant.Given given:
                call.Bearer = given.Bearer;
                break;
        }

        using var request = new HttpRequestMessage(call.Method, call.Address);
        if (call.Bearer is { } bearer)
            request.Headers.Authorization = new("Bearer", bearer);
        if (!call.Body.IsEmpty)
            request.Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = Json } };

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AnswerWithin);
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await AnswerAsync(call, response, limit.Token);
        }
        catch (HttpRequestException e) when (e.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return ConnectorAnswer.None(new Delivery.NotNow(null, e.HttpRequestError.ToString()));
        }
        catch (HttpRequestException e)
        {
            return ConnectorAnswer.None(new Delivery.Unknown(e.HttpRequestError.ToString()));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ConnectorAnswer.None(new Delivery.Unknown("NoAnswerInTime"));
        }
    }

    async Task<ConnectorAnswer> AnswerAsync(Call call, HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var body = await BodyAsync(response, ct);
        if (response.IsSuccessStatusCode)
            return new(status, body);

        var answer = new ConnectorAnswer(status, body);
        LogNotTaken(status, answer.Code, Correlation(response));
        if (!ConnectorAnswer.IsTransient(status))
            return answer;

        var now = time.GetUtcNow();
        var wait = call.Wait(RetryAfter.Read(response, now));
        return answer with { Wait = wait, WorthRetrying = call.Tried < MaxRetries && now + wait <= call.Until };
    }

    /// <summary>The body; nothing when it breaks off: the status has told what happened.</summary>
    static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, ct);
            return await response.Content.ReadAsByteArrayAsync(ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>What Microsoft's support asks for.</summary>
    static string Correlation(HttpResponseMessage response) =>
        response.Headers.TryGetValues("MS-CV", out var ids)
        || response.Headers.TryGetValues("X-Correlating-OperationId", out ids)
            ? string.Concat(ids.First().Where(c => char.IsAsciiLetterOrDigit(c) || ".-_/+".Contains(c)).Take(64))
            : "none";

    [LoggerMessage(LogLevel.Warning, "The Connector answered {Status} {Code}, correlation {Correlation}.")]
    partial void LogNotTaken(int status, string code, string correlation);

    sealed class Call(HttpMethod method, Uri address, ReadOnlyMemory<byte> body, DateTimeOffset until)
    {
        public HttpMethod Method => method;
        public Uri Address => address;
        public ReadOnlyMemory<byte> Body => body;
        public DateTimeOffset Until => until;
        public int Tried { get; set; }
        public string? Bearer { get; set; }
        public bool TokenWasDropped { get; set; }

        /// <summary>
        /// What was asked for and up to a tenth more; else one second doubled each time, a fifth more or less.
        /// </summary>
        public TimeSpan Wait(TimeSpan? asked) => asked is { } least
            ? least * (1 + (0.1 * Random.Shared.NextDouble()))
            : TimeSpan.FromSeconds(1 << Tried) * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }
}
