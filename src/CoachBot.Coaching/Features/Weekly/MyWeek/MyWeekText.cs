using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.MyWeek;

/// <summary>What the bot says of a rep's week when it is asked.</summary>
static class MyWeekText
{
    public static Phrase Title { get; } = new("my-week.title");
    public static Phrase NextLabel { get; } = new("home.next");
    public static Phrase PlanButton { get; } = new("button.plan");
    public static Phrase NothingBefore { get; } = new("my-week.nothing-before");
    public static Phrase NotedForMonday { get; } = new("my-week.noted-label");

    /// <param name="at">When the rep's own words come back; before it is asked how it went.</param>
    public static Phrase NudgeThen(Phrase at, Phrase next) => new("my-week.nudge-then", at, next);
}
