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

    /// <summary>
    /// When those managers were named; the person who manages the team from later on sees nothing of it.
    /// </summary>
    public DateTimeOffset ShownAt { get; init; } = MadeAt;

    /// <summary>Whether a person may read it as a manager of this team. Asked wherever its words are shown.</summary>
    public bool IsShownTo(string manager, TeamSettings team) => Visibility != Visibility.JustMe
        && Team == team.Partition && ShownAt >= team.ManagedSince(manager);

    /// <summary>
    /// Whether a person of these teams may read it beside its rep and managers. Asked wherever a colleague is shown its
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

    /// <summary>The rep would like a person's help with it.</summary>
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

    public static string RowOf(string week, int number) => RowKind.RowOf(week, number);

    public static RowKind RowKind { get; } = new("week|{week}|commitment|{number:2}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithCommitments,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Of(
            Stored.Text, Stored.When, Stored.Escape, Stored.IfThen, Stored.SafeFirst, Stored.WouldHelp),
        Label = new(
            RowOwner.Person,
            "a commitment in the rep's words, its day and plan (when, stakes, safer try, way out, companion), "
                + "outcome, who may see it",
            "yes"),
    };

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    /// <returns><c>null</c> when the row is not a commitment.</returns>
    public static Commitment? Read(Entity row) => RowKind.Parse(row.Row) is not [var week, var number]
        ? null
        : new(
            week, int.Parse(number, CultureInfo.InvariantCulture), Stored.Text.Of(row)!, Stored.Skill.Of(row)!,
            Stored.MadeAt.Of(row)!.Value, Stored.MadeOn.Of(row)!.Value, Stored.Root.Of(row)!, Stored.Carries.Of(row))
        {
            Status = Stored.Status.Of(row)!.Value,
            Visibility = Stored.Visibility.Of(row)!.Value,
            Team = Stored.Team.Of(row),
            ShownAt = Stored.ShownAt.Of(row) ?? Stored.MadeAt.Of(row)!.Value,
            MessageId = Stored.MessageId.Of(row),
            When = Stored.When.Of(row),
            Escape = Stored.Escape.Of(row),
            ChangedOn = Stored.ChangedOn.Of(row),
            ReadyAt = Stored.ReadyAt.Of(row),
            ReportedAt = Stored.ReportedAt.Of(row),
            Earlier = Stored.Earlier.Of(row),
            WantsHelp = Stored.WantsHelp.Of(row),
            WouldHelp = Stored.WouldHelp.Of(row),
            Confidence = (int?)Stored.Confidence.Of(row),
            CueOn = Stored.CueOn.Of(row),
            CueAt = Stored.CueAt.Of(row),
            DueAt = Stored.DueAt.Of(row),
            IfThen = Stored.IfThen.Of(row),
            Stakes = Stored.Stakes.Of(row),
            SafeFirst = Stored.SafeFirst.Of(row),
            Companion = Stored.Companion.Of(row) is { } person
                ? new(person, Stored.CompanionName.Of(row) ?? "", Stored.CompanionAnswer.Of(row)!.Value)
                : null,
            AskedBefore = Stored.AskedBefore.Of(row),
        };

    static class Stored
    {
        public static readonly RowMap<Commitment> Map = new();
        public static readonly RowColumn<string?> Text = Map.Text("text", made => made.Text);
        public static readonly RowColumn<string?> Skill = Map.Text("skill", made => made.Skill);
        public static readonly RowColumn<CommitmentStatus?> Status =
            Map.Choice<CommitmentStatus>("status", made => made.Status);
        public static readonly RowColumn<Visibility?> Visibility =
            Map.Choice<Visibility>("visibility", made => made.Visibility);
        public static readonly RowColumn<string?> Team = Map.Text("team", made => made.Team);
        public static readonly RowColumn<DateTimeOffset?> ShownAt =
            Map.Timestamp("shownAt", made => made.ShownAt == made.MadeAt ? null : made.ShownAt);
        public static readonly RowColumn<DateTimeOffset?> MadeAt = Map.Timestamp("madeAt", made => made.MadeAt);
        public static readonly RowColumn<DateOnly?> MadeOn = Map.Day("madeOn", made => made.MadeOn);
        public static readonly RowColumn<string?> Root = Map.Text("root", made => made.Root);
        public static readonly RowColumn<int> Carries = Map.Count("carries", made => made.Carries);
        public static readonly RowColumn<string?> MessageId = Map.Text("messageId", made => made.MessageId);
        public static readonly RowColumn<string?> When = Map.Text("when", made => made.When);
        public static readonly RowColumn<string?> Escape = Map.Text("escape", made => made.Escape);
        public static readonly RowColumn<DateOnly?> CueOn = Map.Day("cueOn", made => made.CueOn);
        public static readonly RowColumn<DateTimeOffset?> CueAt = Map.Timestamp("cueAt", made => made.CueAt);
        public static readonly RowColumn<DateTimeOffset?> DueAt = Map.Timestamp("dueAt", made => made.DueAt);
        public static readonly RowColumn<string?> IfThen = Map.Text("ifThen", made => made.IfThen);
        public static readonly RowColumn<Stakes?> Stakes = Map.Choice<Stakes>("stakes", made => made.Stakes);
        public static readonly RowColumn<string?> SafeFirst = Map.Text("safeFirst", made => made.SafeFirst);
        public static readonly RowColumn<string?> Companion = Map.Text("companion", made => made.Companion?.Person);
        public static readonly RowColumn<string?> CompanionName =
            Map.Text("companionName", made => made.Companion?.Name);
        public static readonly RowColumn<CompanionAnswer?> CompanionAnswer =
            Map.Choice<CompanionAnswer>("companionAnswer", made => made.Companion?.Answer);
        public static readonly RowColumn<ImmutableArray<string>> AskedBefore =
            Map.Lines("askedBefore", made => made.AskedBefore);
        public static readonly RowColumn<DateOnly?> ChangedOn = Map.Day("changedOn", made => made.ChangedOn);
        public static readonly RowColumn<DateTimeOffset?> ReadyAt = Map.Timestamp("readyAt", made => made.ReadyAt);
        public static readonly RowColumn<DateTimeOffset?> ReportedAt =
            Map.Timestamp("reportedAt", made => made.ReportedAt);
        public static readonly RowColumn<int> Earlier = Map.Count("earlier", made => made.Earlier);
        public static readonly RowColumn<string?> WouldHelp = Map.Text("wouldHelp", made => made.WouldHelp);
        public static readonly RowColumn<long?> Confidence = Map.Number("confidence", made => made.Confidence);
        public static readonly RowColumn<bool> WantsHelp = Map.Mark("wantsHelp", made => made.WantsHelp);
    }
}
