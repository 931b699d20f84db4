using System.Collections.Frozen;
using System.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// What people say every day in place of a command. Only a text that is such a phrase from start to end is read as one,
/// and nothing is done on it that an answer could be lost by.
/// </summary>
public static class SmallTalk
{
    static readonly FrozenSet<string> Stops = FrozenSet.ToFrozenSet(
        [
            "stop it", "stop this", "stop that", "please stop", "stop please", "please stop it",
            "stop it please", "just stop", "stop now", "stop asking", "stop asking me", "stop asking me every week",
            "stop asking me every monday", "stop messaging me", "stop messaging", "stop writing to me", "stop writing",
            "stop texting me", "stop bothering me", "stop sending me messages", "stop sending messages",
            "please stop asking me", "please stop messaging me", "please stop writing to me", "no more messages",
            "unsubscribe", "unsubscribe me", "please unsubscribe me", "leave me alone", "please leave me alone",
            "opt out", "opt me out", "i want to opt out", "i want to stop", "go away",
        ]);

    static readonly FrozenSet<string> Deletes = FrozenSet.ToFrozenSet(
        [
            "delete everything", "delete everything about me", "delete all my data", "delete all of my data",
            "delete all data about me", "please delete my data", "please delete all my data", "delete my data please",
            "delete me", "erase my data", "erase everything about me", "forget me", "forget everything about me",
            "remove my data", "remove all my data",
        ]);

    static readonly FrozenSet<string> Thanks = FrozenSet.ToFrozenSet(
        [
            "thanks", "thank you", "many thanks", "thanks a lot", "thanks so much", "thank you so much",
            "thank you very much", "ok thanks", "okay thanks", "ok thank you", "great thanks", "thx", "ty", "cheers",
        ]);

    static readonly FrozenSet<string> AsksWho = FrozenSet.ToFrozenSet(
        [
            "who are you", "who is this", "who's this", "what are you", "are you a bot", "are you a robot",
            "are you an ai", "are you real", "are you human", "are you a human", "are you a person",
            "are you a real person", "is this a bot", "is this a person", "is this a real person",
            "who am i talking to", "am i talking to a bot", "am i talking to a person",
        ]);

    static readonly FrozenSet<string> AsksMore = FrozenSet.ToFrozenSet(
        [
            "more", "tell me more", "tell me more please", "please tell me more", "what is this", "what's this",
            "what is it", "what is that", "what's that", "what is this about", "what's this about", "what do you do",
            "what can you do", "what does it do", "what does this do", "how does it work", "how does this work",
        ]);

    /// <summary>Asks, in other words than the command's, that everything unprompted end, or be deleted.</summary>
    /// <remarks>Also while a question waits: what it leads to asks before anything is done.</remarks>
    /// <returns><c>null</c>: neither.</returns>
    public static Command? Plea(string typed) => Bare(typed) switch
    {
        var bare when Stops.Contains(bare) || (bare == "stop" && typed.Contains('!')) =>
            new(Word.MayStop, typed.Trim()),
        var bare when Deletes.Contains(bare) => new(Word.Delete),
        _ => null,
    };

    /// <summary>Small talk that has an answer. While a question waits it is one to the question.</summary>
    /// <returns><c>null</c>: none.</returns>
    public static string? Read(string typed) => Asked(typed) switch
    {
        var bare when Thanks.Contains(bare) => Word.Thanks,
        var bare when AsksWho.Contains(bare) => Word.WhoAreYou,
        _ => null,
    };

    /// <summary>"What is this?"</summary>
    public static bool IsForMore(string typed) => AsksMore.Contains(Asked(typed));

    /// <summary>
    /// The words alone, in lower case with single blanks: no punctuation but question marks, which say that a person
    /// asks, and no emoji.
    /// </summary>
    public static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.Replace('’', '\'').EnumerateRunes())
        {
            if (rune.Value is '\'' or '?' || Rune.IsLetterOrDigit(rune))
                bare.Append(Rune.ToLowerInvariant(rune));
            else if (!IsMark(rune))
                bare.Append(' ');
        }

        return string.Join(' ', bare.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('\'')).Where(word => word.Length > 0));
    }

    static string Asked(string typed) => Bare(typed.TrimEnd(' ', '?', '!', '.'));

    /// <summary>What joins or colours an emoji is no blank of its own.</summary>
    static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark
        or System.Globalization.UnicodeCategory.Format;
}
