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

    /// <summary>Fails, and shows the first line that differs, unless the golden says the same.</summary>
    public static void Holds(string name, ReadOnlyMemory<byte> json)
    {
        var actual = $"{JsonNode.Parse(json.Span)!.ToJsonString(Readable).ReplaceLineEndings("\n")}\n";
        var path = Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Goldens", $"{name}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            File.WriteAllText(path, actual);

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Difference.None($"Goldens/{name}.json", NumberedLine.Of(expected), NumberedLine.Of(actual));
    }
}
