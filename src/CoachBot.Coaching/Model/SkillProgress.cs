using System.Collections.Immutable;
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

    public static string RowOf(string skill) => RowKind.RowOf(SkillWords.Hash(skill));

    public static RowKind RowKind { get; } = new("skill|{hash}", Stored.Map.Columns)
    {
        Retention = RowRetention.AsLongAsItsOwner,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Of(Stored.FeedbackWhen, Stored.FeedbackAbout),
        Label = new(
            RowOwner.Person,
            "steps, the one the rep is on, how they want feedback; seen by the rep alone, the feedback agreement by "
                + "the people who give it",
            "yes"),
    };

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static SkillProgress Read(Entity row) => new(Stored.Skill.Of(row)!)
    {
        Steps = Stored.Steps.Of(row),
        Step = Stored.Step.Of(row),
        Practices = Stored.Practices.Of(row),
        AskedAfter = Stored.AskedAfter.Of(row),
        Climbed = Stored.Climbed.Of(row),
        SmallerOfferedOn = Stored.SmallerOfferedOn.Of(row),
        RatedOn = Stored.RatedOn.Of(row),
        Rating = Stored.Rating.Of(row),
        RatingAskedOn = Stored.RatingAskedOn.Of(row),
        StepsAsked = Stored.StepsAsked.Of(row),
        FeedbackAsked = Stored.FeedbackAsked.Of(row),
        Feedback = Stored.FeedbackFrom.Of(row) is { } from
            ? new(from, Stored.FeedbackWhen.Of(row), Stored.FeedbackAbout.Of(row))
            {
                To = Stored.FeedbackTo.Of(row),
                ToNames = Stored.FeedbackToNames.Of(row),
            }
            : null,
    };

    static class Stored
    {
        public static readonly RowMap<SkillProgress> Map = new();
        public static readonly RowColumn<string?> Skill = Map.Text("skill", one => one.Skill);
        public static readonly RowColumn<ImmutableArray<string>> Steps = Map.Lines("steps", one => one.Steps);
        public static readonly RowColumn<int> Step = Map.Count("step", one => one.Step);
        public static readonly RowColumn<int> Practices = Map.Count("practices", one => one.Practices);
        public static readonly RowColumn<int> AskedAfter = Map.Count("askedAfter", one => one.AskedAfter);
        public static readonly RowColumn<int> Climbed = Map.Count("climbed", one => one.Climbed);
        public static readonly RowColumn<int> SmallerOfferedOn =
            Map.Count("smallerOfferedOn", one => one.SmallerOfferedOn);
        public static readonly RowColumn<DateOnly?> RatedOn = Map.Day("ratedOn", one => one.RatedOn);
        public static readonly RowColumn<int> Rating = Map.Count("rating", one => one.Rating);
        public static readonly RowColumn<DateOnly?> RatingAskedOn = Map.Day("ratingAskedOn", one => one.RatingAskedOn);
        public static readonly RowColumn<bool> StepsAsked = Map.Mark("stepsAsked", one => one.StepsAsked);
        public static readonly RowColumn<bool> FeedbackAsked = Map.Mark("feedbackAsked", one => one.FeedbackAsked);
        public static readonly RowColumn<string?> FeedbackFrom = Map.Text("feedbackFrom", one => one.Feedback?.From);
        public static readonly RowColumn<string?> FeedbackWhen = Map.Text("feedbackWhen", one => one.Feedback?.When);
        public static readonly RowColumn<string?> FeedbackAbout =
            Map.Text("feedbackAbout", one => one.Feedback?.About);
        public static readonly RowColumn<ImmutableArray<string>> FeedbackTo =
            Map.Lines("feedbackTo", one => one.Feedback?.To ?? []);
        public static readonly RowColumn<ImmutableArray<string>> FeedbackToNames =
            Map.Lines("feedbackToNames", one => one.Feedback?.ToNames ?? []);
    }
}

/// <summary>How a rep would like feedback, in their words; shown to the person who gives it.</summary>
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

/// <summary>A rating of oneself, by skill and day. Seen by the rep alone.</summary>
/// <param name="Level">1 to 5, by the skill's anchors.</param>
/// <param name="Saw">What the rep saw themselves do; <c>null</c>: not told.</param>
public sealed record SelfRating(string Skill, DateOnly On, int Level, string? Saw)
{
    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("rating|{hash}|{day}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithRatings,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Person, "a self-rating, 1 to 5, and what the rep saw; seen by the rep alone", "yes"),
    };

    public Entity ToEntity(string partition) =>
        Stored.Map.Write(partition, RowKind.RowOf(SkillWords.Hash(Skill), On), this);

    public static SelfRating Read(Entity row) => new(
        Stored.Skill.Of(row)!, Stored.On.Of(row)!.Value, Stored.Level.Of(row), Stored.Saw.Of(row));

    static class Stored
    {
        public static readonly RowMap<SelfRating> Map = new();
        public static readonly RowColumn<string?> Skill = Map.Text("skill", rating => rating.Skill);
        public static readonly RowColumn<int> Level = Map.Count("level", rating => rating.Level);
        public static readonly RowColumn<string?> Saw = Map.Text("saw", rating => rating.Saw);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", rating => rating.On);
    }
}
