using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.BotFramework.Cards;
using CoachBot.Coaching;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Slack.Blocks;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>
/// Every kind of card that the transcripts bring about, a file each: drawn for Teams in <c>Goldens/cards</c>, for Slack
/// in <c>Goldens/blocks</c>. With <c>UPDATE_GOLDENS=1</c> the folders are written anew.
/// </summary>
public sealed class CardGoldenTests(CardGoldenTests.Played played) : IClassFixture<CardGoldenTests.Played>
{
    static readonly string[] Questions = [.. typeof(Coach).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IQuestion)) && type is { IsInterface: false, IsAbstract: false })
        .Select(type => ((IQuestion)Activator.CreateInstance(type)!).Name)];

    [Fact]
    public void Every_kind_of_card_is_drawn_as_its_golden_says() => AreAllDrawn("cards", Drawn);

    /// <summary>For Slack: a message's text and blocks, and the modal of a form.</summary>
    [Fact]
    public void Every_kind_of_card_is_drawn_in_Block_Kit_as_its_golden_says() => AreAllDrawn("blocks", DrawnInBlocks);

    [Fact]
    public void Every_question_has_a_golden_open_and_settled()
    {
        Assert.True(Questions.Length >= 15);

        var states = Questions.SelectMany(question => new[] { $"{question}.open", $"{question}.settled" });
        Assert.DoesNotContain(
            states, state => !played.Cards.Keys.Any(name => name.StartsWith(state, StringComparison.Ordinal)));
    }

    [Fact]
    public void Lists_are_of_twelve_lines_at_most() =>
        Assert.DoesNotContain(played.Cards.Values, message => Lines(message.Card) > 12);

    /// <summary>Each card has its golden, and no golden is left of a card that is no more.</summary>
    void AreAllDrawn(string kind, Func<Message, byte[]> draw)
    {
        var folder = Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Goldens", kind);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1" && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        Assert.All(played.Cards, card => Golden.Holds($"{kind}/{card.Key}", draw(card.Value)));
        Assert.Equal(
            played.Cards.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!)
                .Order(StringComparer.Ordinal));
    }

    static int Lines(Card card) => card.Elements.Sum(element => element switch
    {
        Items items => items.Lines.Length,
        Facts facts => facts.Lines.Length,
        Heading => 1,
        _ => 0,
    });

    /// <summary>The card itself, without the activity that carries it.</summary>
    static byte[] Drawn(Message message) => System.Text.Encoding.UTF8.GetBytes(
        JsonNode.Parse(AdaptiveCardRenderer.CardActivity(message).Span)!["attachments"]![0]!["content"]!.ToJsonString(
            ));

    static byte[] DrawnInBlocks(Message message)
    {
        var drawn = new JsonObject
        {
            ["text"] = BlockKitRenderer.Fallback(message),
            ["blocks"] = BlockKitRenderer.Message(message),
        };
        if (message.Card.IsForm)
            drawn["view"] = BlockKitRenderer.Modal(message, "CoachBot");
        return JsonSerializer.SerializeToUtf8Bytes(drawn);
    }

    /// <summary>All transcripts, played; the first card of each kind.</summary>
    public sealed class Played : IAsyncLifetime
    {
        public SortedDictionary<string, Message> Cards { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            var folder = Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Transcripts");
            foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            {
                var transcript = await Transcript.PlayedAsync(await File.ReadAllTextAsync(path));
                foreach (var said in transcript.Stage.Channel.Spoken)
                {
                    if (Name(said.Message) is { } name)
                        Cards.TryAdd(name, said.Message);
                }
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        /// <summary>Dialog, state and what is said first; <c>null</c> for a sentence, which goes as text.</summary>
        static string? Name(Message message)
        {
            var card = message.Card;
            var asks = card.Elements.Any(element => element is Field or Buttons);
            var first = card.Elements.Select(element => element switch
            {
                Heading { Text.Key: var key } => key,
                Paragraph { Text.Key: var key } => key,
                _ => null,
            }).FirstOrDefault(key => key is not null) ?? card.Summary.Key;
            return CardId.Read(message.CardId) is { Dialog: var dialog }
                ? $"{dialog}.{(asks ? "open" : "settled")}.{first}"
                : asks || card.Elements.Any(element => element is Items or Facts or Heading) ? $"list.{first}" : null;
        }
    }
}
