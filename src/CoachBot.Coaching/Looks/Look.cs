using System.Collections.Immutable;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Privacy;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Looks;

/// <summary>
/// Somebody else was shown words of a rep's: row <c>looked|day|…</c> of the rep's partition, for the rep alone.
/// </summary>
/// <remarks>By reference: the words stay in their own rows, and vanish with them.</remarks>
/// <param name="By">Who was shown them: a person's partition; or a team's, where it was said in its channel.</param>
/// <param name="ByName">What they were called then; <c>null</c>: not known.</param>
/// <param name="At">When the card was made that showed them.</param>
/// <param name="Shown">Keys of the rows whose words it showed.</param>
public sealed record Look(string By, string? ByName, DateTimeOffset At, ImmutableArray<string> Shown)
{
    /// <summary>The mail's kind.</summary>
    public const string Kind = "looked";

    public static RowRange Rows { get; } = RowRange.Prefix(Kind + "|");

    /// <summary>What is told to whoever is quoted, each of their own words alone.</summary>
    public static IEnumerable<Mail> Mails(
        Head reader, Owed.Show show, DateTimeOffset at, NotedReads noted, IEnumerable<Entity> quoted)
    {
        var (instant, name) = (Key.Instant(at), NameOf(reader, noted));
        var view = Agenda.ShortName(string.Join('\n', [reader.Partition, show.CardId, .. show.Values.Values]));
        return
            from row in quoted
            where row.Partition != reader.Partition
            group row.Row by row.Partition into rep
            select new Mail(
                $"{Kind}-{instant}-{view}-{Agenda.ShortName(rep.Key)}", Kind, reader.Partition, rep.Key,
                ImmutableSortedDictionary<string, string>.Empty.Add("at", instant).Add("name", name ?? "")
                    .Add("rows", string.Join('\n', rep.Order(StringComparer.Ordinal))));
    }

    /// <summary>Keeps it; nothing else of the rep's changes, and nothing is said.</summary>
    /// <remarks>Nothing is kept about words that were deleted meanwhile.</remarks>
    public static Turn Take(Profile profile, Mail mail)
    {
        var at = Key.ReadInstant(mail.Values["at"]);
        var row = new Entity(
            profile.Partition, Key.Of(Kind, Key.Day(DateOnly.FromDateTime(at.UtcDateTime)), mail.Id))
            .With("by", mail.From).With("byName", mail.Values["name"] is { Length: > 0 } name ? name : null)
            .With("at", at).With("shown", mail.Values["rows"]);
        return profile is { IsAgreed: true, Head.IsDeleting: false }
            && !(Deletion.At(profile.Head) >= at)
            ? new Turn { Head = profile.Head, Changes = [new Change.Upsert(row)] }
            : new Turn { Head = profile.Head, IsNothing = true };
    }

    public static Look Read(Entity row) => new(
        row.Text("by")!, row.Text("byName"), row.Moment("at")!.Value, [.. row.Text("shown")!.Split('\n')]);

    /// <summary>A manager who is not coached is known by name to the team alone.</summary>
    static string? NameOf(Head reader, NotedReads noted) =>
        reader.Row.Text("name")
        ?? noted.Rows.Where(row => row.Row == Head.RowKey && Addressee.IsTeam(row.Partition))
            .SelectMany(row => new TeamSettings(new Head(row)).NamedManagers)
            .Where(manager => manager.Person == reader.Partition && manager.Name.Length > 0)
            .Select(manager => manager.Name).FirstOrDefault();
}
