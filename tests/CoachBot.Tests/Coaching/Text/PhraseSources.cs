#pragma warning disable MA0009, MA0023 // These patterns meet the project's own texts alone.
using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Text;

/// <summary>Which phrases the code names, read from its sources.</summary>
static partial class PhraseSources
{
    static readonly string Code = string.Join('\n', new[] { "CoachBot.Core", "CoachBot.Coaching", "CoachBot" }
        .SelectMany(project => Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    /// <summary>Each phrase named in full, and how many values it is given; <c>-1</c> where that differs.</summary>
    public static IReadOnlyDictionary<string, int> Named { get; } = Phrase().Matches(Code)
        .GroupBy(match => match.Groups[1].Value, match => Values(match.Index + match.Length))
        .ToDictionary(named => named.Key, named => named.Distinct().Count() == 1 ? named.First() : -1);

    /// <summary>The key stands in the code, or is made up there from parts.</summary>
    public static bool Uses(string key) =>
        Code.Contains($"\"{key}\"", StringComparison.Ordinal) || Patterns.Any(pattern => pattern.IsMatch(key));

    static IReadOnlyList<Regex> Patterns { get; } = [.. Made().Matches(Code).Select(match => new Regex(
        "^" + string.Join(".+", Hole().Split(match.Groups[1].Value).Select(Regex.Escape)) + "$"))];

    /// <summary>Counts the arguments from behind the key to the call's end.</summary>
    static int Values(int from)
    {
        var (depth, values) = (0, 0);
        for (var at = from; at < Code.Length; at++)
        {
            switch (Code[at])
            {
                case ')' when depth == 0:
                    return values;
                case ',' when depth == 0:
                    values++;
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
            }
        }

        return values;
    }

    [GeneratedRegex("""new(?:\s+Phrase)?\(\s*"([a-z]+\.[\w.-]+)"(?=\s*[,)])""")]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\$""([a-z]+[a-z.-]*\.[^""]*\{[^""]*)""")]
    private static partial Regex Made();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
