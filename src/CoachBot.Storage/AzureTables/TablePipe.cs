using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>The way to the Table service: Azure.Core's pipeline, with the proof of who asks on every try.</summary>
/// <remarks>
/// Tries again what was too busy, broken or unanswered, waiting longer each time, or as long as the service asks; gives
/// up after <see cref="Patience"/>. No request is logged: addresses hold people's ids.
/// </remarks>
sealed class TablePipe : IDisposable
{
    /// <summary>For one request with all its tries, on the machine's clock: under the ten seconds of a turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    /// <summary>The first that takes tokens. Source: "Versioning for Azure Storage".</summary>
    const string Version = "2020-12-06";
    const string Scope = "https://storage.azure.com/.default";

    readonly TableAccount _account;
    readonly TimeProvider _wire;
    readonly HttpPipeline _pipeline;
    readonly HttpClient? _http;

    /// <param name="transport"><c>null</c>: the network.</param>
    public TablePipe(TableAccount account, TimeProvider wire, HttpPipelineTransport? transport)
    {
        (_account, _wire) = (account, wire);
        var options = new Options();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 5;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = Patience;
        options.Retry.NetworkTimeout = Patience / 2;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.ApplicationId = "CoachBot";
        options.Transport = transport ?? new HttpClientTransport(_http = NewClient());
        _pipeline = HttpPipelineBuilder.Build(options, [], [new StoreCalls(), .. Proof(account, wire)], null);
    }

    public Uri Endpoint => _account.Endpoint;

    /// <returns>An answer of the service: done, or refused for the state of the rows or for want of rights.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time, or too busy.</exception>
    /// <exception cref="InvalidOperationException">The service finds the request itself wrong: a fault of ours.
    /// </exception>
    public async Task<TableAnswer> SendAsync(TableRequest request, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, _wire);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var message = Message(request);
        try
        {
            await _pipeline.SendAsync(message, limit.Token);
        }
        catch (AuthenticationFailedException e)
        {
            // Its words may tell of the machine; the first of them is the credential that was asked.
            throw new StoreUnavailableException("This machine's identity gave no token for the store.", e);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is RequestFailedException or AggregateException
            or HttpRequestException or IOException or OperationCanceledException)
        {
            throw new StoreUnavailableException($"{_account.Endpoint.Authority} cannot be reached.", e);
        }

        return Judged(TableAnswer.Read(message.Response) with { MayBeItsOwnEcho = StoreCalls.WereLost(message) });
    }

    public void Dispose() => _http?.Dispose();

    HttpMessage Message(TableRequest request)
    {
        var message = _pipeline.CreateMessage();
        StoreCalls.Name(message, request.Kind);
        var query = string.Join('&', new[] { request.Query, _account.Signature }.Where(part => part.Length > 0));
        message.Request.Method = request.Method;
        message.Request.Uri.Reset(new Uri(
            $"{_account.Endpoint.AbsoluteUri.TrimEnd('/')}{request.Path}{(query.Length > 0 ? "?" : "")}{query}"));
        var headers = message.Request.Headers;
        headers.Add("x-ms-version", Version);
        headers.Add("DataServiceVersion", "3.0");
        headers.Add("MaxDataServiceVersion", "3.0;NetFx");
        headers.Add("Accept", "application/json;odata=minimalmetadata");
        if (!request.Body.IsEmpty)
        {
            headers.Add("Content-Type", request.ContentType);
            message.Request.Content = RequestContent.Create(request.Body);
        }

        return message;
    }

    static TableAnswer Judged(TableAnswer answer) => answer.Status switch
    {
        < 400 or 401 or 403 or 404 or 409 or 412 => answer,
        408 or 429 or >= 500 => throw new StoreUnavailableException($"The store is out of service{Of(answer)}."),
        _ => throw new InvalidOperationException($"The store finds fault with a request{Of(answer)}."),
    };

    static string Of(TableAnswer answer) => $" ({$"{answer.Status} {answer.Code}".Trim()})";

    static HttpPipelinePolicy[] Proof(TableAccount account, TimeProvider wire) => account switch
    {
        { Identity: { } identity } => [new BearerTokenAuthenticationPolicy(identity, Scope)],
        { Signature.Length: > 0 } => [],
        _ => [new SharedKeyLite(account.Name, account.Key, wire)],
    };

    static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        ConnectTimeout = Patience / 4,
        // The service's addresses move.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    sealed class Options : ClientOptions;
}
