using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>Whether a row goes along when a person takes their data away.</summary>
public enum RowExport
{
    /// <summary>It speaks of the person.</summary>
    Taken,

    /// <summary>It speaks of sending; nothing of it is exported.</summary>
    Workings,

    /// <summary>It is the team's; no member takes it along.</summary>
    TeamsOwn,
}

/// <summary>Whose partition a row is in.</summary>
public enum RowOwner
{
    Person,
    Team,
    PersonOrTeam,
}

/// <summary>A kind's line in <c>what we store</c>, beside its key and how long it stays.</summary>
/// <param name="What">What it holds, in a few words.</param>
/// <param name="Personal">What of it is personal.</param>
public sealed record RowLabel(RowOwner Owner, string What, string Personal);

/// <summary>A kind of row, declared once beside what it holds: nothing about it is told anywhere else.</summary>
/// <param name="key">As <see cref="RowKey"/> has it.</param>
/// <param name="columns">None: the engine's own, or more than one map has.</param>
public sealed class RowKind(string key, params ImmutableArray<RowColumn> columns)
{
    readonly RowRetention _retention = RowRetention.AsLongAsItsOwner;

    public RowKey Key { get; } = new(key);
    public string Name => Key.Name;
    public ImmutableArray<RowColumn> Columns => columns;

    /// <exception cref="ArgumentException">It goes by age, and its key tells none.</exception>
    public required RowRetention Retention
    {
        get => _retention;
        init => _retention = value is not RowRetention.ByAge || Key.IsDated
            ? value
            : throw new ArgumentException($"No key {Key.Pattern} tells how old a row is.", nameof(value));
    }

    public required RowExport Export { get; init; }
    public required RowQuotes Quotes { get; init; }
    public required RowLabel Label { get; init; }

    public bool Holds(string row) => Parse(row) is not null;

    /// <inheritdoc cref="RowKey.Parse"/>
    public string[]? Parse(string row) => Key.Parse(row);

    /// <inheritdoc cref="RowKey.Of"/>
    public string RowOf(params ReadOnlySpan<KeyPart> values) => Key.Of(values);

    /// <inheritdoc cref="RowKey.Range"/>
    public RowRange Range(params ReadOnlySpan<KeyPart> values) => Key.Range(values);

    /// <summary>What becomes of a row once it is old; <c>null</c>: it stays.</summary>
    public Change? Past(Entity row, KeptSince since) => Retention.Past(row, Key, since);
}
