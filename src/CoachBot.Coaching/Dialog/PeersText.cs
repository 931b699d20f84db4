using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What the bot says when people have something for one another.</summary>
public static class PeersText
{
    public static Phrase ThankHow { get; } = new("thanks.how");
    public static Phrase ThankSomebodyElse { get; } = new("thanks.somebody-else");
    public static Phrase TakenBack { get; } = new("letter.taken-back");

    public static Phrase ThankForWhat(string name) => new("thanks.for-what", name);
    public static Phrase NotInYourTeam(string name) => new("thanks.not-in-team", name);
    public static Phrase ThankTomorrow(string name) => new("thanks.tomorrow", name);
    public static Phrase ThanksSent(string name, string what) => new("thanks.sent", name, what);
    public static Phrase ComesBack(string name, string words) => new("letter.comes-back", name, words);
    public static Phrase ThankedBy(string name, string what) => new("thanks.from", name, what);
}
