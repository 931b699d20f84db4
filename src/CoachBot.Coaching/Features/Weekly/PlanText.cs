using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>What the bot says about the plan: the moment, what rides on it, a way out, a person along.</summary>
public static class PlanText
{
    public static Phrase AskStakes { get; } = new("plan.stakes");
    public static Phrase AskStakesOfCall { get; } = new("plan.stakes-call");
    public static Phrase StakesLabel { get; } = new("plan.label.stakes");
    public static Phrase Little { get; } = new("plan.stakes.Little");
    public static Phrase Some { get; } = new("plan.stakes.Some");
    public static Phrase ALot { get; } = new("plan.stakes.ALot");
    public static Phrase WhichStakes { get; } = new("plan.which-stakes");
    public static Phrase AskSafe { get; } = new("plan.safe");
    /// <summary>It was fine where it is, or passed on.</summary>
    public static Phrase NoSaferTry(string text) => new("plan.no-safe", text);
    public static Phrase Where { get; } = new("plan.safe-where");
    public static Phrase SafeLabel { get; } = new("plan.label.safe");
    public static Phrase SomewhereElse { get; } = new("button.somewhere-else");
    public static Phrase FineThere { get; } = new("button.fine-there");
    public static Phrase CompanionLabel { get; } = new("plan.label.companion");
    public static Phrase CompanionName { get; } = new("plan.companion-name");
    public static Phrase AskCompanion { get; } = new("plan.companion");
    public static Phrase WhoByName { get; } = new("plan.companion-who");
    public static Phrase OneIsEnough { get; } = new("plan.companion-one");
    public static Phrase TheyHear { get; } = new("plan.they-hear");
    public static Phrase TheyHearWords { get; } = new("plan.they-hear-words");
    public static Phrase AskSomeone { get; } = new("button.ask-someone");
    public static Phrase JustMe { get; } = new("button.just-me");

    public static Phrase MyPlan { get; } = new("button.my-plan");

    public static Phrase WhenFor(string text) => new("plan.when-for", text);
    public static Phrase IfThen(string when, string text) => new("plan.if-then", when, text);
    public static Phrase IfNot(string escape) => new("plan.if-not", escape);
    public static Phrase FineOn(DateOnly day) => new("button.fine-on", SharedText.Weekday(day.DayOfWeek));
    public static Phrase StakesAre(Stakes stakes) => new($"plan.stakes.{stakes}");
    public static Phrase CompanionIs(Companion companion) => new($"plan.companion.{companion.Answer}", companion.Name);

    public static Phrase Noted(string words) => new("plan.noted", words);

    public static Phrase WillAskThem(string name) => new("plan.companion-sent", name);
    public static Phrase CannotCome(string name) => new("plan.companion-cannot", name);
    public static Phrase IsComing(string name, Phrase when) => new("plan.companion-coming", name, when);

    /// <summary>What the companion is asked: who, when, and as what.</summary>
    public static Phrase Along(string name, Phrase when) => new("companion.ask", name, when);
    public static Phrase TheirOneThing(string text) => new("companion.one-thing", text);
    public static Phrase YouAreComing(string name, Phrase when) => new("companion.coming", name, when);

    public static Phrase Passed(string name, Phrase when) => new("companion.passed", name, when);

    /// <summary>The moment named on its day, where the reader is.</summary>
    public static Phrase At(DateOnly on, TimeOnly at, string zone) =>
        new("when.at", new PhraseValue.Day(on, Weekday: true), at, zone);

    /// <summary>"on Thursday 19 Nov", or the week it is for.</summary>
    /// <param name="now">The week that is running where the reader is.</param>
    public static Phrase When(Commitment commitment, CoachingWeek now) => commitment.CueOn is { } on
        ? new("when.on", new PhraseValue.Day(on, Weekday: true))
        : commitment.Week == now.Name ? new("when.this-week")
        : new("when.week-of", CoachingWeek.Parse(commitment.Week).Begins);
}
