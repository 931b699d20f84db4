using System.Collections.Frozen;
using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>Finds the command in a text with something around it: a please, a greeting, other words.</summary>
/// <remarks>
/// Everything around it must be of that kind: "skip slide three" and "help Priya with her demo" are answers.
/// </remarks>
static class CommandReader
{
    const string Sure = "command.";
    const string Unsure = "may.";

    static readonly FrozenDictionary<int, (string Command, bool IsSure)> Commands = RuleBook.Shipped.SharedClasses
        .Where(name => name.StartsWith(Sure, StringComparison.Ordinal)
            || name.StartsWith(Unsure, StringComparison.Ordinal))
        .ToFrozenDictionary(
            RuleBook.Shipped.Shared,
            name => (name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('-', ' '),
                name.StartsWith(Sure, StringComparison.Ordinal)));

    static readonly int Polite = RuleBook.Shipped.Shared("around.polite");
    static readonly int Reason = RuleBook.Shipped.Shared("around.reason");
    static readonly int Time = RuleBook.Shipped.Shared("time.span");

    static readonly FrozenSet<string> TakesTime = ["later", "away", "pause"];
    static readonly FrozenSet<string> TakesName = ["language", "timezone"];

    /// <summary>Words of a language's or a zone's name.</summary>
    const int MostWordsInName = 3;

    /// <returns><c>null</c>: no command, or one with an answer beside it.</returns>
    public static MessageMeaning.WrappedCommand? Read(Words words, string typed)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (!IsAround(words, 0, at, isBehind: false))
                continue;

            foreach (var found in words.At(at).Where(found => Commands.ContainsKey(found.Symbol))
                .OrderByDescending(found => found.Length).ThenByDescending(found => Commands[found.Symbol].IsSure))
            {
                var command = Commands[found.Symbol];
                if (Rest(words, at + found.Length, command.Command) is { } end)
                    return new(command.Command, Between(words, typed, at + found.Length, end), command.IsSure);
            }
        }

        return null;
    }

    /// <returns>The first word behind what the command takes; <c>null</c>: other words are there.</returns>
    static int? Rest(Words words, int from, string command)
    {
        if (TakesTime.Contains(command))
        {
            for (var end = words.Count; end > from; end--)
            {
                if (Cover.Read(words, from, end, symbol => symbol == Time) is not null
                    && IsAround(words, end, words.Count, isBehind: true))
                    return end;
            }
        }

        if (TakesName.Contains(command))
        {
            for (var end = Math.Min(words.Count, from + MostWordsInName); end > from; end--)
            {
                if (IsAround(words, end, words.Count, isBehind: true) && !words.Has(Polite, end - 1))
                    return end;
            }
        }

        return IsAround(words, from, words.Count, isBehind: true) ? from : null;
    }

    static bool IsAround(Words words, int from, int to, bool isBehind) =>
        Cover.Read(words, from, to, symbol => symbol == Polite || (isBehind && symbol == Reason)) is not null;

    static string Between(Words words, string typed, int from, int to) =>
        from >= to ? "" : typed[words.Tokens[from].Start..words.Tokens[to - 1].End];
}
