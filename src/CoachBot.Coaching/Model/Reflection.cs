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

    public static string RowOf(string week, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"week|{week}|reflection|{number:d2}");

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("noticed", Noticed).With("keep", Keep).With("changed", Changed).With("wouldMakeEasy", WouldMakeEasy)
        .With("learnFrom", LearnFrom).With("shared", IsShared ? true : null).With("on", On)
        .With("milestone", Praised?.Reached.ToString()).With("practiceWeeks", (long?)Praised?.Weeks)
        .With("firstOn", Praised?.First.On).With("firstWords", Praised?.First.Words)
        .With("nowOn", Praised?.Now.On).With("nowWords", Praised?.Now.Words).With("praisedStep", Praised?.Step);

    /// <returns><c>null</c> when the row is not a reflection.</returns>
    public static Reflection? Read(Entity row) => row.Row.Split('|') is not ["week", var week, "reflection", var number]
        ? null
        : new(
            week, int.Parse(number, CultureInfo.InvariantCulture), row.Text("noticed"), row.Text("keep"),
                row.Day("on")!.Value)
        {
            IsShared = row.Flag("shared") ?? false,
            Changed = row.Text("changed"),
            WouldMakeEasy = row.Text("wouldMakeEasy"),
            LearnFrom = row.Text("learnFrom"),
            Praised = row.Text("milestone") is { } reached
                ? new(
                    Enum.Parse<Milestone>(reached), (int)row.Number("practiceWeeks")!,
                    new(row.Day("firstOn")!.Value, row.Text("firstWords")!),
                    new(row.Day("nowOn")!.Value, row.Text("nowWords")!), row.Text("praisedStep"))
                : null,
        };
}
