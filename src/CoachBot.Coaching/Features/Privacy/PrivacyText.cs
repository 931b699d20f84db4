using System.Collections.Immutable;
using CoachBot.Coaching.Features.Practice;
using CoachBot.Coaching.Features.Suggestions;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>What the bot says about whose words they are.</summary>
public static class PrivacyText
{
    public static Phrase WhoTitle { get; } = new("privacy.who");
    public static Phrase NothingThisWeek { get; } = new("privacy.nothing-this-week");
    public static Phrase RestIsYours { get; } = new("privacy.rest-is-yours");
    public static Phrase JustMe { get; } = new("button.just-me");
    public static Phrase MyManager { get; } = new("button.my-manager");
    public static Phrase MyTeam { get; } = new("button.my-team");
    public static Phrase DeleteSure { get; } = new("privacy.delete-sure");
    public static Phrase DeleteYes { get; } = new("button.delete-yes");
    public static Phrase DeleteNo { get; } = new("button.delete-no");
    public static Phrase NothingDeleted { get; } = new("privacy.nothing-deleted");
    public static Phrase Deleted { get; } = new("privacy.deleted");
    public static Phrase BeingDeleted { get; } = new("privacy.being-deleted");

    public static Phrase Thanked { get; } = new("privacy.thanked");
    public static Phrase Helps { get; } = new("privacy.helps");
    public static Phrase Counted { get; } = new("privacy.counted");
    public static Phrase CountedAndNamed { get; } = new("privacy.counted-and-named");

    /// <param name="with">What is seen besides the words.</param>
    public static Phrase Commitment(Commitment made, IEnumerable<Phrase> with, Phrase seenBy) => new(
        "privacy.commitment", made.MadeOn, SummaryText.OnOneLine(made),
        with.Aggregate(Phrase.Verbatim(""), (said, one) => new("talk.pair", said, one)), seenBy);
    public static Phrase MoreCommitments(int count) => new("privacy.more-commitments", count);
    public static Phrase Companion(ImmutableArray<string> names, bool hearsWords)
    {
        var asked = new PhraseValue.Listed([.. names.Distinct().Select(Phrase.Verbatim)]);
        return hearsWords ? new("privacy.companion-words", asked) : new("privacy.companion", asked);
    }

    public static Phrase Help(HelpRequest request)
    {
        var asked = new PhraseValue.Listed(
            [.. request.BeforeNames.Append(request.ToName).Distinct().Select(Phrase.Verbatim)]);
        return request.Text is { } about
            ? new("privacy.help-about", asked, request.Skill, about) : new("privacy.help", asked, request.Skill);
    }

    public static Phrase Feedback(FeedbackAgreement feedback) => new(
        "privacy.feedback",
        new[] { feedback.When, feedback.About }.OfType<string>().Select(words => new Phrase("privacy.quoted", words))
            .Aggregate(Phrase.Verbatim(""), (said, words) => new("talk.pair", said, words)),
        PracticeText.FeedbackSeenBy(feedback));

    /// <summary>A milestone as its readers read it.</summary>
    public static Phrase Milestone(SharedMilestone shared, string rep)
    {
        var (facts, manager) = (shared.Said(rep), Named(shared.Manager));
        return shared.IsForTeam
            ? new("privacy.milestone-team", facts, manager) : new("privacy.milestone", facts, manager);
    }

    public static Phrase MoreMilestones(int count) => new("privacy.more-milestones", count);
    public static Phrase MilestonesFromNowOn(PraiseAudience to, string manager) => to == PraiseAudience.Team
        ? new("privacy.milestones-team", Named(manager)) : new("privacy.milestones", Named(manager));
    public static Phrase Answered(string manager, DateOnly on, string words) =>
        new("privacy.answered", manager, on, SummaryText.OnOneLine(words));
    public static Phrase MoreAnswered(int count) => new("privacy.more-answered", count);
    public static Phrase Suggested(Suggestion suggestion)
    {
        var (words, shown) = (SummaryText.OnOneLine(suggestion.Text), SuggestionsText.Who(suggestion.ToNames));
        return suggestion switch
        {
            { Status: not SuggestionStatus.TakenUp } => new("privacy.suggested", words, shown),
            { IsNamed: true } => new("privacy.suggested-idea-named", words, shown),
            _ => new("privacy.suggested-idea", words, shown),
        };
    }

    public static Phrase MoreSuggested(int count) => new("privacy.more-suggested", count);
    public static Phrase NextOnes(Phrase seenBy) => new("privacy.next-ones", seenBy);
    public static Phrase GetFile { get; } = new("button.get-file");
    public static Phrase ExportLink(TimeSpan goodFor) => new("privacy.export-link", (int)goodFor.TotalMinutes);
    public static Phrase Export(int number, int of, string text) => new("privacy.export", number, of, text);

    static Phrase Named(string manager) => manager.Length > 0 ? Phrase.Verbatim(manager) : MyManager;
}
