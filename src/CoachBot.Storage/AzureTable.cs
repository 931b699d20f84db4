using System.Collections.Immutable;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoachBot.Core.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.Storage;

/// <summary>The store for several instances: one table of an Azure storage account.</summary>
/// <remarks>
/// A commit is one entity group transaction; versions are ETags. A missing table is made on the first request. A delete
/// at any version removes the row that the commit finds; a row that another writer puts back at the same moment stays.
/// </remarks>
public sealed class AzureTable : IEntityTable, IAsyncDisposable
{
    /// <summary>The most rows that the service gives in one page.</summary>
    const int PageSize = 1_000;

    readonly TableConnection _connection;

    /// <param name="name">The table's: a letter and then 2 to 62 letters or digits. Case makes no difference.</param>
    /// <param name="wire">The machine's clock: it limits waiting.</param>
    public AzureTable(TableAccount account, string name, TimeProvider wire)
        : this(account, name, wire, transport: null)
    {
    }

    internal AzureTable(TableAccount account, string name, TimeProvider wire, HttpPipelineTransport? transport)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _connection = new(account, name, wire, transport);
    }

    /// <summary>Makes the table, unless it exists. A second call changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">The service does not answer, or not now.</exception>
    /// <exception cref="UnauthorizedAccessException">It knows no such account, key or right: waiting does not help.
    /// </exception>
    public async Task CreateIfMissingAsync(CancellationToken ct)
    {
        try
        {
            await _connection.CreateAsync(ct);
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403 or 404)
        {
            throw TableFaults.Unauthorized(e, _connection.Host);
        }
        catch (RequestFailedException e)
        {
            throw TableFaults.Unexpected(e);
        }
    }

    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
    {
        EntityRules.CheckKey(partition);
        EntityRules.CheckKey(row);
        return _connection.AskAsync<Entity?>(new("get"), async (table, ct) =>
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: ct);
            if (found.HasValue)
                return EntityMapper.Read(found.Value!);

            // The client library takes a missing table for a missing row too.
            var missing = new RequestFailedException(found.GetRawResponse());
            return TableFaults.IsMissingRow(missing) ? null : throw missing;
        }, ct);
    }

    public async Task<ImmutableArray<Entity>> QueryAsync(
        string partition, RowRange range, int? take, CancellationToken ct)
    {
        EntityRules.CheckQuery(partition, range, take);
        if (take == 0 || RangeFilter.Of(partition, range) is not { } filter)
            return [];

        var entities = ImmutableArray.CreateBuilder<Entity>();
        string? continuation = null;
        do
        {
            var top = Math.Min(PageSize, (take ?? int.MaxValue) - entities.Count);
            var page = await PageAsync("query", filter, top, continuation, ct);
            entities.AddRange(page.Entities);
            continuation = page.Continuation;
        }
        // A page may be empty, and still not be the last.
        while (continuation is not null && (take is null || entities.Count < take));

        return entities.DrainToImmutable();
    }

    /// <remarks>
    /// A commit that was sent cannot be called back, so it runs to its end. It is sent again when its answer is lost. A
    /// refusal after that may be the echo of its own first try, so the outcome counts as unknown.
    /// </remarks>
    /// <exception cref="OperationCanceledException">Cancelled beforehand: nothing was written.</exception>
    public async Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        EntityRules.CheckCommit(partition, changes);
        ct.ThrowIfCancellationRequested();

        var call = new StoreCall("commit");
        ImmutableArray<Change> rest = [.. changes];
        while (rest.Length > 0)
        {
            var answer = await SubmitAsync(call, partition, rest);
            if (answer.Refusal is not { } refusal)
                return new CommitOutcome.Committed(Versions(rest, answer.Parts));

            var failed = rest[Math.Clamp(refusal.FailedTransactionActionIndex ?? 0, 0, rest.Length - 1)];
            if (failed is Change.Delete { Version: null } && TableFaults.IsMissingRow(refusal))
                rest = rest.Remove(failed);
            else if (call.WasLost)
                throw new StoreUnavailableException("The answer to a commit was lost.");
            else
                return new CommitOutcome.Refused(failed.Row);
        }

        return new CommitOutcome.Committed(ImmutableDictionary<string, string>.Empty);
    }

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct)
    {
        if (continuation?.Contains(' ', StringComparison.Ordinal) is false)
            throw new ArgumentException("A scan continues where a page of this store ended.", nameof(continuation));
        return PageAsync("scan", filter: null, PageSize, continuation, ct);
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    Task<EntityPage> PageAsync(string kind, string? filter, int top, string? continuation, CancellationToken ct) =>
        _connection.AskAsync(new(kind), async (table, ct) =>
        {
            var pages = table.QueryAsync<TableEntity>(filter, top, cancellationToken: ct);
            await using var one = pages.AsPages(continuation).GetAsyncEnumerator(ct);
            return await one.MoveNextAsync()
                ? new EntityPage([.. one.Current.Values.Select(EntityMapper.Read)], one.Current.ContinuationToken)
                : new EntityPage([], null);
        }, ct);

    /// <exception cref="StoreUnavailableException">It is unknown whether the changes were written.</exception>
    async Task<BatchAnswer> SubmitAsync(StoreCall call, string partition, ImmutableArray<Change> changes)
    {
        try
        {
            return await _connection.AskAsync(call, async (table, ct) =>
            {
                try
                {
                    var actions = changes.Select(change => EntityMapper.Write(partition, change));
                    return new BatchAnswer((await table.SubmitTransactionAsync(actions, ct)).Value, Refusal: null);
                }
                catch (TableTransactionFailedException e) when (TableFaults.IsRefusal(e))
                {
                    return new BatchAnswer([], e);
                }
            }, CancellationToken.None);
        }
        catch (InvalidDataException e)
        {
            throw new StoreUnavailableException("The answer to a commit cannot be read.", e);
        }
    }

    /// <exception cref="StoreUnavailableException">The answer has fewer parts than the commit has changes.</exception>
    static ImmutableDictionary<string, string> Versions(ImmutableArray<Change> changes, IReadOnlyList<Response> parts)
    {
        if (parts.Count != changes.Length)
            throw new StoreUnavailableException("The answer to a commit cannot be read.");

        return changes.Zip(parts)
            .Where(pair => pair.First is not Change.Delete)
            .ToImmutableDictionary(
                pair => pair.First.Row,
                // The raw header: the library's own reading takes a quoted ETag alone.
                pair => pair.Second.Headers.TryGetValue("ETag", out var version)
                    ? version
                    : throw new StoreUnavailableException("The answer to a commit has no version."),
                StringComparer.Ordinal);
    }

    /// <summary>The answer to a transaction: a part for each change, or the refusal of one of them.</summary>
    readonly record struct BatchAnswer(IReadOnlyList<Response> Parts, TableTransactionFailedException? Refusal);
}
