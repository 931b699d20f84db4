using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoachBot.Coaching.Model;

/// <summary>The kinds of rows in the partitions of people and teams, found by a row's key.</summary>
/// <remarks>
/// A row of a kind that is not among them was written by a newer version: retention leaves it as it is and counts it,
/// its person takes it along, and it is deleted with them.
/// </remarks>
public sealed class RowKinds(params IEnumerable<RowKind> kinds)
{
    readonly FrozenDictionary<string, RowKind> _kinds =
        kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static ImmutableArray<RowKind> Engine { get; } =
    [
        EngineRows.Head, EngineRows.Owed, EngineRows.Seen, EngineRows.Posted, EngineRows.Message, EngineRows.Home,
    ];

    public static ImmutableArray<RowKind> Weekly { get; } =
    [
        Commitment.RowKind, EarlierWording.RowKind, Reflection.RowKind, WeekState.RowKind, SendRecord.RowKind,
    ];

    public static ImmutableArray<RowKind> OneOnOnes { get; } = [OneOnOne.RowKind];

    public static ImmutableArray<RowKind> Practice { get; } =
        [SkillProgress.RowKind, SelfRating.RowKind, PlaybookEntry.RowKind];

    public static ImmutableArray<RowKind> Milestones { get; } =
        [ReachedMilestone.RowKind, SharedMilestone.RowKind, SentWords.Said];

    public static ImmutableArray<RowKind> Thanks { get; } = [SentWords.Thanked, ReceivedThanks.RowKind];

    public static ImmutableArray<RowKind> ManagerQuestions { get; } = [SentWords.Asked, SentWords.Answered];

    public static ImmutableArray<RowKind> Helping { get; } = [HelpRequest.RowKind, HelpGiven.RowKind];

    public static ImmutableArray<RowKind> Suggestions { get; } =
        [Suggestion.RowKind, SentWords.Passed, TeamIdea.RowKind];

    public static ImmutableArray<RowKind> AccessLog { get; } = [AccessEntry.RowKind];

    public static ImmutableArray<RowKind> Setup { get; } = [Member.RowKind];

    public static ImmutableArray<RowKind> All { get; } =
    [
        .. Engine, .. Weekly, .. OneOnOnes, .. Practice, .. Milestones, .. Thanks, .. ManagerQuestions, .. Helping,
        .. Suggestions, .. AccessLog, .. Setup,
    ];

    /// <summary>All that this version knows.</summary>
    public static RowKinds Known { get; } = new(All);

    /// <summary>The kind of a row.</summary>
    /// <returns><c>null</c>: none that is known.</returns>
    public RowKind? Of(string row) =>
        _kinds.GetValueOrDefault(RowKey.NameIn(row)) is { } kind && kind.Holds(row) ? kind : null;
}
