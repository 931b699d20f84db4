using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>What the bot says about the one thing of the week.</summary>
public static class CommitmentText
{
    public static Phrase CommitmentLabel { get; } = new("commitment.label");
    public static Phrase WhenLabel { get; } = new("commitment.label.when");
    public static Phrase EscapeLabel { get; } = new("commitment.label.escape");
    public static Phrase StatusLabel { get; } = new("commitment.label.status");

    public static Phrase SkipWeekButton { get; } = new("button.skip-week");
    public static Phrase LaterButton { get; } = new("button.later");

    public static Phrase KeepButton { get; } = new("button.keep");
    public static Phrase ReadyButton { get; } = new("button.ready");
    public static Phrase NotThisWeekButton { get; } = new("button.not-this-week");

    /// <summary>Over a question that is put once more: not the same words three weeks running.</summary>
    /// <param name="silentWeeks">Digits: how many weeks running are without an answer, this one too.</param>
    public static Phrase StillOpen(string silentWeeks) => silentWeeks switch
    {
        "" or "0" or "1" => new("ask.still-open"),
        "2" => new("ask.still-open-second"),
        _ => new("ask.still-open-third"),
    };

    public static Phrase Empty { get; } = new("commitment.empty");
    public static Phrase WeekPassed { get; } = new("commitment.week-passed");
    public static Phrase NothingToChange { get; } = new("commitment.nothing-to-change");
    public static Phrase TellMe { get; } = new("plan.tell-me");
    public static Phrase AskWhen { get; } = new("plan.when");
    public static Phrase AskEscape { get; } = new("plan.escape");

    public static Phrase WhichOne { get; } = new("clarify.which");
    public static Phrase InYourHands { get; } = new("clarify.outcome");
    public static Phrase WhatInstead { get; } = new("clarify.instead");
    public static Phrase WhatWouldBeSeen { get; } = new("clarify.vague");

    /// <summary>For the person who passed on the question for a skill.</summary>
    public static Phrase WeeklyQuestionAlone { get; } = new("ask.weekly-alone");

    public static Phrase WeekClosed(DateOnly week) => new("ask.closed", week);

    public static Phrase ToldAlready(Phrase next) => new("commitment.told-already", next);

    public static Phrase YouNoted(string told) => new("ask.you-noted", told);

    /// <param name="kept">What they will keep of it; <c>null</c>: not told.</param>
    public static Phrase LastWeekYouNoticed(string noticed, string? kept) => kept is null
        ? new("ask.last-noticed", noticed) : new("ask.last-noticed-kept", noticed, kept);
    public static Phrase GotIt(string text, Phrase then) => new("commitment.got-it", text, then);
    public static Phrase FirstGotIt(string text, string skill, Phrase then) =>
        new("commitment.got-it-first", text, skill, then);
    public static Phrase Stays(string text, Phrase then) => new("commitment.stays", text, then);
    public static Phrase Parked(IEnumerable<string> actions) => new(
        "ask.parked", new PhraseValue.Listed([.. actions.Select(action => new Phrase("ask.parked-item", action))]));
    public static Phrase NotedThen(string when, Phrase then) => new("plan.noted-then", when, then);
    public static Phrase YourOneThing(string text) => new("commitment.yours", text);
    public static Phrase YourPlan(string text) => new("commitment.your-plan", text);
    public static Phrase PartOfPlan(string text) => new("commitment.part-of-plan", text);
    public static Phrase PartSkipped(string text) => new("commitment.part-skipped", text);
    public static Phrase NoPlan(string text) => new("commitment.no-plan", text);
    public static Phrase HowItWent(string text, CommitmentStatus status) =>
        new("commitment.how-it-went", text, SharedText.Status(status));
    public static Phrase NothingTold(string text) => new("commitment.nothing-told", text);

    public static Phrase Changed(string text) => new("commitment.changed", text);
    public static Phrase Kept(string text) => new("commitment.kept", text);
    public static Phrase AskInstead(string text) => new("commitment.instead", text);

    /// <param name="moment">Of its day, as a sentence begins; <c>null</c>: no day is named.</param>
    public static Phrase Nudge(Commitment commitment, Phrase? moment) => (commitment.When, moment) switch
    {
        ({ } when, { } at) => new("nudge.at", at, commitment.Text, when),
        ({ } when, null) => new("nudge.when", commitment.Text, when),
        (null, { } at) => new("nudge.day", at, commitment.Text),
        _ => new("nudge.text", commitment.Text),
    };

    public static Phrase WouldHelpBefore(string words) => new("nudge.before", words);

    /// <param name="at"><c>null</c>: the day alone.</param>
    public static Phrase Moment(DateOnly today, DateOnly on, TimeOnly? at) =>
        (on.DayNumber - today.DayNumber, at) switch
        {
            (0, { } time) => new("nudge.moment.today-at", time),
            (0, _) => new("nudge.moment.today"),
            (1, { } time) => new("nudge.moment.tomorrow-at", time),
            (1, _) => new("nudge.moment.tomorrow"),
            (_, { } time) => new("nudge.moment.at", Weekday(on), time),
            _ => new("nudge.moment.on", Weekday(on)),
        };

    public static Phrase Skipped(Phrase next) => new("commitment.skipped", next);
    public static Phrase SkippedAhead(DateOnly week, Phrase next) => new("commitment.skipped-ahead", week, next);
    public static Phrase WillAsk(Phrase when) => new("plan.will-ask", when);
    public static Phrase OffForTheWeek(string text, Phrase next) =>
        new("commitment.off-for-the-week", text, next);

    static PhraseValue.Day Weekday(DateOnly on) => new(on, Weekday: true);

    /// <param name="with">What is seen besides the words.</param>
    public static Phrase Seen(Commitment made, IEnumerable<Phrase> with, Phrase seenBy) => new(
        "privacy.commitment", made.MadeOn, SharedText.OnOneLine(made),
        with.Aggregate(Phrase.Verbatim(""), (said, one) => new("talk.pair", said, one)), seenBy);
    public static Phrase MoreSeen(int count) => new("privacy.more-commitments", count);
    public static Phrase CompanionSeen(ImmutableArray<string> names, bool hearsWords)
    {
        var asked = new PhraseValue.Listed([.. names.Distinct().Select(Phrase.Verbatim)]);
        return hearsWords ? new("privacy.companion-words", asked) : new("privacy.companion", asked);
    }

    public static Phrase NextOnes(Phrase seenBy) => new("privacy.next-ones", seenBy);
    public static Phrase NothingThisWeek { get; } = new("privacy.nothing-this-week");

    public static Phrase NothingYet { get; } = new("home.nothing-yet");
}
