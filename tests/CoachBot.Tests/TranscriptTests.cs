using System.Text.RegularExpressions;
using CoachBot.Tests.Support;
using Xunit.Abstractions;

namespace CoachBot.Tests;

/// <summary>
/// Every file in <c>Transcripts</c> is a test: the bot must say what the file says it says. With
/// <c>UPDATE_TRANSCRIPTS=1</c> the files that differ are written anew and named, to be read aloud before they are kept.
/// </summary>
public sealed partial class TranscriptTests(ITestOutputHelper output)
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Transcripts");

    static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1";

    public static TheoryData<string> Names =>
        new(Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bot_says_what_the_transcript_says(string name)
    {
        var expected = await ReadAsync(name);

        var actual = await Transcript.PlayAsync(script: expected);

        if (IsUpdate && actual != expected)
        {
            await File.WriteAllTextAsync(PathOf(name), actual);
            output.WriteLine($"Wrote Transcripts/{name}.txt: the bot speaks otherwise than it said.");
            return;
        }

        Assert.Equal(expected, actual);
    }

    /// <remarks>
    /// One script, two renderings: Slack answers a press by changing its message alone. Who of several people is
    /// written to first, and in which of ten minutes, is left to their ids, which differ. A form is read when
    /// it is opened: the roster may have told the team's name meanwhile.
    /// </remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bot_says_the_same_in_Slack(string name)
    {
        var script = await ReadAsync(name);
        if (IsUpdate)
            script = await Transcript.PlayAsync(script);

        var actual = await Transcript.PlayAsync(script, isSlack: true);

        Assert.Equal(Alike(WithoutResponses(script)), Alike(actual));
    }

    static string PathOf(string name) => Path.Combine(Folder, $"{name}.txt");

    static async Task<string> ReadAsync(string name) =>
        (await File.ReadAllTextAsync(PathOf(name))).ReplaceLineEndings("\n");

    /// <summary>Times of the bot to the hour; of what it says in one go, whom it says it to first.</summary>
    static string Alike(string played)
    {
        var groups = new List<List<string>>();
        foreach (var line in Titled().Replace(played, "**Setup**").Split('\n'))
        {
            if (line.StartsWith("     ", StringComparison.Ordinal) && groups is [.., { Count: > 0 } last])
                last[^1] += "\n" + line;
            else if (line.StartsWith("bot ", StringComparison.Ordinal)
                && groups is [.., [.., var before] saying] && before.StartsWith("bot ", StringComparison.Ordinal))
                saying.Add(Minute().Replace(line, "${hour}"));
            else
                groups.Add([Minute().Replace(line, "${hour}")]);
        }

        return string.Join('\n', groups.SelectMany(group => group.OrderBy(Addressee, StringComparer.Ordinal)));
    }

    /// <summary>What is said to one person stays in its order.</summary>
    static string Addressee(string line) => Addressed().Match(line).Groups["who"].Value;

    [GeneratedRegex(@"^(?<hour>bot . \w+ at [\d-]+ \d\d):\d\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Minute();

    [GeneratedRegex(@"\*\*Setup of [^*\n]+\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^bot . (?<who>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addressed();

    static string WithoutResponses(string script)
    {
        var isResponse = false;
        return string.Join('\n', script.Split('\n').Where(line =>
        {
            isResponse = line.StartsWith("card = ", StringComparison.Ordinal)
                || (isResponse && line.StartsWith("     ", StringComparison.Ordinal));
            return !isResponse;
        }));
    }
}
