using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Finds several actions in one reply: a list, steps one after another, or tasks joined by "and".</summary>
static partial class Actions
{
    /// <summary>More than these are not offered to choose from.</summary>
    const int Most = 6;

    /// <summary>
    /// Tasks of their own, each with a beginning and an end. What one does within a talk (ask, wait, listen, say,
    /// count, pause) is not among them: "ask and wait" is one thing.
    /// </summary>
    static readonly FrozenSet<string> Tasks = FrozenSet.ToFrozenSet(
    [
        "book", "build", "call", "clean", "cold", "create", "draft", "email", "finish", "follow", "prep", "prepare",
        "practise", "practice", "read", "record", "rehearse", "research", "review", "rewrite", "ring", "role-play",
        "roleplay", "schedule", "send", "set", "shadow", "tidy", "update", "visit", "watch", "write",
    ]);

    /// <summary>Whatever else one does: enough to begin an item of a list.</summary>
    static readonly FrozenSet<string> Deeds = FrozenSet.ToFrozenSet(
    [
        .. Tasks, "ask", "add", "agree", "answer", "bring", "close", "count", "debrief", "get", "give", "hold",
        "invite", "join", "keep", "learn", "let", "listen", "look", "make", "meet", "name", "note", "offer", "open",
        "pick", "plan", "propose", "put", "record", "repeat", "run", "say", "share", "speak", "spend", "start", "stop",
        "study", "sum", "take", "talk", "tell", "thank", "try", "use", "wait",
    ]);

    /// <returns>Two or more, in the rep's own words; or none.</returns>
    public static ImmutableArray<string> In(string text)
    {
        foreach (var split in (Func<string, string[]?>[])[Listed, Numbered, Parted, Told, Stepped, Joined])
        {
            if (split(text) is { Length: > 1 } parts)
                return [.. parts.Select(Trimmed).Where(part => part.Length > 0).Take(Most)];
        }

        return [];
    }

    /// <summary>Lines, each with a bullet or a number.</summary>
    static string[]? Listed(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => Bullet().IsMatch(line)).Select(line => Bullet().Replace(line, "")).ToArray();
        return lines.Length > 1 && lines.All(line => line.Length > 2) ? lines : null;
    }

    /// <summary><c>1. … 2. …</c> in one line.</summary>
    static string[]? Numbered(string text)
    {
        var marks = Number().Matches(text);
        return marks.Count > 1 && marks[0].Index == 0
            && marks.Select((mark, i) => mark.Groups["n"].Value == (i + 1).ToString(
                System.Globalization.CultureInfo.InvariantCulture)).All(isNext => isNext)
            ? [.. marks.Select((mark, i) => text[(mark.Index + mark.Length)..(
                i + 1 < marks.Count ? marks[i + 1].Index : text.Length)])]
            : null;
    }

    /// <summary>Semicolons between things to do.</summary>
    static string[]? Parted(string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts
        && parts.All(IsDeed) && Distinct(parts, Tasks) > 0 ? parts : null;

    /// <summary>Sentences of which each says "I will" or "also" something else.</summary>
    static string[]? Told(string text)
    {
        var sentences = Sentence().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
        return sentences.Length > 1 && sentences.Skip(1).All(part => Will().IsMatch(part) && IsDeed(part))
            && IsDeed(sentences[0]) && Distinct(sentences, Tasks) > 0 ? sentences : null;
    }

    /// <summary>Three steps or more: commas, "then", "plus"; two of them tasks.</summary>
    static string[]? Stepped(string text)
    {
        if (Quote().IsMatch(text))
            return null;

        var parts = Step().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
        return parts.Length > 2 && parts.All(part => IsDeed(part) && HasObject(part)) && Distinct(parts, Tasks) > 1
            ? parts : null;
    }

    /// <summary>Two tasks and an "and": each with something of its own to do it to.</summary>
    static string[]? Joined(string text) =>
        !Quote().IsMatch(text) && And().Split(text) is [var one, var other]
        && Distinct([one, other], Tasks) == 2 && HasObject(one) && HasObject(other) && !Back().IsMatch(other)
            ? [one, other] : null;

    static bool IsDeed(string part) => Deeds.Contains(Verb(part));

    static int Distinct(IEnumerable<string> parts, FrozenSet<string> verbs) =>
        parts.Select(Verb).Where(verbs.Contains).Distinct().Count();

    static string Verb(string part) => ReplyReader.Plain(Bullet().Replace(part, "")) is var plain
        && plain.IndexOf(' ', StringComparison.Ordinal) is var end ? end < 0 ? plain : plain[..end] : "";

    static bool HasObject(string part) => ReplyReader.Plain(part).Contains(' ', StringComparison.Ordinal);

    static string Trimmed(string part) => Lead().Replace(part.Trim().Trim(',', ';').TrimEnd('.').Trim(), "").Trim();

    [GeneratedRegex(@"^(?:[-*•–]\s+|\d{1,2}[.)]\s+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"(?<!\S)(?<n>\d)[.)]\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[a-z\d])[.!]\s+(?=\S)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^(?:and\s+|then\s+)?(?:i'll|i will|i'm going to|also|then)\b|\balso\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Will();

    [GeneratedRegex(@"\s*(?:,\s*(?:and\s+then|and\s+also|and|then|plus)\s|,|\s(?:and\s+then|then|plus|and)\s)\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"\s*,?\s(?:and|&|plus)(?:\s(?:also|then))?\s",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex And();

    /// <summary>The second goes on about the first.</summary>
    [GeneratedRegex(@"\b(?:it|its|them|their|they|this|that|those|these|one|him|her|myself|back)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Back();

    [GeneratedRegex("[\"“”„«»]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quote();

    /// <summary>What joins an item to the one before it.</summary>
    [GeneratedRegex(@"^(?:and|then|plus|also|first)\s+|^(?=)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Lead();
}
