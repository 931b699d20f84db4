using System.Buffers;
using System.Text;
using CoachBot.Core.Storage;

namespace CoachBot.Storage;

/// <summary>What every backend refuses before it writes, so that data of one always fits the other.</summary>
/// <remarks>
/// The limits are those of Azure Tables ("Understanding the Table service data model", "Performing entity group
/// transactions"), a little tightened; its emulator does not enforce all of them. What is refused here is a fault of
/// ours, so it throws. Messages name columns and lengths, never what a person wrote.
/// </remarks>
public static class EntityRules
{
    /// <summary>Characters in a partition or row key; 1 at least.</summary>
    public const int MaxKeyLength = 400;

    public const int MaxColumns = 250;
    public const int MaxNameLength = 255;

    /// <summary>UTF-16 characters in a text column.</summary>
    public const int MaxTextLength = 32_000;

    /// <summary>One entity as Azure Tables weighs it: two bytes a character, names and overhead included.</summary>
    public const int MaxEntityBytes = 1 << 20;

    /// <summary>One commit as the largest JSON that could carry it.</summary>
    public const int MaxCommitBytes = 4 << 20;

    /// <summary>The first moment Azure Tables can hold.</summary>
    public static DateTimeOffset FirstMoment { get; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', 0x5f).Select(c => (char)c).Except("/\\#?")]);

    static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <exception cref="ArgumentException">Empty, too long, or not printable ASCII without <c>/ \ # ?</c>.</exception>
    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length is 0 or > MaxKeyLength)
            throw new ArgumentException($"A key has 1 to {MaxKeyLength} characters, not {key.Length}.");
        if (key.AsSpan().IndexOfAnyExcept(KeyCharacters) is >= 0 and var at)
            throw new ArgumentException($"A key cannot hold U+{(int)key[at]:X4} (at {at}); escape its parts.");
    }

    /// <summary>Bounds of a range need not be keys themselves, but must sort alike in every store.</summary>
    /// <exception cref="ArgumentException">An illegal partition, a bound not in ASCII, a negative count.</exception>
    public static void CheckQuery(string partition, RowRange range, int? take)
    {
        CheckKey(partition);
        ArgumentNullException.ThrowIfNull(range.From);
        ArgumentNullException.ThrowIfNull(range.Before);
        if (take < 0)
            throw new ArgumentOutOfRangeException(nameof(take), take, "At least no row at all.");
        if (!Ascii.IsValid(range.From) || !Ascii.IsValid(range.Before))
            throw new ArgumentException("The bounds of a range are ASCII.");
        if (Math.Max(range.From.Length, range.Before.Length) > MaxKeyLength + 1)
            throw new ArgumentException($"A bound has at most {MaxKeyLength + 1} characters.");
    }

    /// <exception cref="ArgumentException">As <see cref="IEntityTable.CommitAsync"/> says.</exception>
    public static void CheckCommit(string partition, IReadOnlyList<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        CheckKey(partition);
        if (changes.Count > IEntityTable.MaxRows)
            throw new ArgumentException($"A commit has at most {IEntityTable.MaxRows} rows, not {changes.Count}.");

        var rows = changes.Count > 1 ? new HashSet<string>(changes.Count, StringComparer.Ordinal) : null;
        var stored = 0L;
        foreach (var change in changes)
        {
            stored += Check(partition, change);
            if (rows?.Add(change.Row) is false)
                throw new ArgumentException("A commit names a row twice; merge the changes to one row first.");
        }

        // Escaping triples a byte at worst, so only a large commit needs a closer look.
        if (stored > MaxCommitBytes / 8
            && changes.Sum(change => EntityWeight.Sent(partition, change.Row, EntityOf(change))) is var sent
            && sent > MaxCommitBytes)
            throw new ArgumentException($"A commit has at most {MaxCommitBytes} bytes; this one might take {sent}.");
    }

    internal static Entity? EntityOf(Change change) => change switch
    {
        Change.Insert insert => insert.Entity,
        Change.Replace replace => replace.Entity,
        Change.Upsert upsert => upsert.Entity,
        Change.Delete => null,
        _ => throw new ArgumentException("A change is an insert, a replace, an upsert or a delete."),
    };

    /// <returns>Bytes at rest; none for a delete.</returns>
    static long Check(string partition, Change change)
    {
        CheckKey(change.Row);
        if (EntityOf(change) is not { } entity)
            return 0;
        if (change is Change.Replace { Entity.Version: null })
            throw new ArgumentException("A replace needs the version that was read.");
        if (entity.Partition != partition || entity.Row != change.Row)
            throw new ArgumentException("A commit stays in one partition, and a change in one row.");
        if (entity.Columns.Count > MaxColumns)
            throw new ArgumentException($"An entity has at most {MaxColumns} columns, not {entity.Columns.Count}.");

        foreach (var (name, column) in entity.Columns)
        {
            CheckName(name);
            CheckValue(name, column);
        }

        return EntityWeight.Stored(entity) is <= MaxEntityBytes and var stored
            ? stored
            : throw new ArgumentException($"An entity has at most {MaxEntityBytes} bytes.");
    }

    static void CheckName(string name)
    {
        if (name.Length is 0 or > MaxNameLength
            || char.IsAsciiDigit(name[0])
            || name.AsSpan().ContainsAnyExcept(NameCharacters))
            throw new ArgumentException("A column's name is 1 to 255 ASCII letters, digits and _, no digit first.");
        if (name is "PartitionKey" or "RowKey" or "Timestamp")
            throw new ArgumentException($"The name {name} is the store's own.");
    }

    static void CheckValue(string name, Column column)
    {
        switch (column)
        {
            case Column.Text { Value: null }:
                throw new ArgumentException($"The text of column {name} is null; leave the column away.");
            case Column.Text { Value.Length: > MaxTextLength and var length }:
                throw new ArgumentException($"Column {name}: {length} characters; a text has at most {MaxTextLength}.");
            case Column.Text { Value: var text } when !IsWellFormed(text):
                throw new ArgumentException($"Column {name} holds half a surrogate pair, which no store keeps.");
            case Column.Timestamp { Value: var moment } when moment < FirstMoment:
                throw new ArgumentException($"Column {name} lies before {FirstMoment:yyyy-MM-dd}.");
            case null:
                throw new ArgumentException($"Column {name} is null; leave the column away.");
        }
    }

    static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done)
                return false;
            text = text[(at + length)..];
        }

        return true;
    }
}
