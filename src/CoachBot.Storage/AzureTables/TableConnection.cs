using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>The client library for one table, with this program's patience and its words for faults.</summary>
/// <remarks>
/// Tries again what was too busy, broken or unanswered, with growing pauses or as long as the service asks; gives up
/// after <see cref="Patience"/>. No request is logged or traced: addresses hold people's ids.
/// </remarks>
sealed class TableConnection : IDisposable
{
    /// <summary>For one request with all its tries, on the machine's clock: under the ten seconds of a turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    readonly TableServiceClient _service;
    readonly TableClient _table;
    readonly TimeProvider _wire;
    readonly HttpClient? _http;

    /// <param name="transport"><c>null</c>: the network.</param>
    public TableConnection(TableAccount account, string name, TimeProvider wire, HttpPipelineTransport? transport)
    {
        _wire = wire;
        var options = new TableClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 5;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = Patience;
        options.Retry.NetworkTimeout = Patience / 2;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.ApplicationId = "CoachBot";
        options.Transport = transport ?? new HttpClientTransport(_http = NewClient());
        options.AddPolicy(new StoreCallPolicy(), HttpPipelinePosition.PerRetry);
        _service = account.Connect(options);
        _table = _service.GetTableClient(name);
    }

    public string Host => _service.Uri.Authority;

    /// <summary>Asks; where the table is missing, makes it and asks again.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time, too busy, or an answer that was not expected.
    /// </exception>
    /// <exception cref="InvalidDataException">An answer that cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The service finds the request itself wrong: a fault of ours.
    /// </exception>
    public async Task<T> AskAsync<T>(
        StoreCall call, Func<TableClient, CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        try
        {
            try
            {
                return await SendAsync(call, ct => ask(_table, ct), ct);
            }
            catch (RequestFailedException e) when (TableFaults.IsMissingTable(e))
            {
                await CreateAsync(ct);
                return await SendAsync(call, ct => ask(_table, ct), ct);
            }
        }
        catch (RequestFailedException e)
        {
            throw TableFaults.Unexpected(e);
        }
    }

    /// <exception cref="RequestFailedException">The service refuses.</exception>
    public Task CreateAsync(CancellationToken ct) =>
        SendAsync(new("create"), ct => _service.CreateTableIfNotExistsAsync(_table.Name, ct), ct);

    public void Dispose() => _http?.Dispose();

    /// <exception cref="RequestFailedException">Refused for the state of the rows or for want of rights.</exception>
    async Task<T> SendAsync<T>(StoreCall call, Func<CancellationToken, Task<T>> send, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, _wire);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var scope = StoreCallPolicy.Follow(call);
        try
        {
            return await send(limit.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (TableFaults.Of(e, Host) is { } fault)
                throw fault;
            throw;
        }
    }

    static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        ConnectTimeout = Patience / 4,
        // The service's addresses move.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        // Without one the handler traces nothing.
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
