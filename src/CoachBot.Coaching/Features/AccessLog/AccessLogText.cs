using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.AccessLog;

/// <summary>What a rep is told of who was shown their words.</summary>
public static class AccessLogText
{
    public static Phrase Title { get; } = new("looked.title");
    public static Phrase Nobody { get; } = new("looked.nobody");
    public static Phrase TeamChannel { get; } = new("looked.team-channel");
    public static Phrase Manager { get; } = new("looked.manager");
    public static Phrase Feedback { get; } = new("looked.feedback");
    public static Phrase Help { get; } = new("looked.help");
    public static Phrase Other { get; } = new("looked.other");
    public static Phrase AMilestone { get; } = new("looked.a-milestone");

    public static Phrase Channel(string team) => new("looked.channel", team);
    public static Phrase Milestone(string skill) => new("looked.milestone", skill);
    public static Phrase Commitment(string text, DateOnly week) => new("looked.commitment", text, week);
    public static Phrase CommitmentOf(DateOnly week) => new("looked.commitment-of", week);
    public static Phrase Line(Phrase who, Phrase what, int count, DateOnly on, TimeOnly at) => count == 1
        ? new("looked.once", who, what, Weekday(on), at)
        : new("looked.often", who, what, count, Weekday(on), at);
    public static Phrase More(int count) => new("looked.more", count);
    public static Phrase Kept(int days) => new("looked.kept", days);

    static PhraseValue.Day Weekday(DateOnly on) => new(on, Weekday: true);
}
