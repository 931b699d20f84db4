using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoachBot.BotFramework.Cards;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Slack.Blocks;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.Core.Cards;

/// <summary>
/// The closed set of elements, whole: both platforms draw each of them, all that it says, and within every limit. A new
/// element that one of them does not draw fails here, by its name.
/// </summary>
public sealed class EveryElementTests
{
    /// <summary>More than any element has flags.</summary>
    const int Flags = 8;

    public static TheoryData<string> Names => new(ElementMaker.Elements.Select(type => type.Name));

    [Fact]
    public void The_set_is_closed_and_each_can_be_kept_until_it_is_said()
    {
        var kept = typeof(CardElement).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(one => one.DerivedType);

        Assert.Equal(
            ElementMaker.Elements.Select(type => type.Name).Order(), kept.Select(type => type.Name).Order());
        Assert.All(ElementMaker.Elements, type => Assert.True(type.IsSealed, type.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_platforms_show_everything_that_an_element_says(string name)
    {
        for (var flags = 0; flags < Flags; flags++)
        {
            var maker = new ElementMaker(many: 2, words: number => $"said{number:d5}", flags);
            var message = Holding(maker.Make(Named(name)));

            var teams = JsonNode.Parse(AdaptiveCardRenderer.CardActivity(message).Span)!;
            var card = teams["attachments"]![0]!["content"]!.AsObject();
            card.Remove("fallbackText"); // All of it is there, for clients that draw nothing.

            Assert.All(maker.Shown, said => Assert.Contains(said, card.ToJsonString(), StringComparison.Ordinal));
            Assert.All(Drawn(message), blocks => Assert.All(
                maker.Shown, said => Assert.Contains(said, blocks.ToJsonString(), StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_element_passes_a_limit_whatever_is_in_it(string name)
    {
        foreach (var (many, length) in new[] { (1, 6000), (60, 400), (150, 3), (0, 0) })
        {
            for (var flags = 0; flags < Flags; flags++)
            {
                var maker = new ElementMaker(many, number => Long(number, length), flags);
                var message = Holding(maker.Make(Named(name)));

                Assert.InRange(
                    System.Text.Encoding.UTF8.GetString(AdaptiveCardRenderer.CardActivity(message).Span).Length,
                    1, AdaptiveCardRenderer.MaxCharacters);
                Assert.Empty(BlockRules.Faults(BlockKitRenderer.Message(message), Surface.Message));
                Assert.Empty(ViewRules.Faults(BlockKitRenderer.Home(message), "home"));
                Assert.Empty(ViewRules.Faults(Modal(message), "modal"));
                Assert.InRange(BlockKitRenderer.Fallback(message).Length, 1, 4000);
            }
        }
    }

    static Type Named(string name) => ElementMaker.Elements.Single(type => type.Name == name);

    static Message Holding(CardElement element) => Words.Message(new Card(new Phrase("hint"), element));

    static IEnumerable<JsonNode> Drawn(Message message) =>
        message.Card.Elements[0] is Buttons
            ? [BlockKitRenderer.Message(message), BlockKitRenderer.Home(message)]
            : [BlockKitRenderer.Message(message), BlockKitRenderer.Home(message), Modal(message)];

    /// <summary>A modal is sent off by its card's primary button.</summary>
    static JsonObject Modal(Message message)
    {
        var send = new Buttons([new(new("setup"), "yes", Submits: true, Primary: true)]);
        return BlockKitRenderer.Modal(
            message with { Card = message.Card with { Elements = [.. message.Card.Elements, send] } }, "CoachBot");
    }

    /// <summary>Letters that take two places, that are markup, and that must be escaped.</summary>
    static string Long(int number, int length) => length == 0
        ? ""
        : string.Concat(Enumerable.Repeat($"😀<{number}>&*", (length / 6) + 1))[..length];
}
