using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd;

/// <summary>Each rule that the fake Slack holds blocks to refuses what breaks it.</summary>
public sealed partial class FakeSlackBlockTests
{
    const string Button = """{"type":"button","text":{"type":"plain_text","text":"x"}}""";

    [Theory]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"%3001%"}}""", "less than 3001")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":""}}""", "more than 0")]
    [InlineData("""{"type":"section"}""", "missing required field: text")]
    [InlineData("""{"type":"header","text":{"type":"plain_text","text":"%151%"}}""", "less than 151")]
    [InlineData("""{"type":"header","text":{"type":"mrkdwn","text":"x"}}""", "must be plain_text")]
    [InlineData("""{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}""", "block_id already exists")]
    [InlineData("""{"type":"divider","block_id":"%256%"}""", "less than 256")]
    [InlineData("""{"type":"actions","elements":[]}""", "no fewer than 1")]
    [InlineData("""{"type":"actions","elements":[%26 buttons%]}""", "no more than 25 items")]
    [InlineData(
        """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"%76%"}}]}""",
        "less than 76")]
    [InlineData("""{"type":"context","elements":[{"type":"plain_text","text":"%3001%"}]}""", "less than 3001")]
    [InlineData("""{"type":"input","label":{"type":"plain_text","text":"x"}}""", "missing required field: element")]
    [InlineData("""{"type":"spinner"}""", "unsupported type")]
    [InlineData("%51 dividers%", "no more than 50 items")]
    public void Blocks_are_refused_with_the_place_of_the_fault(string blocks, string fault)
    {
        var faults = BlockRules.Faults(JsonNode.Parse($"[{Blown(blocks)}]")!.AsArray(), Surface.Message);

        var said = Assert.Single(faults);
        Assert.Contains(fault, said, StringComparison.Ordinal);
        Assert.Contains("[json-pointer:/blocks", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"options":[]}""", "no fewer than 1")]
    [InlineData("""{"options":[{"text":{"type":"plain_text","text":"x"},"value":"%151%"}]}""", "less than 151")]
    [InlineData("""{"options":[{"text":{"type":"plain_text","text":"%76%"},"value":"x"}]}""", "less than 76")]
    [InlineData(
        """{"options":[{"text":{"type":"plain_text","text":"x"},"value":"x"}],"initial_option":{"value":"y"}}""",
        "initial option not found")]
    public void Choices_are_refused_with_the_place_of_the_fault(string choices, string fault)
    {
        var select = JsonNode.Parse(Blown(choices))!.AsObject();
        select["type"] = "static_select";
        JsonArray blocks = [new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(select) }];

        var said = Assert.Single(BlockRules.Faults(blocks, Surface.Message));

        Assert.Contains(fault, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_blocks_are_a_home_and_no_message()
    {
        var blocks = JsonNode.Parse($"[{Times("""{"type":"divider"}""", 100)}]")!.AsArray();

        Assert.Empty(BlockRules.Faults(blocks, Surface.Home));
        Assert.NotEmpty(BlockRules.Faults(blocks, Surface.Message));
    }

    static string Blown(string blocks) => blocks switch
    {
        "%51 dividers%" => Times("""{"type":"divider"}""", 51),
        _ => Long().Replace(
            blocks.Replace("%26 buttons%", Times(Button, 26), StringComparison.Ordinal),
            match => new string('x', int.Parse(match.Groups["letters"].Value, CultureInfo.InvariantCulture))),
    };

    static string Times(string json, int times) => string.Join(',', Enumerable.Repeat(json, times));

    [GeneratedRegex("%(?<letters>[0-9]+)%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Long();
}
