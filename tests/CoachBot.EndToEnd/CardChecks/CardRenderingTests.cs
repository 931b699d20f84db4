using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.EndToEnd.Support;
using Microsoft.Playwright;

namespace CoachBot.EndToEnd.CardChecks;

/// <summary>Microsoft's library draws every card in a browser, and all that the card says can be seen.</summary>
public sealed partial class CardRenderingTests(CardGallery gallery) : IClassFixture<CardGallery>
{
    public static TheoryData<string> Cards => CardFolders.Cards;

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task A_card_shows_its_words_its_fields_and_its_buttons(string path)
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Repository.Root, path));
        var parts = Parts(JsonNode.Parse(json)).ToArray();

        await gallery.ShowAsync(json, Path.GetFileNameWithoutExtension(path));

        await Assertions.Expect(gallery.Card).ToBeVisibleAsync();
        await Assertions.Expect(Seen(".ac-pushButton")).ToHaveTextAsync(Titles(parts.Where(IsButton)));
        await Assertions.Expect(Seen(".ac-input-container")).ToHaveCountAsync(parts.Count(IsInput));
        var seen = await gallery.Card.InnerTextAsync();
        Assert.All(Words(parts), words => Assert.Contains(words, seen, StringComparison.Ordinal));
        Assert.Empty(gallery.Errors);
    }

    [Fact]
    public async Task A_card_that_asks_for_something_out_there_is_an_error()
    {
        const string json = """
            {
              "type": "AdaptiveCard",
              "version": "1.5",
              "body": [{ "type": "Image", "url": "https://example.com/face.png", "altText": "A face" }]
            }
            """;

        await gallery.ShowAsync(json, "out-there");

        Assert.Contains("asked for https://example.com/face.png", gallery.Errors);
    }

    ILocator Seen(string selector) => gallery.Card.Locator($"{selector}:visible");

    static string[] Titles(IEnumerable<JsonObject> parts) => [.. parts.Select(part => Text(part, "title"))];

    static bool IsButton(JsonObject part) => Text(part, "type").StartsWith("Action.", StringComparison.Ordinal);

    static bool IsInput(JsonObject part) => Text(part, "type").StartsWith("Input.", StringComparison.Ordinal);

    /// <summary>Everything to read but the buttons, as it is to be seen: without the marks of Markdown.</summary>
    static IEnumerable<string> Words(JsonObject[] parts) =>
        from part in parts
        where !IsButton(part)
        from key in (string[])["text", "label", "title"]
        from line in Text(part, key).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select Marks().Replace(line, "${sign}");

    /// <summary>A pair of stars, or a backslash before the sign it protects.</summary>
    [GeneratedRegex(@"\*\*|\\(?<sign>[!-/:-@\[-`{-~])", RegexOptions.None, 1000)]
    private static partial Regex Marks();

    /// <summary>The objects of a card that are seen, in order.</summary>
    static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonObject part => [part, .. part.Where(IsSeen).SelectMany(member => Parts(member.Value))],
        JsonArray list => list.SelectMany(Parts),
        _ => [],
    };

    /// <summary>What a button carries is not seen; nor is what an older client would show instead.</summary>
    static bool IsSeen(KeyValuePair<string, JsonNode?> member) => member.Key is not ("data" or "fallback");

    static string Text(JsonObject part, string key) => (string?)part[key] ?? "";
}
