using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd.CardChecks;

/// <summary>Microsoft's library for Adaptive Cards reads the cards and finds no fault; and it would find one.</summary>
public sealed class CardCheckTests
{
    public static TheoryData<string> Folders => CardFolders.All;

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_library_finds_no_fault(string folder)
    {
        var (exit, output) = await NodeScript.RunAsync("check-cards.mjs", Path.Combine(Repository.Root, folder));

        Assert.True(exit == 0, output);
        Assert.EndsWith("cards, 0 faults", output.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>One change to a sound card, and what is said about it.</summary>
    [Theory]
    [InlineData("version", "\"1.6\"", "version is \"1.6\"")]
    [InlineData("body[0].type", "\"Heading\"", "Unknown element type \"Heading\"")]
    [InlineData("body[0].size", "\"Huge\"", "Invalid value \"Huge\"")]
    [InlineData("body[0].text", "\" \"", "card.body[0].text: says nothing")]
    [InlineData("body[0].colour", "\"Good\"", "card.body[0].colour: no such property in version 1.5")]
    [InlineData("body[0].labelWidth", "1", "card.body[0].labelWidth: no such property in version 1.5")]
    [InlineData("body[1].wrap", "false", "card.body[1].wrap: is not true")]
    [InlineData("body[1].text", "\"{{DATE(2026-11-20T09:00:00Z)}}\"", "card.body[1].text: Teams does not fill in")]
    [InlineData("body[3].facts[0].name", "\"Ask\"", "card.body[3].facts[0].name: no such property")]
    [InlineData("body[5].isRequired", "true", "Required inputs should have an error message")]
    [InlineData("body[6].choices", "[]", "card.body[6].choices: is not a list with something in it")]
    [InlineData("body[6].id", "\"commitment\"", "Duplicate Id \"commitment\"")]
    [InlineData("body[7].choices[0].value", "\"mon,tue\"", "card.body[7].choices: a value holds a comma")]
    [InlineData("body[10].type", "\"Chart.Donut\"", "card.body.10.type: Chart.Donut is not a chart that is checked")]
    [InlineData("body[10].title", "\"Weeks\"", "card.body.10.title: no such property of a chart")]
    [InlineData("body[10].color", "\"attention\"", "card.body.10.color: is not neutral")]
    [InlineData("body[10].fallback", "null", "card.body.10.fallback: is missing")]
    [InlineData("body[10].fallback.wrap", "false", "card.body[10].wrap: is not true")]
    [InlineData("body[10].data[0].y", "-1", "card.body.10.data: takes bars")]
    [InlineData("body[10].data", "[]", "card.body.10.data: takes bars")]
    [InlineData("actions[0].type", "\"Action.Press\"", "Unknown action type \"Action.Press\"")]
    [InlineData("actions[0].title", "\"\"", "card.actions[0].title: says nothing")]
    [InlineData("actions[0].data", "\"commit\"", "card.actions[0].data: is a string")]
    [InlineData("actions[6]", """{"type":"Action.Submit","title":"One more"}""", "Maximum number of actions exceeded")]
    [InlineData("actions[5]", """{"type":"Action.OpenUrl","title":"x","url":"http://a.example"}""", "is not https")]
    [InlineData("body", "null", "card.body: is not a list with something in it")]
    [InlineData("type", "\"Card\"", "is not an Adaptive Card")]
    public async Task A_broken_card_is_found_out(string path, string json, string fault)
    {
        using var folder = new TemporaryFolder();
        var sound = await File.ReadAllTextAsync(Path.Combine(CardFolders.Samples, "every-element.json"));
        var card = JsonNode.Parse(sound)!;
        Put(card, path, JsonNode.Parse(json));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "broken.json"), card.ToJsonString());

        var (exit, output) = await NodeScript.RunAsync("check-cards.mjs", folder.Path);

        Assert.Equal(1, exit);
        Assert.Contains("broken.json: ", output, StringComparison.Ordinal);
        Assert.Contains(fault, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_no_success()
    {
        using var folder = new TemporaryFolder();

        var (exit, _) = await NodeScript.RunAsync("check-cards.mjs", folder.Path);

        Assert.Equal(2, exit);
    }

    static void Put(JsonNode card, string path, JsonNode? value)
    {
        var steps = path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        var parent = steps[..^1].Aggregate(
            card, (node, step) => node is JsonArray list ? list[Index(step)]! : node[step]!);

        if (parent is not JsonArray items)
            parent[steps[^1]] = value;
        else if (Index(steps[^1]) == items.Count)
            items.Add(value);
        else
            items[Index(steps[^1])] = value;
    }

    static int Index(string step) => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture);
}
