using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>A column of a kind of row, under the name it is stored by.</summary>
public abstract record RowColumn(string Name);

/// <inheritdoc/>
/// <param name="Read">What a row holds in it; of a row without it, what its absence means.</param>
public sealed record RowColumn<T>(string Name, Func<Entity, string, T> Read) : RowColumn(Name)
{
    public T Of(Entity row) => Read(row, Name);
}

/// <summary>
/// The columns of one kind of row, each declared once: what it is called, of which type it is, and what of the record
/// it holds.
/// </summary>
public sealed class RowMap<TRecord>
{
    readonly List<RowColumn> _columns = [];
    readonly List<Func<Entity, TRecord, Entity>> _writes = [];

    public ImmutableArray<RowColumn> Columns => [.. _columns];

    /// <summary>The row of a record; a value that is <c>null</c> has no column.</summary>
    public Entity Write(string partition, string row, TRecord record) =>
        _writes.Aggregate(new Entity(partition, row), (entity, write) => write(entity, record));

    public RowColumn<string?> Text(string name, Func<TRecord, string?> of) =>
        Add(name, of, (row, column) => row.Text(column), (row, column, value) => row.With(column, value));

    public RowColumn<long?> Number(string name, Func<TRecord, long?> of) =>
        Add(name, of, (row, column) => row.Number(column), (row, column, value) => row.With(column, value));

    public RowColumn<DateTimeOffset?> Timestamp(string name, Func<TRecord, DateTimeOffset?> of) =>
        Add(name, of, (row, column) => row.Moment(column), (row, column, value) => row.With(column, value));

    public RowColumn<DateOnly?> Day(string name, Func<TRecord, DateOnly?> of) =>
        Add(name, of, (row, column) => row.Day(column), (row, column, value) => row.With(column, value));

    public RowColumn<bool?> Flag(string name, Func<TRecord, bool?> of) =>
        Add(name, of, (row, column) => row.Flag(column), (row, column, value) => row.With(column, value));

    /// <summary>A flag that is kept only where it is set.</summary>
    public RowColumn<bool> Mark(string name, Func<TRecord, bool> of) => Add(
        name, of, (row, column) => row.Flag(column) ?? false,
        (row, column, value) => row.With(column, value ? true : null));

    /// <summary>A number that is always kept; 0 where an older row has none.</summary>
    public RowColumn<int> Count(string name, Func<TRecord, int> of) => Add(
        name, of, (row, column) => (int)(row.Number(column) ?? 0),
        (row, column, value) => row.With(column, (long)value));

    /// <summary>One of a closed family, kept by its name.</summary>
    public RowColumn<TChoice?> Choice<TChoice>(string name, Func<TRecord, TChoice?> of)
        where TChoice : struct, Enum => Add(
        name, of, (row, column) => row.Text(column) is { } text ? Enum.Parse<TChoice>(text) : (TChoice?)null,
        (row, column, value) => row.With(column, value?.ToString()));

    /// <summary>Texts, one a line; none of them holds a line's end.</summary>
    public RowColumn<ImmutableArray<string>> Lines(string name, Func<TRecord, ImmutableArray<string>> of) => Add(
        name, of,
        (row, column) => row.Text(column) is { } lines ? [.. lines.Split('\n')] : ImmutableArray<string>.Empty,
        (row, column, value) => row.With(column, value.IsDefaultOrEmpty ? null : string.Join('\n', value)));

    RowColumn<T> Add<T>(
        string name, Func<TRecord, T> of, Func<Entity, string, T> read, Func<Entity, string, T, Entity> write)
    {
        if (_columns.Exists(known => known.Name == name))
            throw new ArgumentException($"There are two columns called {name}.", nameof(name));

        var column = new RowColumn<T>(name, read);
        _columns.Add(column);
        _writes.Add((entity, record) => write(entity, name, of(record)));
        return column;
    }
}
