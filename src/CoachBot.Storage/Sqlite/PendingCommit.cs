using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.Sqlite;

/// <summary>A change, and where its columns stand in the bytes of the commit.</summary>
readonly record struct PendingRow(Change Change, int From, int Length);

/// <summary>A commit on its way to the disk. Waiting, it can be called off; taken up, it comes to its end.</summary>
sealed class PendingCommit : TaskCompletionSource
{
    const int Waiting = 0;
    const int Taken = 1;
    const int CalledOff = 2;

    readonly ArrayBufferWriter<byte>? _columns;
    int _state = Waiting;

    PendingCommit(string partition, PendingRow[] rows, ArrayBufferWriter<byte>? columns)
        : base(TaskCreationOptions.RunContinuationsAsynchronously) =>
        (Partition, Rows, _columns) = (partition, rows, columns);

    public string Partition { get; }

    public PendingRow[] Rows { get; }

    /// <summary>Writes nothing; ends when what was deleted or replaced before is gone from the log.</summary>
    public bool IsPurge => _columns is null;

    /// <summary>A purge that ends when it is gone from the file too, to the last byte.</summary>
    public bool IsThorough { get; private init; }

    /// <summary>What the rows written are at; 0 until they are written.</summary>
    public long Version { get; set; }

    /// <summary>The row that was not as the change said; <c>null</c> when there is none.</summary>
    public string? RefusedRow { get; set; }

    public static PendingCommit Purge(bool isThorough) => new("", [], columns: null) { IsThorough = isThorough };

    /// <summary>Made on the caller's thread, so that the writer has nothing to do but write.</summary>
    public static PendingCommit Of(string partition, IReadOnlyList<Change> changes)
    {
        var columns = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(columns, ColumnsJson.WriterOptions);

        var rows = new PendingRow[changes.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var from = columns.WrittenCount;
            if (EntityRules.EntityOf(changes[i]) is { } entity)
            {
                ColumnsJson.Write(json, entity.Columns);
                json.Reset();
            }

            rows[i] = new PendingRow(changes[i], from, columns.WrittenCount - from);
        }

        return new PendingCommit(partition, rows, columns);
    }

    public ReadOnlySpan<byte> Columns(PendingRow row) => _columns!.WrittenSpan.Slice(row.From, row.Length);

    /// <summary>What it came to; asked once the task has ended well.</summary>
    public CommitOutcome Outcome()
    {
        if (RefusedRow is { } row)
            return new CommitOutcome.Refused(row);

        var version = SqliteVersion.Text(Version);
        return new CommitOutcome.Committed(Rows
            .Where(row => row.Change is not Change.Delete)
            .ToImmutableDictionary(row => row.Change.Row, _ => version));
    }

    /// <returns><c>false</c>: it was called off.</returns>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Ends the task as cancelled, unless the commit was taken up already.</summary>
    public void CallOff(CancellationToken ct)
    {
        if (Interlocked.CompareExchange(ref _state, CalledOff, Waiting) == Waiting)
            TrySetCanceled(ct);
    }

    /// <summary>Ends the task with a fault, which nobody need look at.</summary>
    public void Fail(Exception fault)
    {
        SetException(fault);
        _ = Task.Exception;
    }
}
