using System.Text.RegularExpressions;
using CoachBot.Core.Conversation;

namespace CoachBot.Tests.Support;

/// <summary>Other names for the people and teams of a transcript: each has the next one, by the order of mention.
/// </summary>
/// <param name="names">As people may call themselves on a platform.</param>
/// <param name="first">Where the names begin.</param>
public sealed partial class NewNames(IReadOnlyList<string> names, int first)
{
    readonly Dictionary<string, string> _new = new(StringComparer.Ordinal);

    public string Of(string old)
    {
        if (!_new.TryGetValue(old, out var name))
            _new[old] = name = names[(first + _new.Count) % names.Count];
        return name;
    }

    /// <summary>A text in which people are called by their new names.</summary>
    public string In(string text) => Words().Replace(text, word => _new.GetValueOrDefault(word.Value, word.Value));

    /// <summary>As the transcript calls somebody.</summary>
    public static string Old(Account account) => account.Id[3..];

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
