using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Model;

/// <summary>
/// Somebody else was shown words of a rep's: kept with the rep, for the rep alone; one row for as often as the same
/// words were shown to the same reader on a day, in UTC.
/// </summary>
/// <remarks>By reference: the words stay in their own rows, and vanish with them.</remarks>
/// <param name="By">Who was shown them: a person's partition; or a team's, where it was said in its channel.</param>
/// <param name="ByName">What they were called then; <c>null</c>: not known.</param>
/// <param name="At">When the last card was made that showed them.</param>
/// <param name="Times">How many cards showed them that day.</param>
/// <param name="Shown">Keys of the rows whose words it showed.</param>
public sealed record AccessEntry(string By, string? ByName, DateTimeOffset At, int Times, ImmutableArray<string> Shown)
{
    /// <summary>The mail's kind.</summary>
    public const string Kind = "looked";

    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("looked|{day}|{reader}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithAudit,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Person,
            "who was shown which of the rep's rows that day, how often and when last; seen by the rep alone", "names"),
    };

    /// <summary>What is told to the person who is quoted, each of their own words alone.</summary>
    public static IEnumerable<PeerMessage> Mails(
        AddresseeState reader, OutboxMessage.ShowView show, DateTimeOffset at, IReadOnlyCollection<Entity> noted,
            IEnumerable<Entity> quoted)
    {
        var (instant, name) = (Key.Instant(at), NameOf(reader, noted));
        var view = PlanNames.Digest(string.Join('\n', [reader.Partition, show.CardId, .. show.Values.Values]));
        return
            from row in quoted
            where row.Partition != reader.Partition
            group row by row.Partition into rep
            let rows = rep.OrderBy(row => row.Row, StringComparer.Ordinal).ToList()
            select new PeerMessage(
                $"{Kind}-{instant}-{view}-{PlanNames.Digest(rep.Key)}", Kind, reader.Partition, rep.Key,
                ImmutableSortedDictionary<string, string>.Empty.Add("at", instant).Add("name", name ?? "")
                    .Add("rows", string.Join('\n', rows.Select(row => row.Row)))
                    .Add("same", PlanNames.Digest(string.Join('\n', rows.Select(Version)))));
    }

    /// <summary>Words that were changed are others, though they stand in the same row.</summary>
    static string Version(Entity row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Row} {row.Number("earlier")}");

    /// <summary>The row that a look is kept in; others of that day may have been before it.</summary>
    public static string RowOf(PeerMessage mail) => RowKind.RowOf(
        DateOnly.FromDateTime(AtOf(mail).UtcDateTime), $"{mail.From} {mail.Values["same"]}");

    /// <summary>Keeps it; nothing else of the rep's changes, and nothing is said.</summary>
    /// <param name="before">What is kept in its row; <c>null</c>: nothing.</param>
    /// <remarks>Nothing is kept about words that were deleted meanwhile.</remarks>
    public static Turn Take(Profile profile, PeerMessage mail, Entity? before)
    {
        var at = AtOf(mail);
        var (lastAt, times) = before is null ? (null, null) : (Stored.At.Of(before), Stored.Times.Of(before));
        var entry = new AccessEntry(
            mail.From, mail.Values["name"] is { Length: > 0 } name ? name : null, lastAt > at ? lastAt.Value : at,
            (int)(times ?? 0) + 1, [.. mail.Values["rows"].Split('\n')]);
        var row = Stored.Map.Write(profile.Partition, RowOf(mail), entry);
        return profile is { IsAgreed: true, Head.IsDeleting: false }
            && !(profile.Head.Row.Moment("deletedAt") >= at)
            ? new Turn { Head = profile.Head, Changes = [new Change.Upsert(row)] }
            : new Turn { Head = profile.Head, IsNothing = true };
    }

    static DateTimeOffset AtOf(PeerMessage mail) => Key.ReadInstant(mail.Values["at"]);

    public static AccessEntry Read(Entity row) => new(
        Stored.By.Of(row)!, Stored.ByName.Of(row), Stored.At.Of(row)!.Value,
        (int)(Stored.Times.Of(row) ?? 1), Stored.Shown.Of(row));

    /// <summary>A manager who is not coached is known by name to the team alone.</summary>
    static string? NameOf(AddresseeState reader, IReadOnlyCollection<Entity> noted) =>
        reader.Row.Text("name")
        ?? noted.Where(row => row.Row == AddresseeState.RowKey && Addressee.IsTeam(row.Partition))
            .SelectMany(row => new TeamSettings(new AddresseeState(row)).NamedManagers)
            .Where(manager => manager.Person == reader.Partition && manager.Name.Length > 0)
            .Select(manager => manager.Name).FirstOrDefault();

    static class Stored
    {
        public static readonly RowMap<AccessEntry> Map = new();
        public static readonly RowColumn<string?> By = Map.Text("by", entry => entry.By);
        public static readonly RowColumn<string?> ByName = Map.Text("byName", entry => entry.ByName);
        public static readonly RowColumn<DateTimeOffset?> At = Map.Timestamp("at", entry => entry.At);
        public static readonly RowColumn<long?> Times = Map.Number("times", entry => entry.Times);
        public static readonly RowColumn<ImmutableArray<string>> Shown = Map.Lines("shown", entry => entry.Shown);
    }
}
