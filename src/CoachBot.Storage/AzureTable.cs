using System.Collections.Immutable;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using CoachBot.Core.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.Storage;

/// <summary>The store for many machines: one table of an Azure storage account, spoken to over REST.</summary>
/// <remarks>
/// A commit is one entity group transaction; versions are ETags. A table that is missing is made when it is first
/// asked for. Taking away a row at any version means: as it stood when the commit looked; where somebody puts it back
/// in that very moment, it stays.
/// </remarks>
public sealed class AzureTable : IEntityTable, IAsyncDisposable
{
    /// <summary>What the service gives in one page at most.</summary>
    const int PageSize = 1_000;

    readonly TablePipe _pipe;
    readonly string _name;

    /// <param name="name">The table's: a letter and then 2 to 62 letters or digits. Case makes no difference.</param>
    /// <param name="wire">The machine's clock: it signs and it limits waiting.</param>
    public AzureTable(TableAccount account, string name, TimeProvider wire)
        : this(account, name, wire, transport: null)
    {
    }

    internal AzureTable(TableAccount account, string name, TimeProvider wire, HttpPipelineTransport? transport)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _pipe = new TablePipe(account, wire, transport);
        _name = name;
    }

    /// <summary>Makes the table, unless it is there. A second call changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">It does not answer, or not now.</exception>
    /// <exception cref="UnauthorizedAccessException">It knows no such account, key or right: waiting does not help.
    /// </exception>
    public async Task CreateIfMissingAsync(CancellationToken ct)
    {
        var answer = await CreateAsync(ct);
        if (answer.Status is 401 or 403 or 404)
            throw new UnauthorizedAccessException(
                $"{_pipe.Endpoint.Authority} refuses the account, its key or its rights "
                + $"({answer.Status} {answer.Code}).");
        if (answer.Status >= 400 && !answer.Is(409, "TableAlreadyExists"))
            throw Unavailable(answer);
    }

    public async Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
    {
        EntityRules.CheckKey(partition);
        EntityRules.CheckKey(row);
        var path = TableRequest.Row(_name, partition, row);
        var answer = await SendAsync(new("get", RequestMethod.Get, path), ct);
        return answer.Status switch
        {
            < 400 => EntityJson.Read(answer.Body.Span).Single(),
            404 when answer.Is(404, "ResourceNotFound", "EntityNotFound") => null,
            _ => throw Unavailable(answer),
        };
    }

    public async Task<ImmutableArray<Entity>> QueryAsync(
        string partition, RowRange range, int? take, CancellationToken ct)
    {
        EntityRules.CheckQuery(partition, range, take);
        if (take == 0 || TableRequest.Filter(partition, range) is not { } filter)
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
    /// From the moment it is sent it can only come to its end, for nobody could call it back. It is sent again when its
    /// answer is lost; what is refused then may be the echo of its own first try, and is told as unknown.
    /// </remarks>
    /// <exception cref="OperationCanceledException">Cancelled beforehand: nothing was written.</exception>
    public async Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        EntityRules.CheckCommit(partition, changes);
        ct.ThrowIfCancellationRequested();

        ImmutableArray<Change> rest = [.. changes];
        var mayBeItsOwnEcho = false;
        while (rest.Length > 0)
        {
            var batch = BatchBody.Of(_pipe.Endpoint, _name, partition, rest, Guid.NewGuid());
            var answer = await SendAsync(batch, CancellationToken.None);
            mayBeItsOwnEcho |= answer.MayBeItsOwnEcho;
            if (answer.Status < 400)
                return Committed(rest, answer);

            var failed = rest[Math.Clamp(answer.Failed, 0, rest.Length - 1)];
            if (failed is Change.Delete { Version: null } && answer.Is(404, "ResourceNotFound", "EntityNotFound"))
                rest = rest.Remove(failed);
            else if (mayBeItsOwnEcho)
                throw new StoreUnavailableException("The answer to a commit was lost.");
            else if (IsRefusal(answer))
                return new CommitOutcome.Refused(failed.Row);
            else
                throw Unavailable(answer);
        }

        return new CommitOutcome.Committed(ImmutableDictionary<string, string>.Empty);
    }

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct)
    {
        if (continuation?.Contains('\n', StringComparison.Ordinal) is false)
            throw new ArgumentException("A scan continues where a page of this store ended.", nameof(continuation));
        return PageAsync("scan", filter: "", PageSize, continuation, ct);
    }

    public ValueTask DisposeAsync()
    {
        _pipe.Dispose();
        return ValueTask.CompletedTask;
    }

    Task<TableAnswer> CreateAsync(CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = _name });
        return _pipe.SendAsync(new("create", RequestMethod.Post, "/Tables") { Body = body }, ct);
    }

    async Task<EntityPage> PageAsync(string kind, string filter, int top, string? continuation, CancellationToken ct)
    {
        var answer = await SendAsync(TableRequest.Rows(kind, _name, filter, top, continuation), ct);
        return answer.Status < 400
            ? new(EntityJson.Read(answer.Body.Span), answer.Continuation)
            : throw Unavailable(answer);
    }

    /// <summary>Sends; where the table is missing, makes it and sends again.</summary>
    async Task<TableAnswer> SendAsync(TableRequest request, CancellationToken ct)
    {
        var answer = await _pipe.SendAsync(request, ct);
        if (!answer.Is(404, "TableNotFound"))
            return answer;

        await CreateAsync(ct);
        answer = await _pipe.SendAsync(request, ct);
        return answer.Is(404, "TableNotFound") ? throw Unavailable(answer) : answer;
    }

    /// <exception cref="StoreUnavailableException">The service said less than it was asked.</exception>
    static CommitOutcome.Committed Committed(ImmutableArray<Change> changes, TableAnswer answer)
    {
        if (answer.Versions.Length != changes.Length)
            throw new StoreUnavailableException("The answer to a commit cannot be read.");

        return new(changes.Zip(answer.Versions)
            .Where(pair => pair.First is not Change.Delete)
            .ToImmutableDictionary(
                pair => pair.First.Row,
                pair => pair.Second ?? throw new StoreUnavailableException("The answer to a commit has no version."),
                StringComparer.Ordinal));
    }

    static bool IsRefusal(TableAnswer answer) =>
        answer.Is(409, "EntityAlreadyExists")
        || answer.Is(412, "UpdateConditionNotSatisfied", "ConditionNotMet")
        || answer.Is(404, "ResourceNotFound", "EntityNotFound");

    static StoreUnavailableException Unavailable(TableAnswer answer) =>
        new($"The store answered {answer.Status} {answer.Code}.".Replace(" .", ".", StringComparison.Ordinal));
}
