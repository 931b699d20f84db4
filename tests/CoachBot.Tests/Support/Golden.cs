using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support;

/// <summary>
/// Holds JSON against <c>Goldens/name.json</c>. With <c>UPDATE_GOLDENS=1</c> in the environment it writes the file
/// instead.
/// </summary>
static class Golden
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Fails, and prints the lines that differ, unless the golden says the same.</summary>
    public static void Holds(string name, ReadOnlyMemory<byte> json)
    {
        var actual = $"{JsonNode.Parse(json.Span)!.ToJsonString(Readable).ReplaceLineEndings("\n")}\n";
        var path = Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Goldens", $"{name}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            File.WriteAllText(path, actual);

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            expected == actual,
            $"Goldens/{name}.json (-) and what was drawn (+) differ:\n{Difference(expected, actual)}");
    }

    /// <summary>The differing stretch, between the lines that both begin and end with.</summary>
    static string Difference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var same = Same(old, now);
        var end = Same(old.Skip(same).Reverse(), now.Skip(same).Reverse());

        var text = new StringBuilder();
        foreach (var line in old[same..^end])
            text.Append("- ").AppendLine(line);
        foreach (var line in now[same..^end])
            text.Append("+ ").AppendLine(line);
        return text.ToString();
    }

    static int Same(IEnumerable<string> one, IEnumerable<string> other) =>
        one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
}
