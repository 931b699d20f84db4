using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>What the bot says of a rep's own history: one dated fact, their words, one question.</summary>
public static class MilestoneText
{
    public static Phrase AnswerLabel { get; } = new("milestone.label.answer");
    public static Phrase NothingYet { get; } = new("history.nothing-yet");
    public static Phrase WinsTitle { get; } = new("history.wins");
    public static Phrase WinsAndThanksTitle { get; } = new("history.wins-and-thanks");
    public static Phrase ProgressTitle { get; } = new("history.progress");

    public static Phrase FirstPractice(string skill, Quote quote) =>
        new("milestone.first-practice", SharedText.Your(skill), quote.On, quote.Words);
    public static Phrase FirstPracticeAlone(string skill) =>
        new("milestone.first-practice-alone", SharedText.Your(skill));
    public static Phrase FirstPracticeDone(string skill, Quote quote) =>
        new("milestone.first-practice-done", SharedText.Your(skill), quote.On, quote.Words);
    public static Phrase Comeback(string skill, Quote quote) =>
        new("milestone.comeback", SharedText.Your(skill), quote.On, quote.Words);
    public static Phrase StepClimbed(string skill, string step, Quote quote) =>
        new("milestone.step-climbed", SharedText.Your(skill), step, quote.On, quote.Words);
    public static Phrase TargetReached(string skill, string step, Quote quote) =>
        new("milestone.target-reached", SharedText.Your(skill), step, quote.On, quote.Words);
    public static Phrase Weeks(int weeks, string skill, Quote then, Quote now) =>
        new("milestone.weeks", ConversationText.Number(weeks), SharedText.Your(skill), then.On, then.Words, now.On,
            now.Words);
    public static Phrase WeeksOneQuote(int weeks, string skill, Quote now) =>
        new("milestone.weeks-one-quote", ConversationText.Number(weeks), SharedText.Your(skill), now.On, now.Words);
    public static Phrase Kept(string text) => new("milestone.kept", text);

    /// <param name="noticed"><c>null</c>: not told.</param>
    public static Phrase Win(Commitment practice, string? noticed) => noticed is null
        ? new("history.win", practice.MadeOn, practice.Text, SharedText.Status(practice.Status))
        : new(
            "history.win-noticed", practice.MadeOn, practice.Text, SharedText.Status(practice.Status), noticed);
    public static Phrase Earlier(int practices) => new("history.earlier", practices);
    public static Phrase RatingsChart { get; } = new("history.ratings-chart");
    public static Phrase WeeksChart(string skill) => new("history.weeks-chart", SharedText.Your(skill));
    public static Phrase StepsClimbed(int steps) => new("history.steps-climbed", steps);
    public static Phrase Day(DateOnly on) => new("history.day", on);
    public static Phrase InWords(System.Collections.Immutable.ImmutableArray<Phrase> bars) =>
        new("history.in-words", new PhraseValue.Listed(bars));
    public static Phrase BarInWords(Phrase label, int? value) =>
        value is { } number ? new("history.bar", label, number) : new("history.bar-away", label);
    public static Phrase WhoShallKnow { get; } = new("share.who");
    public static Phrase JustMe { get; } = new("button.just-me");
    public static Phrase Team { get; } = new("button.team");
    public static Phrase NoPraise { get; } = new("button.no-praise");
    public static Phrase StaysWithYou { get; } = new("share.stays");
    /// <param name="isForTeam">With the manager's words, if any come, to the team's channel too.</param>
    public static Phrase SharedWith(Phrase manager, bool isForTeam) =>
        new(isForTeam ? "share.shown-to-team" : "share.shown-to", manager);
    public static Phrase JustYou { get; } = new("share.just-you");
    public static Phrase WhatToSay { get; } = new("share.what-to-say");
    public static Phrase WhatToSayToTeam { get; } = new("share.what-to-say-team");

    public static Phrase NobodyToKnow { get; } = new("share.nobody-to-know");
    public static Phrase WouldRead(Phrase facts) => new("share.would-read", facts);
    public static Phrase AsYouChose(Phrase manager, Phrase facts) => new("share.as-you-chose", manager, facts);
    public static Phrase ManagerFirst(Phrase manager) => new("share.manager-first", manager);
    public static Phrase ManagerFirstThenTeam(Phrase manager) => new("share.manager-first-team", manager);

    /// <summary>Where milestones go from now on.</summary>
    public static Phrase GoesTo(PraiseAudience audience, Phrase manager) => audience switch
    {
        PraiseAudience.JustMe => new("share.just-me"),
        PraiseAudience.Manager => new("share.to-manager", manager),
        PraiseAudience.Team => new("share.to-team", manager),
        _ => new("share.none"),
    };
    public static Phrase SayLabel { get; } = new("share.label");
    public static Phrase SendButton { get; } = new("button.send");
    public static Phrase SendIt { get; } = new("button.send-it");
    public static Phrase NotThis { get; } = new("button.not-this");
    public static Phrase WouldGo(string name, string words) => new("share.would-go", name, words);
    public static Phrase WouldGoToTeam(string name, string words) => new("share.would-go-team", name, words);
    public static Phrase OnItsWay(string name, string words) => new("share.on-its-way", name, words);
    public static Phrase YouWrote(string name, string words) => new("share.you-wrote", name, words);
    public static Phrase SaidBy(string name, string words) => new("share.said", name, words);
    public static Phrase SharedFirst(string name, string skill) => new("share.first-practice", name, Their(skill));
    public static Phrase SharedComeback(string name, string skill) => new("share.comeback", name, Their(skill));
    public static Phrase SharedStep(string name, string skill, string? step) => step is null
        ? new("share.step-climbed", name, Their(skill)) : new("share.step-climbed-to", name, Their(skill), step);
    public static Phrase SharedTarget(string name, string skill, string? step) => step is null
        ? new("share.target-reached", name, Their(skill)) : new("share.target-reached-of", name, Their(skill), step);
    public static Phrase SharedWeeks(string name, int weeks, string skill) =>
        new("share.weeks", name, weeks, Their(skill));
    public static Phrase WithQuote(Phrase facts, Quote now) => new("share.quote", facts, now.On, now.Words);
    public static Phrase WithQuotes(Phrase facts, Quote then, Quote now) =>
        new("share.quotes", facts, then.On, then.Words, now.On, now.Words);
    public static Phrase Thanked(DateOnly on, string name, string words) => new("history.thanked", on, name, words);


    /// <summary>A skill as others are told of it.</summary>
    static Phrase Their(string skill) => skill.Length == 0 ? new("share.their-one-thing") : new("share.skill", skill);

    /// <summary>A milestone as its readers read it.</summary>
    public static Phrase Seen(SharedMilestone shared, string rep)
    {
        var (facts, manager) = (SharedMilestoneText.Said(shared, rep), Named(shared.Manager));
        return shared.IsForTeam
            ? new("privacy.milestone-team", facts, manager) : new("privacy.milestone", facts, manager);
    }

    public static Phrase MoreSeen(int count) => new("privacy.more-milestones", count);
    public static Phrase FromNowOn(PraiseAudience to, string manager) => to == PraiseAudience.Team
        ? new("privacy.milestones-team", Named(manager)) : new("privacy.milestones", Named(manager));

    static Phrase Named(string manager) => manager.Length > 0 ? Phrase.Verbatim(manager) : SharedText.MyManager;
}
