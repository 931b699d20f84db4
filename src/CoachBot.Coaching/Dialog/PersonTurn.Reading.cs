using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Dialog;

/// <remarks>What is read on demand, beyond what every turn loads.</remarks>
public sealed partial class PersonTurn
{
    /// <summary>All of the rep's weeks, for praise that points to the past.</summary>
    public ValueTask<Weeks> HistoryAsync() => situation.Reads.HistoryAsync(Weeks);

    /// <summary>The rows of the milestones that have fired, this turn's among them.</summary>
    public async ValueTask<IReadOnlySet<string>> MilestonesAsync()
    {
        var fired = new HashSet<string>(await situation.Reads.MilestonesAsync(), StringComparer.Ordinal);
        fired.UnionWith(_changes.Keys);
        return fired;
    }

    /// <summary>What the person was thanked for.</summary>
    public ValueTask<ImmutableArray<(string Name, Quote Words)>> ThanksAsync() => situation.Reads.ThanksAsync();

    /// <summary>Every row of the person's partition.</summary>
    public ValueTask<ImmutableArray<Entity>> EverythingAsync() => situation.Reads.EverythingAsync();

    /// <summary>The people of a team.</summary>
    public ValueTask<ImmutableArray<Member>> MembersAsync(TeamSettings team) =>
        situation.Reads.MembersAsync(team.Partition);

    /// <summary>
    /// The teams' ideas for the skill, the latest first; read when the turn begins while a question shows them.
    /// </summary>
    public ImmutableArray<TeamIdea> TeamIdeas { get; private set; } = situation.Ideas;

    public async ValueTask ReadTeamIdeasAsync() =>
        TeamIdeas = await situation.Reads.IdeasAsync(Profile, Settings.Packs);

    /// <summary>Reads what one capability alone needs.</summary>
    public ValueTask<T> ReadAsync<T>(Func<IEntityReader, CancellationToken, ValueTask<T>> read) =>
        situation.Reads.ReadAsync(read);

    /// <summary>What a letter refers to, as it stands now.</summary>
    public ValueTask<ReferencedRow> ReadAsync(MessageReference letter) => situation.Reads.ReferredAsync(letter);

    /// <summary>The same, with how its sender would like feedback.</summary>
    public ValueTask<ReferencedRow> ReadAskedAsync(MessageReference letter) =>
        situation.Reads.ReferredAskedAsync(letter);

    /// <summary>Rows of the person's partition, as this turn leaves them.</summary>
    public async ValueTask<ImmutableArray<Entity>> RowsAsync(RowRange range)
    {
        var changed = _changes.Values.Where(change => range.Holds(change.Row)).ToList();
        var rows = await situation.Reads.RowsAsync(range);
        return changed.Count == 0 ? rows :
        [
            .. rows.Where(row => !changed.Exists(change => change.Row == row.Row)).Concat(changed.Select(Left)
                .OfType<Entity>()).OrderBy(row => row.Row, StringComparer.Ordinal),
        ];

        static Entity? Left(Change change) => change switch
        {
            Change.Upsert upsert => upsert.Entity,
            Change.Insert insert => insert.Entity,
            _ => null,
        };
    }

    /// <summary>What is known of others, in the same order; of the person who was never met, nothing.</summary>
    public ValueTask<ImmutableArray<Profile>> ProfilesAsync(IEnumerable<string> people) =>
        situation.Reads.ProfilesAsync(people);
}
