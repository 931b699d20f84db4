using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>A rep's weeks as far as they were read, with what a turn has changed in them.</summary>
public sealed record Weeks(
    ImmutableSortedDictionary<string, Commitment> Commitments,
    ImmutableDictionary<string, Reflection> Reflections,
    ImmutableDictionary<string, WeekState> States,
    ImmutableDictionary<string, SendRecord> Claims)
{
    /// <summary>A manager's conversations, by week.</summary>
    public ImmutableDictionary<string, OneOnOne> Talks { get; init; } = ImmutableDictionary<string, OneOnOne>.Empty;

    public static RowRange All { get; } = RowRange.Prefix("week|");

    /// <summary>The rows of a week and all later ones.</summary>
    public static RowRange Since(string week) => new($"week|{week}", "week|\u007f");

    /// <summary>The rows of one week.</summary>
    public static RowRange Of(string week) => RowRange.Prefix($"week|{week}|");

    public static Weeks Read(IEnumerable<Entity> rows)
    {
        var commitments = ImmutableSortedDictionary.CreateBuilder<string, Commitment>(StringComparer.Ordinal);
        var reflections = ImmutableDictionary.CreateBuilder<string, Reflection>();
        var states = ImmutableDictionary.CreateBuilder<string, WeekState>();
        var claims = ImmutableDictionary.CreateBuilder<string, SendRecord>();
        var talks = ImmutableDictionary.CreateBuilder<string, OneOnOne>();
        foreach (var row in rows)
        {
            if (Commitment.Read(row) is { } commitment)
                commitments[row.Row] = commitment;
            else if (Reflection.Read(row) is { } reflection)
                reflections[row.Row] = reflection;
            else if (WeekState.Read(row) is { } state)
                states[state.Week] = state;
            else if (SendRecord.Read(row) is { } claim)
                claims[row.Row] = claim;
            else if (OneOnOne.Read(row) is { } talk)
                talks[talk.Week] = talk;
        }

        return new(commitments.ToImmutable(), reflections.ToImmutable(), states.ToImmutable(), claims.ToImmutable())
        {
            Talks = talks.ToImmutable(),
        };
    }

    /// <summary>
    /// The weeks as a person may see them who manages these teams: what was not shown to them is the rep's alone.
    /// </summary>
    public Weeks SeenBy(string manager, params IReadOnlyCollection<TeamSettings> teams) => this with
    {
        Commitments = Commitments.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => teams.Any(team => entry.Value.IsShownTo(manager, team))
                ? entry.Value : entry.Value with { Visibility = Visibility.JustMe },
            StringComparer.Ordinal),
    };

    /// <summary>The week's current commitment: the last one made.</summary>
    public Commitment? Current(string week) =>
        Commitments.Values.LastOrDefault(commitment => commitment.Week == week);

    public Commitment? Find(string week, int number) => Commitments.GetValueOrDefault(Commitment.RowOf(week, number));

    public Reflection? ReflectionOn(Commitment commitment) =>
        Reflections.GetValueOrDefault(Reflection.RowOf(commitment.Week, commitment.Number));

    public WeekState State(string week) => States.GetValueOrDefault(week) ?? new WeekState(week);

    /// <summary>The claims of a kind in a week, dropped ones too.</summary>
    public IEnumerable<SendRecord> Claimed(string week, string kind) =>
        Claims.Values.Where(claim => claim.Week == week && claim.Kind == kind);

    /// <summary>A commitment is asked after once; one made after that is asked after in its turn.</summary>
    public bool HasCheckIn(string week, int number) =>
        Claimed(week, PlanNames.CheckIn).Any(claim => claim.Number == number);

    public bool HasClaim(string week, string kind) => Claimed(week, kind).Any();
}
