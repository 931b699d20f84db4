using CoachBot.Core.Conversation;
using Microsoft.Rest;

namespace CoachBot.BotFramework.Outbound;

/// <summary>
/// One request to the Connector: to an allowed host, with the bot's token, answered within 10 seconds.
/// </summary>
/// <remarks>Nothing is tried again here: while it was, the message would count as one that may have arrived.</remarks>
public sealed class ConnectorCalls(SharedConnectors connectors, OutboundToken token, ServiceHosts hosts)
{
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <returns><c>null</c>: a token is at hand. Else what becomes of a request without one.</returns>
    public async ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) =>
        await token.GetAsync(ct) is TokenResult.Denied denied ? denied.Because : null;

    /// <param name="call">Asks a client of the SDK's for one thing.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<ConnectorResult<T>> CallAsync<T>(
        string serviceUrl, Func<SharedConnectors, CancellationToken, Task<T>> call, CancellationToken ct)
        where T : class
    {
        if (!hosts.Allows(serviceUrl))
            return new(null, ConnectorRefusal.None(new ChannelResult.Refused("ServiceUrlNotAllowed")));
        if (await ReadyAsync(ct) is { } denied)
            return new(null, ConnectorRefusal.None(denied));

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AnswerWithin);
        try
        {
            return new(await call(connectors, limit.Token), null);
        }
        catch (SerializationException)
        {
            return default; // Taken, and the answer says nothing that can be read.
        }
        catch (Exception e) when (Refusal(e) is { } refusal && (e is not OperationCanceledException
            || !ct.IsCancellationRequested))
        {
            return new(null, refusal);
        }
    }

    static ConnectorRefusal? Refusal(Exception fault) => fault switch
    {
        ConnectorRefusedException { Refusal: var refusal } => refusal,
        HttpRequestException
        {
            HttpRequestError: (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError) and var error,
        } => ConnectorRefusal.None(new ChannelResult.NotNow(null, error.ToString())),
        HttpRequestException { HttpRequestError: var error } =>
            ConnectorRefusal.None(new ChannelResult.Unknown(error.ToString())),
        OperationCanceledException => ConnectorRefusal.None(new ChannelResult.Unknown("NoAnswerInTime")),
        _ => null,
    };
}
