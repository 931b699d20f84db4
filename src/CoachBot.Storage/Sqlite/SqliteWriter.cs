using System.Threading.Channels;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.Sqlite;

/// <summary>The one thread that writes. What queues up while it flushes goes into its next transaction.</summary>
/// <remarks>
/// A thread of its own, for a flush blocks: on a machine with few cores the pool's threads stay free for turns, and
/// the turns they finish meanwhile share the next flush.
/// </remarks>
sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>How long deleted and replaced words may stand in the write-ahead log.</summary>
    public static readonly TimeSpan PurgeAfter = TimeSpan.FromSeconds(5);

    /// <summary>Commits in one transaction at most, so that the first of them does not wait for ever.</summary>
    const int MaxBatch = 256;

    /// <summary>Commits that may wait; beyond it a caller waits before it may queue.</summary>
    const int MaxWaiting = 1_024;

    readonly Channel<PendingCommit> _queue =
        Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<PendingCommit> _commits = new(MaxBatch);
    readonly List<PendingCommit> _purges = [];
    readonly SqliteBatch _database;
    readonly ITimer _timer;
    bool _purgeIsPlanned;
    long _flushes;

    public SqliteWriter(SqliteBatch database, TimeProvider time)
    {
        _database = database;
        _timer = time.CreateTimer(
            _ => QueuePurge(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        new Thread(Run) { IsBackground = true, Name = "store writer" }.Start();
    }

    /// <summary>Transactions that reached the disk.</summary>
    public long Flushes => Interlocked.Read(ref _flushes);

    /// <summary>Queues a commit and waits for its end.</summary>
    /// <exception cref="OperationCanceledException">Called off in the queue: nothing of it is written.</exception>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public async Task WriteAsync(PendingCommit commit, CancellationToken ct)
    {
        try
        {
            await _queue.Writer.WriteAsync(commit, ct);
        }
        catch (ChannelClosedException e)
        {
            throw new ObjectDisposedException("The store is closed.", e);
        }

        await using var registration = ct.UnsafeRegister(
            static (commit, token) => ((PendingCommit)commit!).CallOff(token), commit);
        await commit.Task;
    }

    /// <summary>Writes what has been queued, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task;
        await _timer.DisposeAsync();
        _database.Dispose();
    }

    void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            for (var read = 0; read < MaxBatch && _queue.Reader.TryRead(out var commit); read++)
            {
                if (commit.TryTake())
                    (commit.IsPurge ? _purges : _commits).Add(commit);
            }

            End(_commits, Flush);
            End(_purges, Purge);
            PlanPurge();
        }

        _ended.SetResult();
    }

    /// <summary>Does what they wait for and tells each how it ended: whatever happens, the thread goes on.</summary>
    static void End(List<PendingCommit> commits, Action act)
    {
        if (commits.Count == 0)
            return;

        try
        {
            act();
            commits.ForEach(commit => commit.SetResult());
        }
        catch (Exception e)
        {
            var fault = e as StoreUnavailableException ?? new StoreUnavailableException("The store failed.", e);
            commits.ForEach(commit => commit.Fail(fault));
        }

        commits.Clear();
    }

    void Flush()
    {
        if (_database.Write(_commits))
            Interlocked.Increment(ref _flushes);
    }

    void Purge()
    {
        _purgeIsPlanned = false;
        _database.Purge(_purges.Exists(purge => purge.IsThorough));
    }

    /// <summary>One purge for all that is deleted in the seconds before it; after a failed one, another.</summary>
    void PlanPurge()
    {
        if (_purgeIsPlanned || !_database.HasLeftovers)
            return;

        _purgeIsPlanned = true;
        PurgeLater();
    }

    void QueuePurge()
    {
        if (!_queue.Writer.TryWrite(PendingCommit.Purge(isThorough: false)))
            PurgeLater();
    }

    void PurgeLater() => _timer.Change(PurgeAfter, Timeout.InfiniteTimeSpan);
}
