using System.Collections.Immutable;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>How far a rep is with one skill: row <c>skill|hash of the skill</c>. Seen by the rep alone.</summary>
/// <param name="Skill">In the rep's words.</param>
public sealed record SkillProgress(string Skill)
{
    /// <summary>From safe to the target, in the rep's words; empty: none written.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>The step they are on, 1 for the first; 0: none written.</summary>
    public int Step { get; init; }

    /// <summary>Practices since they are on it. A try counts like a success.</summary>
    public int Practices { get; init; }

    /// <summary>How many practices there were when "stay, step up or change direction" was asked last.</summary>
    public int AskedAfter { get; init; }

    /// <summary>How many steps they have gone up in all; never fewer.</summary>
    public int Climbed { get; init; }

    /// <summary>The smaller step was offered for this one; 0: not since the last practice.</summary>
    public int SmallerOfferedOn { get; init; }

    public DateOnly? RatedOn { get; init; }

    /// <summary>The last rating, 1 to 5; 0: none.</summary>
    public int Rating { get; init; }

    /// <summary>Answered or passed on.</summary>
    public DateOnly? RatingAskedOn { get; init; }

    public bool StepsAsked { get; init; }
    public bool FeedbackAsked { get; init; }

    /// <summary>From whom, when and on which two things feedback is wanted; <c>null</c>: not told.</summary>
    public FeedbackAgreement? Feedback { get; init; }

    /// <summary>The step they are on, in words; <c>null</c>: none written.</summary>
    public string? StepNow => Steps.ElementAtOrDefault(Step - 1);

    public string? StepBelow => Steps.ElementAtOrDefault(Step - 2);

    public bool IsOnTarget => Step > 0 && Step == Steps.Length;

    public bool IsFor(string skill) => string.Equals(Skill, skill, StringComparison.OrdinalIgnoreCase);

    public string Row => RowOf(Skill);

    public static string RowOf(string skill) => $"skill|{SkillWords.Hash(skill)}";

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("skill", Skill).With("steps", Steps.IsEmpty ? null : string.Join('\n', Steps)).With("step", (long)Step)
        .With("practices", (long)Practices).With("askedAfter", (long)AskedAfter).With("climbed", (long)Climbed)
        .With("smallerOfferedOn", (long)SmallerOfferedOn).With("ratedOn", RatedOn).With("rating", (long)Rating)
        .With("ratingAskedOn", RatingAskedOn).With("stepsAsked", StepsAsked ? true : null)
        .With("feedbackAsked", FeedbackAsked ? true : null).With("feedbackFrom", Feedback?.From)
        .With("feedbackWhen", Feedback?.When).With("feedbackAbout", Feedback?.About)
        .With("feedbackTo", Lines(Feedback?.To)).With("feedbackToNames", Lines(Feedback?.ToNames));

    public static SkillProgress Read(Entity row) => new(row.Text("skill")!)
    {
        Steps = row.Text("steps") is { } steps ? [.. steps.Split('\n')] : [],
        Step = Count(row, "step"),
        Practices = Count(row, "practices"),
        AskedAfter = Count(row, "askedAfter"),
        Climbed = Count(row, "climbed"),
        SmallerOfferedOn = Count(row, "smallerOfferedOn"),
        RatedOn = row.Day("ratedOn"),
        Rating = Count(row, "rating"),
        RatingAskedOn = row.Day("ratingAskedOn"),
        StepsAsked = row.Flag("stepsAsked") ?? false,
        FeedbackAsked = row.Flag("feedbackAsked") ?? false,
        Feedback = row.Text("feedbackFrom") is { } from
            ? new(from, row.Text("feedbackWhen"), row.Text("feedbackAbout"))
            {
                To = Lines(row, "feedbackTo"),
                ToNames = Lines(row, "feedbackToNames"),
            }
            : null,
    };

    static ImmutableArray<string> Lines(Entity row, string column) =>
        row.Text(column) is { } lines ? [.. lines.Split('\n')] : [];

    static string? Lines(ImmutableArray<string>? lines) => lines is [_, ..] some ? string.Join('\n', some) : null;

    static int Count(Entity row, string column) => (int)(row.Number(column) ?? 0);
}

/// <summary>How a rep would like feedback, in their words; shown to whoever gives it.</summary>
/// <param name="From">From whom, as the rep put it.</param>
/// <param name="When"><c>null</c>: not told.</param>
/// <param name="About">Two things; <c>null</c>: not told.</param>
public sealed record FeedbackAgreement(string From, string? When, string? About)
{
    /// <summary>Partitions of those of the rep's teams whom <see cref="From"/> names: they are shown it.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary>What they are called, in the order of <see cref="To"/>.</summary>
    public ImmutableArray<string> ToNames { get; init; } = [];

    public bool IsFor(string person) => To.Contains(person);
}

/// <summary>A rating of oneself: row <c>rating|hash of the skill|day</c>. Seen by the rep alone.</summary>
/// <param name="Level">1 to 5, by the skill's anchors.</param>
/// <param name="Saw">What the rep saw themselves do; <c>null</c>: not told.</param>
public sealed record SelfRating(string Skill, DateOnly On, int Level, string? Saw)
{
    public static RowRange Rows { get; } = RowRange.Prefix("rating|");

    public Entity ToEntity(string partition) =>
        new Entity(partition, $"rating|{SkillWords.Hash(Skill)}|{Key.Day(On)}")
            .With("skill", Skill).With("level", (long)Level).With("saw", Saw).With("on", On);

    public static SelfRating Read(Entity row) =>
        new(row.Text("skill")!, row.Day("on")!.Value, (int)row.Number("level")!, row.Text("saw"));
}
