using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What the bot says about talking itself.</summary>
public static class ConversationText
{
    public static Phrase TooLong { get; } = new("talk.too-long");
    public static Phrase Closed { get; } = new("talk.closed");
    public static Phrase Cancelled { get; } = new("talk.cancelled");

    /// <summary>What was told of a commitment, question by question, is kept; the rest of them is left.</summary>
    public static Phrase Left(string text) => new("talk.left", text);

    /// <summary>On a button: what was typed belongs to another question.</summary>
    public static Phrase Answers(string question) => new("button.answers-other", question);

    public static Phrase Welcome { get; } = new("talk.welcome");

    /// <summary>A bot, and where it is told who sees what.</summary>
    public static Phrase WhoIAm { get; } = new("talk.who-i-am");

    /// <summary>Said when a dialog has not understood twice in a row.</summary>
    public static Phrase CancelLeaves { get; } = new("talk.cancel-leaves");

    public static Phrase UnknownAgain { get; } = new("talk.unknown-again");
    public static Phrase HelpButton { get; } = new("home.button.help");
    public static Phrase SeeOurChat { get; } = new("talk.see-our-chat");

    /// <summary>One after the other, in one breath.</summary>
    public static Phrase Then(Phrase said, Phrase next) => new("talk.then", said, next);

    /// <summary>A count at the beginning of a sentence: in words as far as they are short.</summary>
    public static PhraseValue Number(int count) =>
        count is >= 2 and <= 12 or 18 or 24 or 26 ? new Phrase($"number.{count}") : count;

    public static Phrase Unknown(ImmutableArray<Phrase> can) => new("talk.unknown", can[0], can[1], can[2]);
    public static Phrase Menu(ImmutableArray<Phrase> can) => new("talk.menu", can[0], can[1], can[2]);
    public static Phrase NothingOpen(ImmutableArray<Phrase> can) => new("talk.nothing-open", can[0], can[1], can[2]);
    public static Phrase NotBuilt(ImmutableArray<Phrase> can) => new("talk.not-built", can[0], can[1], can[2]);
    public static Phrase LaterToday(TimeOnly at, string zone) => new("talk.later-today", at, zone);
    public static Phrase LaterOn(DateOnly on, TimeOnly at, string zone) =>
        new("talk.later-on", new PhraseValue.Day(on, Weekday: true), at, zone);

    /// <summary>One question at a time is brought back: the earlier one is not, and is told.</summary>
    public static Phrase LaterInstead(Phrase later) => new("talk.later-instead", later);

    public static Phrase BeingDeleted { get; } = new("privacy.being-deleted");
}
