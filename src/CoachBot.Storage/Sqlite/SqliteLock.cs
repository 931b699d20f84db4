using CoachBot.Core.Storage;

namespace CoachBot.Storage.Sqlite;

/// <summary>Held as long as the store is open: a file beside it that nobody else can open meanwhile.</summary>
/// <remarks>
/// SQLite itself would let a second process in, but versions are counted in one. The operating system lets go of the
/// file when the process dies, however it dies; the empty file stays.
/// </remarks>
sealed class SqliteLock : IDisposable
{
    readonly FileStream _file;

    SqliteLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; makes the store's folder and its still empty file when they are not there.</summary>
    /// <exception cref="StoreUnavailableException">Taken already, or the path cannot be made or written.</exception>
    public static SqliteLock Take(string path)
    {
        SqliteLock? held = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            held = new SqliteLock(Open($"{path}.lock", FileShare.None));
            Open(path, FileShare.ReadWrite).Dispose();
            return held;
        }
        catch (IOException e) when (held is null && File.Exists($"{path}.lock"))
        {
            throw new StoreUnavailableException(
                $"The store '{path}' is open in another process; stop that one first.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new StoreUnavailableException($"The store '{path}' cannot be made or written: {e.Message}", e);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Makes a missing file for this user alone; SQLite gives its log the same rights.</summary>
    static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
