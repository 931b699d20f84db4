namespace CoachBot.Core.Schedule;

/// <summary>Neighbouring shards of the due index.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The one after the last.</param>
public readonly record struct ShardRange(int From, int Until)
{
    public static ShardRange All { get; } = new(0, DueIndex.Shards);

    /// <summary>
    /// The part of one of several sweepers: together they have every shard once, and the parts' sizes differ by one at
    /// most.
    /// </summary>
    /// <param name="part">Which of them, from 0.</param>
    /// <param name="of">How many there are, 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is exceeded.</exception>
    public static ShardRange Part(int part, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(of, DueIndex.Shards);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, of);
        return new(part * DueIndex.Shards / of, (part + 1) * DueIndex.Shards / of);
    }
}
