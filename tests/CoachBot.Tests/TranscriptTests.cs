using CoachBot.Tests.Support;

namespace CoachBot.Tests;

/// <summary>
/// Every file in <c>Transcripts</c> is a test: the bot must say what the file says it says. With
/// <c>UPDATE_TRANSCRIPTS=1</c> the files are written anew, to be read aloud before they are kept.
/// </summary>
public sealed class TranscriptTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Transcripts");

    public static TheoryData<string> Names =>
        new(Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bot_says_what_the_transcript_says(string name)
    {
        var path = Path.Combine(Folder, $"{name}.txt");
        var expected = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");

        var actual = await Transcript.PlayAsync(script: expected);

        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            await File.WriteAllTextAsync(path, actual);
        Assert.Equal(expected, actual);
    }
}
