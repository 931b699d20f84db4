using System.Text.Json.Nodes;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;
using CoachBot.Slack.Blocks;
using CoachBot.Tests.Support.BotFramework;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Slack.Blocks;

public sealed class BlockKitRendererTests
{
    static readonly string[] Pieces =
        ["word ", "<!channel>", "&", "*bold*", "\n> quoted", "😀", "\ud83d", "`code`", " ", "ä", "\n"];

    /// <summary>What each block may be at most, by the pages of "Reference: blocks".</summary>
    static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal)
    {
        ["header"] = 150,
        ["section"] = 3000,
        ["fields"] = 2000,
        ["context"] = 2000,
        ["label"] = 2000,
        ["hint"] = 2000,
        ["button"] = 75,
        ["options"] = 75,
        ["placeholder"] = 150,
    };

    [Fact]
    public void What_people_wrote_alerts_nobody_and_is_no_markup()
    {
        var blocks = BlockKitRenderer.Message(Words.Message(new Card(
            new("hint"), new Paragraph(new("noticed", "<!channel> & <@U1>")), new Paragraph(new("noticed", "*so*")))));

        var (escaped, plain) = (blocks[0]!["text"]!, blocks[1]!["text"]!);
        Assert.Equal(("mrkdwn", true), ((string)escaped["type"]!, (bool)escaped["verbatim"]!));
        Assert.Equal("Last week you noticed: \"&lt;!channel&gt; &amp; &lt;@U1&gt;\".", (string)escaped["text"]!);
        Assert.Equal("plain_text", (string)plain["type"]!);
        Assert.Equal("Last week you noticed: \"*so*\".", (string)plain["text"]!);
    }

    [Fact]
    public void A_button_carries_its_typed_form_and_its_card_and_an_outcome_its_own_value()
    {
        var blocks = BlockKitRenderer.Message(Words.Message(Card.Ask(
            new("hint"), new Button(new("skip"), "skip"),
            new Button(new("not-yet"), "not yet", Field: "outcome", Value: "not-yet")), "checkin.2026-11-16.1"));

        var actions = blocks[1]!;
        Assert.Equal("card/checkin.2026-11-16.1", (string)actions["block_id"]!);
        Assert.Equal(
            [("press.0", "skip"), ("press.1.outcome.not yet", "not-yet")],
            actions["elements"]!.AsArray().Select(button =>
                ((string)button!["action_id"]!, (string)button["value"]!)));
    }

    [Fact]
    public void A_field_has_its_stable_id_twice()
    {
        var input = BlockKitRenderer.Message(Words.Message(new Card(
            new("hint"), new TextField("commitment", new("label.commitment")))))[0]!;

        Assert.Equal("commitment", (string)input["block_id"]!);
        Assert.Equal("commitment", (string)input["element"]!["action_id"]!);
    }

    /// <summary>Whatever people wrote, however much of it.</summary>
    [Fact]
    public void No_limit_is_ever_passed() => Check.QuickThrowOnFailure(Prop.ForAll(
        Cards().ToArbitrary(), card =>
        {
            var message = Words.Message(card);
            Holds(BlockKitRenderer.Message(message), most: 50);
            Holds(BlockKitRenderer.Home(message)["blocks"]!.AsArray(), most: 100);
            Holds(BlockKitRenderer.Modal(message, "CoachBot")["blocks"]!.AsArray(), most: 100);
            Assert.InRange(BlockKitRenderer.Fallback(message).Length, 1, 4000);
        }));

    [Fact]
    public void A_text_is_parted_and_nothing_of_it_lost() => Check.QuickThrowOnFailure(Prop.ForAll(
        Texts(400).ToArbitrary(), text =>
        {
            var escaped = Mrkdwn.Escape(text);

            var parts = Mrkdwn.Parts(escaped, 60).ToList();

            Assert.All(parts, part => Assert.InRange(part.Length, 1, 60));
            Assert.Equal(Solid(escaped), Solid(string.Concat(parts)));
            Assert.DoesNotContain(parts, part => part.LastIndexOf('&') is var at and >= 0
                && !part[at..].Contains(';', StringComparison.Ordinal));
        }));

    static void Holds(JsonArray blocks, int most)
    {
        Assert.InRange(blocks.Count, 0, most);
        Assert.Equal(blocks.Count(HasId), blocks.Where(HasId).Select(block => (string)block!["block_id"]!).Distinct()
            .Count());
        Assert.All(blocks, block =>
        {
            Assert.InRange(block!["fields"]?.AsArray().Count ?? 1, 1, 10);
            Assert.InRange(block["elements"]?.AsArray().Count ?? 1, 1, 25);
            foreach (var (part, text) in Said(block, (string)block["type"]!))
                Assert.InRange(text.Length, 1, Longest[part]);
        });
    }

    static bool HasId(JsonNode? block) => block!["block_id"] is not null;

    /// <summary>Each text object, and the part of a block that it is in.</summary>
    static IEnumerable<(string Part, string Text)> Said(JsonNode? node, string part) => node switch
    {
        JsonObject text when (string?)text["type"] is "mrkdwn" or "plain_text" => [(part, (string)text["text"]!)],
        JsonObject json => json.SelectMany(member => Said(
            member.Value,
            (string?)json["type"] == "button" ? "button" : Longest.ContainsKey(member.Key) ? member.Key : part)),
        JsonArray list => list.SelectMany(item => Said(item, part)),
        _ => [],
    };

    static string Solid(string text) => string.Concat(text.Where(c => c is not (' ' or '\n')));

    static Gen<string> Texts(int most) =>
        from size in Gen.Choose(0, most)
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), size)
        select string.Concat(pieces);

    static Gen<Card> Cards() =>
        from count in Gen.Choose(0, 70)
        from elements in Gen.ArrayOf(Elements(), count)
        select new Card(new Phrase("hint"), [.. elements.Select(Named)]);

    /// <summary>Each field has a name of its own, as on every card.</summary>
    static CardElement Named(CardElement element, int index) => element is TextField text
        ? text with { Name = $"field{index}" }
        : element;

    static Gen<CardElement> Elements() => Texts(600).SelectMany(text => Gen.Elements<CardElement>(
        new Heading(Phrase.Verbatim(text)),
        new Paragraph(new("noticed", text)),
        new Paragraph(Phrase.Verbatim(text), Subtle: true),
        new Items([new("noticed", text), Phrase.Verbatim(text)]),
        new Facts([.. Enumerable.Repeat(new Fact(Phrase.Verbatim(text), Phrase.Verbatim(text)), 12)]),
        new TextField("field", Phrase.Verbatim(text), text, Multiline: true, Placeholder: Phrase.Verbatim(text)),
        new Buttons([.. Enumerable.Repeat(new Button(Phrase.Verbatim(text), text), 6)])));
}
