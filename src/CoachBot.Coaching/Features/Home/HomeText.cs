using CoachBot.Coaching.Dialog;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Home;

/// <summary>What the bot's own page says, beside what is said in the chat.</summary>
public static class HomeText
{
    public static Phrase Summary { get; } = new("home.summary");
    public static Phrase Stranger { get; } = new("home.stranger");
    public static Phrase ThisWeek { get; } = new("home.this-week");

    public static Phrase Next { get; } = new("home.next");
    public static Phrase NextNothing { get; } = new("home.next.nothing");
    public static Phrase Quiet => NextSendText.Stopped;
    public static Phrase Progress { get; } = new("home.progress");
    public static Phrase ProgressNone { get; } = new("home.progress.none");
    public static Phrase Settings { get; } = new("home.settings");
    public static Phrase Who { get; } = new("home.button.who");
    public static Phrase Pause { get; } = new("home.button.pause");
    public static Phrase Resume { get; } = new("home.button.resume");
    public static Phrase NewSkill { get; } = new("home.button.new-skill");
    public static Phrase Wins { get; } = new("home.button.wins");
    public static Phrase Help { get; } = new("home.button.help");

    /// <summary>The next thing the bot starts by itself.</summary>
    public static Phrase NextIs(SendKind kind, DateOnly on, TimeOnly at)
    {
        var day = new PhraseValue.Day(on, Weekday: true);
        return kind.Name switch
        {
            "Ask" => new("home.next.ask", day, at),
            "Reminder" => new("home.next.reminder", day, at),
            "Nudge" => new("home.next.nudge", day, at),
            "CheckIn" => new("home.next.check-in", day, at),
            _ => new("home.next.else", day, at),
        };
    }

    public static Phrase QuietUntil(DateOnly back) =>
        new("home.next.quiet-until", new PhraseValue.Day(back, Weekday: true));
}
