
namespace CoachBot.Commands;

/// <summary>
/// Settings on the command line, in the forms .NET reads: <c>--Key=value</c>, <c>--Key value</c>, <c>Key=value</c>.
/// </summary>
public static class SettingsArguments
{
    /// <summary>Settings of .NET's own that make sense on a command line.</summary>
    static readonly string[] Platform = ["environment", "contentRoot", "Logging", "Kestrel", "AllowedHosts"];

    /// <returns>What is wrong, in one line; <c>null</c> when every word is a setting or the value of one.</returns>
    public static string? Fault(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var dashed = word.StartsWith("--", StringComparison.Ordinal) || word.StartsWith('/');
            var key = word.TrimStart('-', '/').Split('=')[0];

            if (!dashed && !word.Contains('=', StringComparison.Ordinal))
                return $"'{word}' is not a command. --help lists them; a setting is typed --Key=value.";
            if (!IsKnown(key))
                return $"'{word.Split('=')[0]}' is not a setting. appsettings.sample.json lists them.";
            if (word.Contains('=', StringComparison.Ordinal))
                continue;

            i++;
            if (i == words.Count || words[i].StartsWith("--", StringComparison.Ordinal))
                return $"{word} takes a value: {word}=value.";
        }

        return null;
    }

    /// <remarks>What is below the first part of a key is judged with the rest of its section.</remarks>
    static bool IsKnown(string key) => Settings.Keys.Concat(Platform).Any(known =>
        known.Split(':')[0].Equals(key.Split(':')[0], StringComparison.OrdinalIgnoreCase));
}
