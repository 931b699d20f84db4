using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace CoachBot.BotFramework.Outbound;

/// <summary>
/// Reads what the Connector answers before the SDK does, which keeps neither a <c>Retry-After</c> nor why.
/// </summary>
/// <remarks>A 401 drops the token, since keys roll over on the other side too.</remarks>
sealed partial class ConnectorAnswers(OutboundToken token, TimeProvider time, ILogger<ConnectorAnswers> log)
    : DelegatingHandler
{
    const int MaxBytes = 4 * 1024 * 1024;

    /// <exception cref="ConnectorRefusedException">The answer was no.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var body = await BodyAsync(response, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            response.Content = new ByteArrayContent(body);
            response.StatusCode = HttpStatusCode.OK; // Of the others the SDK takes some for a fault.
            return response;
        }

        using (response)
            throw new ConnectorRefusedException { Refusal = Refusal(request, response, body) };
    }

    ConnectorRefusal Refusal(HttpRequestMessage request, HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var code = ErrorCode.Read(body) ?? string.Create(CultureInfo.InvariantCulture, $"Http{status}");
        LogNotTaken(status, code, Correlation(response));

        var refused = status == 401 ? request.Headers.Authorization?.Parameter : null;
        if (refused is not null)
            token.Drop(refused);
        return new(
            status, code, After: RetryAfter.Read(response.Headers.RetryAfter, time.GetUtcNow()),
            TokenWasDropped: refused is not null);
    }

    /// <summary>The body; nothing when it breaks off: the status has told what happened.</summary>
    static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, ct);
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
