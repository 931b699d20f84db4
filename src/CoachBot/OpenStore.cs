using CoachBot.Core.Storage;
using CoachBot.Storage;

namespace CoachBot;

/// <summary>The store that the settings name, open until it is disposed of.</summary>
/// <remarks>Its faults begin with the setting to change, and hold no secret.</remarks>
public sealed class OpenStore : IAsyncDisposable
{
    readonly StorageOptions _options;

    OpenStore(StorageOptions options, IEntityTable table) => (_options, Table) = (options, table);

    public IEntityTable Table { get; }

    /// <summary>Why it does not answer yet, in one line; <c>null</c>: it does.</summary>
    public string? Absence { get; private set; }

    /// <summary>Opens the store; makes the file, or the table, when it is not there.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used with these settings, however long one waits.
    /// </exception>
    public static async Task<OpenStore> OpenAsync(StorageOptions options, TimeProvider time, CancellationToken ct)
    {
        try
        {
            return options.Provider == StorageProvider.Sqlite
                ? new(options, SqliteTable.Open(options.Path, time))
                : await ConnectAsync(options, time, ct);
        }
        catch (Exception e) when (e is StoreUnavailableException or UnauthorizedAccessException)
        {
            throw Named(options, e);
        }
    }

    /// <summary>Writes a row and takes it away again.</summary>
    /// <exception cref="StoreUnavailableException">It cannot, now.</exception>
    public async Task ProbeAsync(CancellationToken ct)
    {
        var probe = new Entity("probe", "check").With("written", true);
        try
        {
            await Table.CommitAsync(probe.Partition, [new Change.Upsert(probe)], ct);
            await Table.CommitAsync(probe.Partition, [new Change.Delete(probe.Row)], ct);
        }
        catch (StoreUnavailableException e)
        {
            throw Named(_options, e);
        }
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)Table).DisposeAsync();

    static async Task<OpenStore> ConnectAsync(StorageOptions options, TimeProvider time, CancellationToken ct)
    {
        var table = new AzureTable(options.Account, options.TableName, time);
        var store = new OpenStore(options, table);
        try
        {
            await table.CreateIfMissingAsync(ct);
        }
        catch (StoreUnavailableException e)
        {
            store.Absence = Named(options, e).Message;
        }
        catch
        {
            await table.DisposeAsync();
            throw;
        }

        return store;
    }

    static StoreUnavailableException Named(StorageOptions options, Exception fault) =>
        new($"{options.Place}: {fault.Message}", fault);
}
