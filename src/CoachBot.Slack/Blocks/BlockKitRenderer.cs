using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;

namespace CoachBot.Slack.Blocks;

/// <summary>Draws neutral cards as Block Kit. Pure: a message in, blocks out.</summary>
/// <remarks>
/// Whatever people wrote, no limit of <see cref="Limits"/> is passed: long texts are parted, and where many of them
/// meet each is cut with an ellipsis. A card with many fields is a form: its message shows what is in them and
/// opens them as a modal.
/// </remarks>
public static class BlockKitRenderer
{
    /// <summary>The <c>callback_id</c> of every modal.</summary>
    public const string FormCallback = "form";

    static readonly int[] Cuts = [int.MaxValue, 2000, 1000, 500, 200, 80, 20];

    /// <summary>The blocks of a message, 1 to 50.</summary>
    public static JsonArray Message(Message message) => Fit(
        message, Limits.MessageBlocks, message.Card.IsForm ? FormInMessage.Of(message.Card) : message.Card);

    /// <summary>A whole view of type <c>home</c>.</summary>
    public static JsonObject Home(Message message) => new()
    {
        ["type"] = "home",
        ["callback_id"] = "home",
        ["blocks"] = Fit(message, Limits.ViewBlocks, message.Card),
    };

    /// <summary>A whole view of type <c>modal</c>; its submit is the card's primary button.</summary>
    /// <param name="title">Of the modal; cut to 24 characters.</param>
    /// <param name="isAlone">It is in no message: putting it away is the card's other button.</param>
    public static JsonObject Modal(Message message, string title, bool isAlone = false)
    {
        var buttons = message.Card.Elements.OfType<Buttons>().SelectMany(row => row.Items).ToList();
        var submit = buttons.FirstOrDefault(button => button is { Submits: true, Primary: true })
            ?? buttons.FirstOrDefault(button => button.Submits);
        var close = buttons.FirstOrDefault(button => !button.Submits);
        var body = message.Card with
        {
            Elements = [.. message.Card.Elements.Where(element => element is not Buttons)],
        };
        var view = new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = FormCallback,
            ["private_metadata"] = new FormName(
                message.CardId ?? "", submit?.Command ?? "", isAlone ? close?.Command : null).ToString(),
            ["title"] = Plain(title, Limits.ModalTitle),
            ["blocks"] = Fit(message, Limits.ViewBlocks, body, isModal: true),
        };
        if (submit is not null)
            view["submit"] = Plain(message.Words.Say(submit.Label), Limits.ModalButton);
        if (close is not null)
            view["close"] = Plain(message.Words.Say(close.Label), Limits.ModalButton);
        if (isAlone && close is not null)
            view["notify_on_close"] = true;
        return view;
    }

    /// <summary>
    /// The whole card as text, labels and typed forms too: what notifications show first and screen readers read.
    /// Escaped, 1 to 4,000 characters.
    /// </summary>
    public static string Fallback(Message message)
    {
        var (summary, whole) = (message.Words.Say(message.Card.Summary), PlainText.Of(message.Card, Say));
        var text = whole.StartsWith(summary, StringComparison.Ordinal) || summary.Length == 0
            ? whole : $"{summary}\n\n{whole}";
        return Mrkdwn.Parts(Mrkdwn.Escape(Characters.Sound(text)), Limits.Fallback).FirstOrDefault("…");

        string Say(Phrase phrase) => message.Words.Say(phrase);
    }

    static JsonArray Fit(Message message, int most, Card card, bool isModal = false)
    {
        foreach (var cut in Cuts)
        {
            var blocks = Draw(cut);
            if (blocks.Count > most)
                blocks = BlockList.Merged(blocks);
            if ((blocks.Count <= most && BlockList.Characters(blocks) <= Limits.AllText) || cut == Cuts[^1])
                return new([.. BlockList.Within(blocks, most)]);
        }

        throw new System.Diagnostics.UnreachableException("The last cut is taken as it is.");

        ImmutableList<JsonObject> Draw(int cut) =>
            [.. new BlockWriter(message.Words, message.CardId, cut, isModal).Draw(card)];
    }

    internal static JsonObject Plain(string text, int most) => new()
    {
        ["type"] = "plain_text",
        ["text"] = Characters.Cut(Characters.Sound(text) is { Length: > 0 } said ? said : "…", most),
        ["emoji"] = false,
    };
}
