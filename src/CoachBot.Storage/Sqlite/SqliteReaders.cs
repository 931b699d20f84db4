using System.Collections.Concurrent;

namespace CoachBot.Storage.Sqlite;

/// <summary>Connections that read, kept open: as many as threads read at once.</summary>
sealed class SqliteReaders(string path) : IDisposable
{
    /// <summary>Connections kept for the next reader; one more than that is closed after use.</summary>
    const int MaxKept = 16;

    readonly ConcurrentBag<SqliteReader> _kept = [];
    volatile bool _isClosed;

    /// <summary>Reads on the caller's thread: a page in memory is there sooner than another thread.</summary>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public T Read<TState, T>(TState state, Func<SqliteReader, TState, T> read)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var reader = _kept.TryTake(out var kept) ? kept : new SqliteReader(path);
        try
        {
            var result = read(reader, state);
            Keep(reader);
            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_kept.TryTake(out var reader))
            reader.Dispose();
    }

    void Keep(SqliteReader reader)
    {
        if (_kept.Count >= MaxKept)
        {
            reader.Dispose();
            return;
        }

        _kept.Add(reader);
        if (_isClosed)
            Dispose();
    }
}
