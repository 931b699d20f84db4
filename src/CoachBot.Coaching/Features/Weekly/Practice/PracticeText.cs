using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>What the bot says about growing: ratings, steps, ideas, what one learns about learning.</summary>
public static class PracticeText
{
    public static Phrase RatingLabel { get; } = new("rating.label");
    public static Phrase WhatDidYouSee { get; } = new("rating.saw");
    public static Phrase NotALevel { get; } = new("rating.not-a-level");
    public static Phrase RatingPassed { get; } = new("rating.passed");
    public static Phrase StepsLabel { get; } = new("steps.label");
    public static Phrase TheseAsTheyAre { get; } = new("button.these-steps");
    public static Phrase StepTooLong { get; } = new("steps.too-long");
    public static Phrase StepsPassed { get; } = new("steps.passed");
    public static Phrase StepsStay { get; } = new("steps.as-they-are");
    public static Phrase StayHere { get; } = new("button.stay-here");
    public static Phrase StepUp { get; } = new("button.step-up");
    public static Phrase ChangeDirection { get; } = new("button.change-direction");
    public static Phrase SmallerStep { get; } = new("button.smaller-step");
    public static Phrase AskFeedback { get; } = new("feedback.ask");
    public static Phrase FeedbackWhen { get; } = new("feedback.when");
    public static Phrase FeedbackAbout { get; } = new("feedback.about");
    public static Phrase FeedbackFromLabel { get; } = new("feedback.label.from");

    public static Phrase FeedbackYours { get; } = new("feedback.yours");
    public static Phrase FeedbackPassed { get; } = new("feedback.passed");
    public static Phrase MoreIdeas { get; } = new("button.more-ideas");
    public static Phrase OfTeam { get; } = new("button.of-team");
    public static Phrase WhichIdea { get; } = new("ideas.which");
    public static Phrase IdeasSettled { get; } = new("ideas.settled");
    public static Phrase IdeasPassed { get; } = new("ideas.passed");
    public static Phrase PlaybookTitle { get; } = new("playbook.title");
    public static Phrase PlaybookEmpty { get; } = new("playbook.empty");
    public static Phrase PlaybookPassed { get; } = new("playbook.passed");
    public static Phrase MyQuestion { get; } = new("button.my-question");
    public static Phrase UsualQuestion { get; } = new("button.usual-question");
    public static Phrase AskOwnQuestion { get; } = new("own-question.ask");
    public static Phrase OwnQuestionLabel { get; } = new("own-question.label");
    public static Phrase Usual { get; } = new("own-question.usual");
    public static Phrase UsualAgain { get; } = new("own-question.usual-again");
    public static Phrase WhichRhythm { get; } = new("rhythm.ask");
    public static Phrase Weekly { get; } = new("button.weekly");
    public static Phrase EveryTwoWeeks { get; } = new("button.every-two-weeks");
    public static Phrase OnlyWhenCalled { get; } = new("button.only-when-called");
    public static Phrase ChecksInAlone { get; } = new("rhythm.checks-in-alone");
    public static Phrase HowConfident { get; } = new("confidence.ask");
    public static Phrase ConfidenceLabel { get; } = new("confidence.label");
    public static Phrase NotTen { get; } = new("confidence.not-ten");
    public static Phrase ConfidenceNoted { get; } = new("confidence.noted");

    public static Phrase Level(int level, string? anchor) =>
        anchor is null ? new("rating.level", level) : new("rating.level-named", level, anchor);
    public static Phrase Rated(int level) => new("rating.noted", level);
    public static Phrase RatedAgain(int level, int before, DateOnly then) =>
        new("rating.noted-again", level, before, then);
    public static Phrase RatedOn(int level, DateOnly on) => new("rating.yours", level, on);

    public static Phrase AskSteps(string skill) => new("steps.ask", skill);
    public static Phrase AskOwnSteps(string skill) => new("steps.ask-own", skill);
    public static Phrase TooFewSteps(int count) => new("steps.too-few", count);
    public static Phrase TooManySteps(int count) => new("steps.too-many", count);
    public static Phrase StepsSaved(int count, string first) => new("steps.saved", count, first);
    public static Phrase StepNow(int step, int of, string text) => new("steps.now", step, of, text);
    public static Phrase AskStepUp(int practices, string step) =>
        new("steps.up-ask", ConversationText.Number(practices), step);
    public static Phrase AskAfterTarget(int practices, string step) =>
        new("steps.target-ask", ConversationText.Number(practices), step);
    public static Phrase SteppedUp(int step, int of, string text) => new("steps.up", step, of, text);
    public static Phrase Stays(int step, int of, string text) => new("steps.stay", step, of, text);
    public static Phrase SmallerThere(string below) => new("steps.smaller-there", below);

    /// <summary>As it is.</summary>
    public static Phrase RhythmIs(Rhythm rhythm) => new($"rhythm.is.{rhythm}");

    /// <summary>On choosing it.</summary>
    public static Phrase RhythmChosen(Rhythm rhythm) => new($"rhythm.chosen.{rhythm}");

    public static Phrase FeedbackNoted(FeedbackAgreement feedback) =>
        new("feedback.noted", feedback.From, FeedbackSeenBy(feedback));
    public static Phrase FeedbackSeenBy(FeedbackAgreement feedback) => feedback.ToNames.IsEmpty
        ? new("feedback.seen-by-you") : new("feedback.seen-by", string.Join(", ", feedback.ToNames));

    public static Phrase IdeasTitle(string skill) => new("ideas.title", skill);
    public static Phrase IdeasTitleOfTeam(string skill) => new("ideas.title-of-team", skill);
    public static Phrase IdeaOfTeam(Phrase kind, string words, string? name) => name is null
        ? new("ideas.of-team", kind, words) : new("ideas.of-team-named", kind, name, words);
    public static Phrase AskDraft(string draft) => new("ideas.draft", draft);

    public static Phrase AskLearned(int checkIns) =>
        new("playbook.ask", ConversationText.Number(checkIns));
    public static Phrase Learned(string words) => new("playbook.kept", words);
    public static Phrase InPlaybook(string words) => new("playbook.in", words);
    public static Phrase PlaybookLine(DateOnly on, string words) => new("playbook.line", on, words);
    public static Phrase OwnQuestion(string words) => new("ask.own", words);
    public static Phrase OwnQuestionIs(string words) => new("own-question.is", words);
    public static Phrase OwnQuestionKept(string words) => new("own-question.kept", words);

    /// <param name="when">The day or week in which it could be done again.</param>
    public static Phrase QuoteWin(DateOnly on, string words, Phrase when) =>
        new("confidence.quote", on, words, when);

    public static Phrase FeedbackSeen(FeedbackAgreement feedback) => new(
        "privacy.feedback",
        new[] { feedback.When, feedback.About }.OfType<string>().Select(words => new Phrase("privacy.quoted", words))
            .Aggregate(Phrase.Verbatim(""), (said, words) => new("talk.pair", said, words)),
        FeedbackSeenBy(feedback));
}
