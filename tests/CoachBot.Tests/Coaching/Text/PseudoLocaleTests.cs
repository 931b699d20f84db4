using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.BotFramework.Cards;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Slack.Blocks;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Text;

/// <summary>Language follows the person: in another one than English every conversation goes as it does in English.
/// </summary>
public sealed partial class PseudoLocaleTests
{
    static readonly PseudoLocale Pseudo = new();

    static string Folder => Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Transcripts");

    public static TheoryData<string> Names =>
        new(Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_transcript_goes_as_it_does_in_English(string name)
    {
        var script = (await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.txt"))).ReplaceLineEndings("\n");

        var played = await Transcript.PlayedAsync(script, pseudo: Pseudo);

        Difference.None(
            $"Transcripts/{name}.txt", NumberedLine.Of(WithoutCut(script)), NumberedLine.Of(WithoutCut(played.Actual)));
        Assert.All(played.Stage.Channel.Spoken, said => Hold(said.Message));
    }

    [Theory]
    [InlineData("Got it: \"{0}\". {1}")]
    [InlineData("{0:one=# week|other=# weeks} of 'pause 2 weeks' isn't much")]
    public void The_pseudo_locale_has_no_letter_without_a_mark_but_in_places_and_typed_forms(string raw)
    {
        var made = PseudoLocale.Of(raw);

        Assert.Equal(raw, PseudoLocale.Plain(made));
        Assert.DoesNotMatch("[a-z]{2}", Places().Replace(Typed().Replace(made, ""), ""));
    }

    /// <summary>A question that a button quotes is cut to the button's length.</summary>
    static string WithoutCut(string script) => Quoting().Replace(script, "[No, it answers]");

    [GeneratedRegex(@"\[No, it answers: [^\]\n]*\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoting();

    /// <summary>No word past the catalogs, and a card that both platforms take.</summary>
    static void Hold(Message message)
    {
        foreach (var words in Words(message))
            Assert.DoesNotMatch("[A-Za-z]{2}", Dates().Replace(Typed().Replace(words, ""), ""));
        Assert.False(AdaptiveCardRenderer.Activity(message).IsEmpty);
        var blocks = BlockKitRenderer.Message(message);
        Assert.InRange(blocks.Count, 0, 50);
        Assert.All(Buttons(blocks), button => Assert.InRange(((string)button["text"]!["text"]!).Length, 1, 75));
    }

    /// <summary>What the bot says by itself: without people's words and names.</summary>
    static IEnumerable<string> Words(Message message) =>
        message.Card.Elements.SelectMany(Phrases).Append(message.Card.Summary)
            .Select(phrase => message.Words.Say(phrase, _ => "Ω"));

    static IEnumerable<Phrase> Phrases(CardElement element) => element switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Items items => items.Lines,
        Facts facts => facts.Lines.SelectMany(fact => new[] { fact.Label, fact.Value }),
        ChoiceField choice => choice.Choices.Select(one => one.Label).Append(choice.Label),
        Field field => [field.Label],
        Buttons buttons => buttons.Items.Select(button => button.Label),
        Link link => [link.Label],
        _ => [],
    };

    static IEnumerable<JsonObject> Buttons(JsonArray blocks) => blocks.OfType<JsonObject>()
        .Where(block => (string?)block["type"] == "actions")
        .SelectMany(block => block["elements"]!.AsArray().OfType<JsonObject>())
        .Where(element => (string?)element["type"] == "button");

    [GeneratedRegex("(?<![\\p{L}\\d])'[^']*'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Typed();

    [GeneratedRegex("\\{\\d+:?|(one|other)=|[|}]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Places();

    [GeneratedRegex(
        "\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dates();
}
