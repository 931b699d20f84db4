namespace CoachBot.Core.Schedule;

/// <summary>What this process remembers of one shard of the due index: until when nothing can be due.</summary>
/// <remarks>
/// A mark is set from a read only if nothing was written meanwhile, and lowered after each write: in either order no
/// row is earlier than it.
/// </remarks>
sealed class ShardMarks
{
    readonly Lock _lock = new();
    DateTimeOffset _dueFrom = DateTimeOffset.MinValue;
    DateTimeOffset _recoverFrom = DateTimeOffset.MinValue;
    long _writes;

    /// <summary>The cursor is at this day or before it. Kept by a process that alone moves the cursor.</summary>
    public DateOnly? Cursor { get; set; }

    /// <summary>Rows written so far.</summary>
    public long Writes
    {
        get
        {
            lock (_lock)
                return _writes;
        }
    }

    /// <param name="now">On the coaching clock.</param>
    /// <param name="wire">On the machine's.</param>
    public bool IsQuiet(DateTimeOffset now, DateTimeOffset wire)
    {
        lock (_lock)
            return now < _dueFrom && wire < _recoverFrom;
    }

    /// <summary>A due row was written, or may have been.</summary>
    public void Planned(DateTimeOffset at)
    {
        lock (_lock)
        {
            _writes++;
            _dueFrom = at < _dueFrom ? at : _dueFrom;
        }
    }

    /// <summary>A recovery timer was written, or may have been.</summary>
    public void RecoverySet(DateTimeOffset at)
    {
        lock (_lock)
        {
            _writes++;
            _recoverFrom = at < _recoverFrom ? at : _recoverFrom;
        }
    }

    /// <summary>Nothing was found due.</summary>
    /// <param name="writes">As counted before the read.</param>
    public void Quiet(long writes, DateTimeOffset dueFrom, DateTimeOffset recoverFrom)
    {
        lock (_lock)
        {
            if (_writes == writes)
                (_dueFrom, _recoverFrom) = (dueFrom, recoverFrom);
        }
    }
}
