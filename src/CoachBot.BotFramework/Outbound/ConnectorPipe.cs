using System.Net.Http.Headers;
using CoachBot.Core.Conversation;
using Microsoft.Extensions.Logging;

namespace CoachBot.BotFramework.Outbound;

/// <summary>
/// One request to the Connector: to an allowed host, with the bot's token, answered within 10 seconds.
/// </summary>
/// <remarks>Nothing is tried again here: while it was, the message would count as one that may have arrived.</remarks>
public sealed partial class ConnectorPipe(
    IHttpClientFactory http, OutboundToken token, ServiceHosts hosts, TimeProvider time, ILogger<ConnectorPipe> log)
{
    public const string HttpClientName = "BotFramework.Connector";

    const int MaxAnswerBytes = 4 * 1024 * 1024;

    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <returns><c>null</c>: a token is at hand. Else what becomes of a request without one.</returns>
    public async ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) =>
        await token.GetAsync(ct) is TokenResult.Denied denied ? denied.Because : null;

    /// <param name="path">Begins with a slash; ids in it are percent-encoded.</param>
    /// <param name="body">JSON; empty for none.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<ConnectorAnswer> CallAsync(
        HttpMethod method, string serviceUrl, string path, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!hosts.Allows(serviceUrl))
            return ConnectorAnswer.None(new ChannelResult.Refused("ServiceUrlNotAllowed"));

        switch (await token.GetAsync(ct))
        {
            case TokenResult.Given { Bearer: var bearer }:
                return await SendAsync(method, new Uri(serviceUrl.TrimEnd('/') + path), body, bearer, ct);
            case TokenResult.Denied denied:
                return ConnectorAnswer.None(denied.Because);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    async Task<ConnectorAnswer> SendAsync(
        HttpMethod method, Uri address, ReadOnlyMemory<byte> body, string? bearer, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address);
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        if (!body.IsEmpty)
            request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } };

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AnswerWithin);
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await AnswerAsync(response, bearer, limit.Token);
        }
        catch (HttpRequestException e) when (e.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return ConnectorAnswer.None(new ChannelResult.NotNow(null, e.HttpRequestError.ToString()));
        }
        catch (HttpRequestException e)
        {
            return ConnectorAnswer.None(new ChannelResult.Unknown(e.HttpRequestError.ToString()));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ConnectorAnswer.None(new ChannelResult.Unknown("NoAnswerInTime"));
        }
    }

    /// <remarks>A 401 drops the token, since keys roll over on the other side too.</remarks>
    async Task<ConnectorAnswer> AnswerAsync(HttpResponseMessage response, string? bearer, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var body = await BodyAsync(response, ct);
        if (response.IsSuccessStatusCode)
            return new(status, body);

        var answer = new ConnectorAnswer(
            status, body, After: RetryAfter.Read(response, time.GetUtcNow()),
            TokenWasDropped: status == 401 && bearer is not null);
        LogNotTaken(status, answer.Code, Correlation(response));
        if (answer.TokenWasDropped)
            token.Drop(bearer!);
        return answer;
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
}
