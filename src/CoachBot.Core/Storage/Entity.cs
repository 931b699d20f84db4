using System.Collections.Immutable;

namespace CoachBot.Core.Storage;

/// <summary>One row of the one table: flat, typed columns named in words.</summary>
/// <param name="Partition">Printable ASCII without <c>/ \ # ?</c>, at most 400 characters.</param>
/// <param name="Row">As <paramref name="Partition"/>; rows of a partition sort by it, ordinally.</param>
/// <param name="Columns">By name (ASCII letters, digits, underscore; case matters). An absent column is null.</param>
/// <param name="Version">What the store called this state of the row when it was read; <c>null</c> for a row not
/// yet stored.</param>
public sealed record Entity(
    string Partition, string Row, ImmutableSortedDictionary<string, Column> Columns, string? Version = null)
{
    public Entity(string partition, string row)
        : this(partition, row, Empty)
    {
    }

    static ImmutableSortedDictionary<string, Column> Empty { get; } =
        ImmutableSortedDictionary.Create<string, Column>(StringComparer.Ordinal);

    public string? Text(string name) => Columns.GetValueOrDefault(name) is Column.Text text ? text.Value : null;
    public long? Number(string name) => Columns.GetValueOrDefault(name) is Column.Number number ? number.Value : null;
    public bool? Flag(string name) => Columns.GetValueOrDefault(name) is Column.Flag flag ? flag.Value : null;
    public DateTimeOffset? Moment(string name) =>
        Columns.GetValueOrDefault(name) is Column.Timestamp moment ? moment.Value : null;

    /// <summary>
    /// A calendar day, kept as text <c>yyyy-MM-dd</c> so that it sorts and reads the same everywhere.
    /// </summary>
    public DateOnly? Day(string name) =>
        Text(name) is { } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>The entity with one column set; <c>null</c> takes the column away.</summary>
    public Entity With(string name, Column? value) =>
        this with { Columns = value is null ? Columns.Remove(name) : Columns.SetItem(name, value) };

    public Entity With(string name, string? value) => With(name, value is null ? null : new Column.Text(value));
    public Entity With(string name, long? value) => With(name, value is { } v ? new Column.Number(v) : null);
    public Entity With(string name, bool? value) => With(name, value is { } v ? new Column.Flag(v) : null);
    public Entity With(string name, DateTimeOffset? value) =>
        With(name, value is { } v ? new Column.Timestamp(v) : null);
    public Entity With(string name, DateOnly? value) =>
        With(name, value?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>The kinds of value a column can hold: what SQLite's JSON and Azure Tables both keep without loss.</summary>
public abstract record Column
{
    Column()
    {
    }

    /// <param name="Value">At most 32,000 UTF-16 characters (an Azure Tables property holds 64 KiB).</param>
    public sealed record Text(string Value) : Column;

    public sealed record Number(long Value) : Column;

    public sealed record Flag(bool Value) : Column;

    /// <param name="Value">UTC, to 100 ns.</param>
    public sealed record Timestamp(DateTimeOffset Value) : Column;
}
