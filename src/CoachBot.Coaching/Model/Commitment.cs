using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What became of a commitment.</summary>
public enum CommitmentStatus
{
    Open,
    Done,

    /// <summary>Tried, not as hoped: counts the same as done towards everything.</summary>
    Tried,

    NotYet,

    /// <summary>The rep changed their mind.</summary>
    Changed,

    /// <summary>Goes on next week as the same commitment.</summary>
    Carried,

    LetGo,
}

/// <summary>One thing a rep will do in one week, in their own words.</summary>
/// <param name="Week">The coaching week's name, its first day.</param>
/// <param name="Number">1 for the week's first; the highest is the current one.</param>
/// <param name="Text">Exactly as the rep wrote it.</param>
/// <param name="MadeOn">The day where the rep was.</param>
/// <param name="Root">Week and number of the commitment this one carries on; its own for a new one.</param>
/// <param name="Carries">How often it was carried over.</param>
public sealed record Commitment(
    string Week, int Number, string Text, string Skill, DateTimeOffset MadeAt, DateOnly MadeOn, string Root,
        int Carries)
{
    public CommitmentStatus Status { get; init; }
    public Visibility Visibility { get; init; }

    /// <summary>
    /// Partition of the team whose managers were named when its visibility was shown; <c>null</c>: no team, so nobody
    /// but the rep. No other team's manager ever sees its words.
    /// </summary>
    public string? Team { get; init; }

    /// <summary>When those managers were named; whoever manages the team from later on sees nothing of it.</summary>
    public DateTimeOffset ShownAt { get; init; } = MadeAt;

    /// <summary>Whether somebody may read it as a manager of this team. Asked wherever its words are shown.</summary>
    public bool IsShownTo(string manager, TeamSettings team) => Visibility != Visibility.JustMe
        && Team == team.Partition && ShownAt >= team.ManagedSince(manager);

    /// <summary>
    /// Whether somebody of these teams may read it beside its rep and managers. Asked wherever a colleague is shown its
    /// words.
    /// </summary>
    public bool IsOpenTo(IEnumerable<string> teams) =>
        Visibility == Visibility.Team && Team is { } team && teams.Contains(team);

    /// <summary>The chat message that made it; editing that message changes it. <c>null</c>: made on a card.</summary>
    public string? MessageId { get; init; }

    /// <summary>When and where the chance will come; <c>null</c>: not asked or passed on.</summary>
    public string? When { get; init; }

    /// <summary>What the rep will do if it doesn't go as planned; <c>null</c>: not asked or passed on.</summary>
    public string? Escape { get; init; }

    /// <summary>The day named as the chance, where the rep was; <c>null</c>: none.</summary>
    public DateOnly? CueOn { get; init; }

    /// <summary>The moment named on it; <c>null</c>: the day alone, or none.</summary>
    public DateTimeOffset? CueAt { get; init; }

    /// <summary>From when it may be asked after; <c>null</c>: at the week's check-in.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The plan in one sentence, as it was shown back; <c>null</c>: there is none.</summary>
    public string? IfThen { get; init; }

    public Stakes? Stakes { get; init; }

    /// <summary>Where it could be tried first with less at stake.</summary>
    public string? SafeFirst { get; init; }

    public Companion? Companion { get; init; }

    /// <summary>Names of those who were asked along before: they too have heard the day.</summary>
    public ImmutableArray<string> AskedBefore { get; init; } = [];

    /// <summary>The last day on which the words were changed, after the day it was made.</summary>
    public DateOnly? ChangedOn { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>How many earlier texts are kept in history.</summary>
    public int Earlier { get; init; }

    /// <summary>What would help the rep be ready, as they told the nudge; <c>null</c>: not told.</summary>
    public string? WouldHelp { get; init; }

    /// <summary>1 to 10, as the rep said when planning; <c>null</c>: not told.</summary>
    public int? Confidence { get; init; }

    /// <summary>The rep would like somebody's help with it.</summary>
    public bool WantsHelp { get; init; }

    public bool IsOpen => Status is CommitmentStatus.Open or CommitmentStatus.NotYet;
    public bool IsPractice => Status is CommitmentStatus.Done or CommitmentStatus.Tried;

    /// <summary>A plan and a way out were noted: trying it was a well-planned risk, whatever came of it.</summary>
    public bool IsWellPlanned => When is not null && Escape is not null;

    /// <summary>
    /// Since the day it was made the rep neither reported on it, said "ready", nor changed it on a later day.
    /// </summary>
    public bool IsUntouched => ReportedAt is null && ReadyAt is null && ChangedOn is null;

    public string Id => $"{Week}.{Number.ToString(CultureInfo.InvariantCulture)}";
    public string Row => RowOf(Week, Number);

    public static string RowOf(string week, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"week|{week}|commitment|{number:d2}");

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("text", Text).With("skill", Skill).With("status", Status.ToString())
            .With("visibility", Visibility.ToString()).With("team", Team)
            .With("shownAt", ShownAt == MadeAt ? null : ShownAt)
        .With("madeAt", MadeAt).With("madeOn", MadeOn).With("root", Root).With("carries", (long)Carries)
        .With("messageId", MessageId).With("when", When).With("escape", Escape).With("changedOn", ChangedOn)
        .With("readyAt", ReadyAt).With("reportedAt", ReportedAt).With("earlier", (long)Earlier)
        .With("wantsHelp", WantsHelp ? true : null).With("wouldHelp", WouldHelp)
        .With("confidence", (long?)Confidence)
        .With("cueOn", CueOn).With("cueAt", CueAt).With("dueAt", DueAt).With("ifThen", IfThen)
        .With("stakes", Stakes?.ToString()).With("safeFirst", SafeFirst).With("companion", Companion?.Person)
        .With("companionName", Companion?.Name).With("companionAnswer", Companion?.Answer.ToString())
        .With("askedBefore", AskedBefore.IsEmpty ? null : string.Join('\n', AskedBefore));

    /// <returns><c>null</c> when the row is not a commitment.</returns>
    public static Commitment? Read(Entity row) => row.Row.Split('|') is not ["week", var week, "commitment", var number]
        ? null
        : new(
            week, int.Parse(number, CultureInfo.InvariantCulture), row.Text("text")!, row.Text("skill")!,
            row.Moment("madeAt")!.Value, row.Day("madeOn")!.Value, row.Text("root")!, (int)(row.Number("carries") ?? 0))
        {
            Status = Enum.Parse<CommitmentStatus>(row.Text("status")!),
            Visibility = Enum.Parse<Visibility>(row.Text("visibility")!),
            Team = row.Text("team"),
            ShownAt = row.Moment("shownAt") ?? row.Moment("madeAt")!.Value,
            MessageId = row.Text("messageId"),
            When = row.Text("when"),
            Escape = row.Text("escape"),
            ChangedOn = row.Day("changedOn"),
            ReadyAt = row.Moment("readyAt"),
            ReportedAt = row.Moment("reportedAt"),
            Earlier = (int)(row.Number("earlier") ?? 0),
            WantsHelp = row.Flag("wantsHelp") ?? false,
            WouldHelp = row.Text("wouldHelp"),
            Confidence = (int?)row.Number("confidence"),
            CueOn = row.Day("cueOn"),
            CueAt = row.Moment("cueAt"),
            DueAt = row.Moment("dueAt"),
            IfThen = row.Text("ifThen"),
            Stakes = row.Text("stakes") is { } stakes ? Enum.Parse<Stakes>(stakes) : null,
            SafeFirst = row.Text("safeFirst"),
            Companion = row.Text("companion") is { } person
                ? new(
                    person, row.Text("companionName") ?? "",
                    Enum.Parse<CompanionAnswer>(row.Text("companionAnswer")!))
                : null,
            AskedBefore = row.Text("askedBefore") is { } names ? [.. names.Split('\n')] : [],
        };
}
