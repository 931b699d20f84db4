using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>Everything held about a person, as they take it along, in messages or in a file.</summary>
public static class OwnRows
{
    /// <summary>Rows that speak of sending, not of the person.</summary>
    static readonly string[] Workings = ["owed|", "seen|", "posted|", "message|", "home"];

    /// <summary>The rows of their partition, and their places on their teams' rosters.</summary>
    public static async Task<ImmutableArray<Entity>> ReadAsync(
        IEntityReader table, string person, CancellationToken ct)
    {
        var rows = await table.QueryAsync(person, RowRange.All, null, ct);
        var teams =
            rows.Where(row => row.Row == AddresseeState.RowKey).Select(row => new Profile(new AddresseeState(row)))
            .SelectMany(profile => profile.Teams.Concat(profile.Manages)).Distinct();
        var places = await Task.WhenAll(teams.Select(team => table.GetAsync(team, Member.RowOf(person), ct)));
        return [.. rows.Where(IsOwn), .. places.OfType<Entity>()];
    }

    /// <summary>A kind of row, such as <c>commitment</c>; nothing of what it holds.</summary>
    public static string KindOf(string row) => row.Split('|') switch
    {
        ["week", _, var kind, ..] => kind,
        [var kind, ..] => kind,
        _ => row,
    };

    /// <summary>As people and machines both read it, whatever the culture.</summary>
    public static string TextOf(Column column) => column switch
    {
        Column.Text text => text.Value,
        Column.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Column.Flag flag => flag.Value ? "true" : "false",
        Column.Timestamp moment => Key.Instant(moment.Value),
        _ => throw new System.Diagnostics.UnreachableException($"No text for {column.GetType().Name}."),
    };

    static bool IsOwn(Entity row) => !Workings.Any(working => row.Row.StartsWith(working, StringComparison.Ordinal));
}
