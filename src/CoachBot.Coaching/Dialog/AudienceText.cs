using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>Who sees what a person says, in words.</summary>
public static class AudienceText
{
    public static Phrase NowSeenBy(Visibility visibility, TeamSettings? team) =>
        new("seen.from-now-on", SeenBy(visibility, team));

    /// <summary>Who sees a commitment, as a line aside.</summary>
    public static Phrase SeenBy(Visibility visibility, TeamSettings? team) => (visibility, team?.ManagerNames) switch
    {
        (Visibility.JustMe, _) or (_, null) => new("seen.by-you"),
        (Visibility.Team, _) => new("seen.by-team"),
        (_, [{ Length: > 0 }, ..] names) => new("seen.by-named", string.Join(", ", names)),
        _ => new("seen.by-manager"),
    };

    /// <summary>The managers who may read a commitment, by name.</summary>
    /// <returns><c>null</c>: nobody may.</returns>
    public static Phrase? Managers(Commitment commitment, ImmutableArray<TeamSettings> teams)
    {
        var readers = teams.Where(team => team.IsSetUp)
            .SelectMany(team => team.NamedManagers.Where(manager => commitment.IsShownTo(manager.Person, team)))
            .ToList();
        return readers.Count == 0 ? null
            : readers.TrueForAll(reader => reader.Name.Length > 0)
                ? Phrase.Verbatim(string.Join(", ", readers.Select(reader => reader.Name)))
                : NamelessManager;
    }

    public static Phrase AllSeenByYou { get; } = new("seen.all-by-you");

    /// <param name="seenBy">Who was shown it before; empty: nobody else.</param>
    public static Phrase Hidden(string text, ImmutableArray<Phrase> seenBy) => seenBy.IsEmpty
        ? new("seen.hidden-unseen", text)
        : new("seen.hidden-seen", text, new PhraseValue.Listed(seenBy));

    public static Phrase WhoLooked(AccessEntry look) => (Addressee.IsTeam(look.By), look.ByName) switch
    {
        (true, _) => new("seen.the-channel"),
        (false, { } name) => Phrase.Verbatim(name),
        (false, null) => NamelessManager,
    };

    public static Phrase NothingToHide { get; } = new("seen.nothing-to-hide");
    public static Phrase NoTeamSees { get; } = new("seen.no-team");

    /// <summary>Who sees a commitment of a rep in these teams.</summary>
    public static Phrase SeenBy(Commitment commitment, ImmutableArray<TeamSettings> teams) =>
        commitment.Visibility == Visibility.Team
            && teams.Any(team => team.IsSetUp && team.Partition == commitment.Team) ? new("seen.by-team")
        : Managers(commitment, teams) is not { } managers ? new("seen.by-you")
        : managers == NamelessManager ? new("seen.by-manager")
        : new("seen.by-named", managers);

    static Phrase NamelessManager { get; } = new("seen.your-manager");
}
