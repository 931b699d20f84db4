#pragma warning disable MA0009, MA0023 // These patterns meet the project's own texts alone.
using System.Text.RegularExpressions;
using CoachBot.Coaching.Text;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Text;

/// <summary>
/// The voice rules over whole messages, as they were sent in every transcript: phrases that keep to them one by one
/// can break them together.
/// </summary>
public sealed partial class SpokenVoiceTests
{
    const int MostLines = 12;

    public static TheoryData<string> Names =>
        new(Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!));

    static string Folder => Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Transcripts");

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_message_as_it_was_sent_keeps_to_the_voice_rules(string name)
    {
        var sent = Read(File.ReadAllText(Path.Combine(Folder, $"{name}.txt")));

        Assert.Empty(sent.SelectMany(message => Faults(message)));
    }

    [Theory]
    [InlineData("bot > Ana: Noted. What did you notice? What will you keep? [Skip]")]
    [InlineData("bot > Ana: You should ask.")]
    [InlineData("@ 2026-11-18 10:00\nbot > Ana at 2026-11-18 10:00: This week: \"ask\".")]
    [InlineData("@ 2026-11-18 10:00\nbot > Ana: What would help you be ready? My next question comes on Monday.")]
    public void A_message_that_breaks_a_rule_is_found(string script) =>
        Assert.Single(Read(script).SelectMany(message => Faults(message)));

    [Fact]
    public void Somebodys_words_break_none()
    {
        var sent = Read("@ 2026-11-18 10:00\nbot > Ana: “ask "
            + "\"why should I?\"” - how did it go? <noticed> (For you alone.) [Done] [Not yet]");

        Assert.Empty(sent.SelectMany(message => Faults(message)));
    }

    static IEnumerable<string> Faults(Spoken spoken)
    {
        if (spoken.Text.StartsWith("Your data, part", StringComparison.Ordinal))
            yield break;

        var isList = spoken.Text.Contains("**", StringComparison.Ordinal)
            || spoken.Text.Split('\n').Any(IsListed);
        var own = Said(spoken.Text);
        foreach (var fault in VoiceRules.Faults(spoken.ToString(), own)
            .Where(fault => !isList || !OfOneIdea().IsMatch(fault)))
            yield return fault;

        if (spoken.Text.Split('\n').Count(IsListed) >= MostLines)
            yield return $"{spoken} has more than {MostLines} lines";
        if (spoken.IsUnprompted && !IsNotice(own) && !own.EndsWith('?') && !OwnQuestion().IsMatch(spoken.Text))
            yield return $"{spoken} does not end with its question";
    }

    static bool IsListed(string line) => line.StartsWith('•') || Numbered().IsMatch(line);

    /// <summary>What somebody else did needs no question.</summary>
    static bool IsNotice(string own) => Notice().IsMatch(own);

    /// <summary>The bot's own words: people's, buttons, fields and asides at the end are none of them.</summary>
    static string Said(string text)
    {
        var own = Quoted().Replace(Outer().Replace(text, "…"), "…");
        return Aside().Replace(Pressed().Replace(Field().Replace(own, ""), "").Trim(), "").Trim();
    }

    static List<Spoken> Read(string transcript)
    {
        var messages = new List<Spoken>();
        var isUnprompted = false;
        foreach (var line in transcript.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Bot().Match(line) is { Success: true } bot)
                messages.Add(new(bot.Groups["text"].Value, isUnprompted || bot.Groups["at"].Success));
            else if (line.StartsWith("     ", StringComparison.Ordinal) && messages.Count > 0)
                messages[^1] = messages[^1] with { Text = messages[^1].Text + "\n" + line.Trim() };
            else if (line.StartsWith("bot ~", StringComparison.Ordinal)
                || line.StartsWith("card =", StringComparison.Ordinal))
                messages.Add(new("", IsUnprompted: false)); // What follows in lines of its own belongs to this.
            else if (line.Length > 0)
                isUnprompted = line.StartsWith("@ ", StringComparison.Ordinal);
        }

        return [.. messages.Where(message => message.Text.Length > 0 && !message.Text.StartsWith('\n'))];
    }

    /// <param name="Text">With its lines, buttons and fields, as the transcript has it.</param>
    /// <param name="IsUnprompted">Time brought it.</param>
    sealed record Spoken(string Text, bool IsUnprompted)
    {
        public override string ToString() => Text.ReplaceLineEndings(" ")[..Math.Min(Text.Length, 160)];
    }

    [GeneratedRegex(@"^bot > (?<who>[^:]+?)(?<at> at \d{4}-\d\d-\d\d \d\d:\d\d)?: (?<text>.*)$")]
    private static partial Regex Bot();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Outer();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"<[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Pressed();

    [GeneratedRegex(@"(\s*\([^()]*\))+\s*$")]
    private static partial Regex Aside();

    /// <summary>A list that was asked for has a line for each.</summary>
    [GeneratedRegex("( words|more than one question)$")]
    private static partial Regex OfOneIdea();

    [GeneratedRegex("Your question: \"[^\"]*\\?\"")]
    private static partial Regex OwnQuestion();

    [GeneratedRegex("says: …|ask(s|ed): …|answers: …|thanks you for this|will be there|plan .*has changed|taken back"
        + "|listen to here: |set up for this team|has passed, and no answer|added me and is"
        + "|says yes|nobody else has offered for now")]
    private static partial Regex Notice();
}
