using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Privacy;

/// <summary>What the bot says about whose words they are.</summary>
public static class PrivacyCopy
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

    public static Phrase Commitment(string text, Phrase seenBy) => new("privacy.commitment", text, seenBy);
    public static Phrase Stakes(Phrase seenBy) => new("privacy.stakes", seenBy);
    public static Phrase Companion(string name, bool hearsWords) =>
        new(hearsWords ? "privacy.companion-words" : "privacy.companion", name);
    public static Phrase Feedback(Practice.FeedbackAgreement feedback) =>
        new("privacy.feedback", Practice.PracticeCopy.FeedbackSeenBy(feedback));
    public static Phrase NextOnes(Phrase seenBy) => new("privacy.next-ones", seenBy);
    public static Phrase Export(int number, int of, string text) => new("privacy.export", number, of, text);
}
