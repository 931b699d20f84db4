namespace CoachBot.Core.Schedule;

/// <summary>What this process remembers of one shard of the due index: until when nothing can be due.</summary>
/// <remarks>
/// A mark is set from what was read only if nothing was written meanwhile, and lowered after each write: whichever
/// comes first, a row is never behind it.
/// </remarks>
sealed class ShardMarks
{
    readonly Lock _lock = new();
    DateTimeOffset _dueFrom = DateTimeOffset.MinValue;
    DateTimeOffset _wakeFrom = DateTimeOffset.MinValue;
    long _writes;

    /// <summary>Where the cursor is known to stand, or lower; for whoever alone moves the cursor.</summary>
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
            return now < _dueFrom && wire < _wakeFrom;
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

    /// <summary>A wake row was written, or may have been.</summary>
    public void Wakes(DateTimeOffset at)
    {
        lock (_lock)
        {
            _writes++;
            _wakeFrom = at < _wakeFrom ? at : _wakeFrom;
        }
    }

    /// <summary>Nothing was found due.</summary>
    /// <param name="writes">As counted before it was looked for.</param>
    public void Quiet(long writes, DateTimeOffset dueFrom, DateTimeOffset wakeFrom)
    {
        lock (_lock)
        {
            if (_writes == writes)
                (_dueFrom, _wakeFrom) = (dueFrom, wakeFrom);
        }
    }
}
