using System.Globalization;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What a rep noticed about one commitment. Seen by the rep alone, unless they share it.</summary>
/// <param name="Number">The commitment's number in its week.</param>
/// <param name="Noticed">What they noticed, what changed their mind, or how it went, in their own words.</param>
/// <param name="Keep">What they will keep.</param>
/// <param name="On">The day where the rep was.</param>
public sealed record Reflection(string Week, int Number, string? Noticed, string? Keep, DateOnly On)
{
    /// <summary>What was noticed went to others with a milestone, as the rep wanted.</summary>
    public bool IsShared { get; init; }

    /// <summary>What a milestone made them say.</summary>
    public string? Changed { get; init; }

    /// <summary>What would make it easy to get back on, after a "not yet".</summary>
    public string? WouldMakeEasy { get; init; }

    /// <summary>Who they would learn most from.</summary>
    public string? LearnFrom { get; init; }

    /// <summary>What they were praised for on this practice; <c>null</c>: nothing.</summary>
    public PraiseFacts? Praised { get; init; }

    public string Row => RowOf(Week, Number);

    public static string RowOf(string week, int number) => RowKind.RowOf(week, number);

    public static RowKind RowKind { get; } = new("week|{week}|reflection|{number:2}", Stored.Map.Columns)
    {
        // With its commitment where that goes first.
        Retention = new RowRetention.ByAge(RetentionPeriod.Reflections, RetentionPeriod.Commitments),
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Person,
            "what the rep noticed and keeps; seen by the rep alone, unless shared with a milestone", "yes"),
    };

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    /// <returns><c>null</c> when the row is not a reflection.</returns>
    public static Reflection? Read(Entity row) => RowKind.Parse(row.Row) is not [var week, var number]
        ? null
        : new(
            week, int.Parse(number, CultureInfo.InvariantCulture), Stored.Noticed.Of(row), Stored.Keep.Of(row),
            Stored.On.Of(row)!.Value)
        {
            IsShared = Stored.Shared.Of(row),
            Changed = Stored.Changed.Of(row),
            WouldMakeEasy = Stored.WouldMakeEasy.Of(row),
            LearnFrom = Stored.LearnFrom.Of(row),
            Praised = Stored.Milestone.Of(row) is { } reached
                ? new(
                    reached, (int)Stored.PracticeWeeks.Of(row)!,
                    new(Stored.FirstOn.Of(row)!.Value, Stored.FirstWords.Of(row)!),
                    new(Stored.NowOn.Of(row)!.Value, Stored.NowWords.Of(row)!), Stored.PraisedStep.Of(row))
                : null,
        };

    static class Stored
    {
        public static readonly RowMap<Reflection> Map = new();
        public static readonly RowColumn<string?> Noticed = Map.Text("noticed", told => told.Noticed);
        public static readonly RowColumn<string?> Keep = Map.Text("keep", told => told.Keep);
        public static readonly RowColumn<string?> Changed = Map.Text("changed", told => told.Changed);
        public static readonly RowColumn<string?> WouldMakeEasy =
            Map.Text("wouldMakeEasy", told => told.WouldMakeEasy);
        public static readonly RowColumn<string?> LearnFrom = Map.Text("learnFrom", told => told.LearnFrom);
        public static readonly RowColumn<bool> Shared = Map.Mark("shared", told => told.IsShared);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", told => told.On);
        public static readonly RowColumn<Milestone?> Milestone =
            Map.Choice<Milestone>("milestone", told => told.Praised?.Reached);
        public static readonly RowColumn<long?> PracticeWeeks =
            Map.Number("practiceWeeks", told => told.Praised?.Weeks);
        public static readonly RowColumn<DateOnly?> FirstOn = Map.Day("firstOn", told => told.Praised?.First.On);
        public static readonly RowColumn<string?> FirstWords =
            Map.Text("firstWords", told => told.Praised?.First.Words);
        public static readonly RowColumn<DateOnly?> NowOn = Map.Day("nowOn", told => told.Praised?.Now.On);
        public static readonly RowColumn<string?> NowWords = Map.Text("nowWords", told => told.Praised?.Now.Words);
        public static readonly RowColumn<string?> PraisedStep = Map.Text("praisedStep", told => told.Praised?.Step);
    }
}
