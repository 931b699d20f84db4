using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>What the bot says about whose words they are.</summary>
public static class PrivacyText
{
    public static Phrase WhoTitle { get; } = new("privacy.who");
    public static Phrase RestIsYours { get; } = new("privacy.rest-is-yours");
    public static Phrase JustMe { get; } = new("button.just-me");

    public static Phrase MyTeam { get; } = new("button.my-team");
    public static Phrase DeleteSure { get; } = new("privacy.delete-sure");
    public static Phrase DeleteYes { get; } = new("button.delete-yes");
    public static Phrase DeleteNo { get; } = new("button.delete-no");
    public static Phrase NothingDeleted { get; } = new("privacy.nothing-deleted");
    public static Phrase Deleted { get; } = new("privacy.deleted");
    public static Phrase Deleting { get; } = new("privacy.deleting");

    public static Phrase GetFile { get; } = new("button.get-file");
    public static Phrase ExportLink(TimeSpan goodFor) => new("privacy.export-link", (int)goodFor.TotalMinutes);
    public static Phrase Export(int number, int of, string text) => new("privacy.export", number, of, text);
}
