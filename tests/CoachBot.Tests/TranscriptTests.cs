using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests;

/// <summary>
/// Every file in <c>Transcripts</c> is a test: the bot must say what the file says it says. With
/// <c>UPDATE_TRANSCRIPTS=1</c> the files that differ are written anew, and their tests fail and name them: a transcript
/// is read aloud before it is kept.
/// </summary>
public sealed partial class TranscriptTests
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
            await File.WriteAllTextAsync(PathOf(name), actual);
        Difference.None(FileOf(name), NumberedLine.Of(expected), NumberedLine.Of(actual));
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

        Difference.None(
            FileOf(name), Alike(WithoutResponses(NumberedLine.Of(script))), Alike(NumberedLine.Of(actual)));
    }

    static string FileOf(string name) => $"Transcripts/{name}.txt";

    static string PathOf(string name) => Path.Combine(Folder, $"{name}.txt");

    static async Task<string> ReadAsync(string name) =>
        (await File.ReadAllTextAsync(PathOf(name))).ReplaceLineEndings("\n");

    /// <summary>Times of the bot to the hour; of what it says in one go, whom it says it to first.</summary>
    static IReadOnlyList<NumberedLine> Alike(IEnumerable<NumberedLine> played)
    {
        var groups = new List<List<List<NumberedLine>>>();
        foreach (var line in played.Select(WithoutDetails))
        {
            if (IsFurther(line) && groups is [.., [.., var message]])
                message.Add(line);
            else if (IsOfBot(line) && groups is [.., [.., [var before, ..]] saying] && IsOfBot(before))
                saying.Add([line]);
            else
                groups.Add([[line]]);
        }

        return
        [
            .. from saying in groups
               from message in saying.OrderBy(message => Addressee(message[0].Text), StringComparer.Ordinal)
               from line in message
               select line,
        ];
    }

    static NumberedLine WithoutDetails(NumberedLine line) =>
        line with { Text = Minute().Replace(Titled().Replace(line.Text, "**Setup**"), "${hour}") };

    static bool IsOfBot(NumberedLine line) => line.Text.StartsWith("bot ", StringComparison.Ordinal);

    /// <summary>A further line of what is said: the next part of a card, or of a text of several lines.</summary>
    static bool IsFurther(NumberedLine line) => line.Text.StartsWith("     ", StringComparison.Ordinal);

    /// <summary>What is said to one person keeps its order.</summary>
    static string Addressee(string line) => Addressed().Match(line).Groups["who"].Value;

    [GeneratedRegex(@"^(?<hour>bot . \w+ at [\d-]+ \d\d):\d\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Minute();

    [GeneratedRegex(@"\*\*Setup of [^*\n]+\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^bot . (?<who>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addressed();

    static IEnumerable<NumberedLine> WithoutResponses(IEnumerable<NumberedLine> script)
    {
        var isResponse = false;
        foreach (var line in script)
        {
            isResponse = line.Text.StartsWith("card = ", StringComparison.Ordinal) || (isResponse && IsFurther(line));
            if (!isResponse)
                yield return line;
        }
    }
}
