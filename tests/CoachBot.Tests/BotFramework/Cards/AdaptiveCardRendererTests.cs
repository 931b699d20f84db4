using System.Text;
using System.Text.Json.Nodes;
using CoachBot.BotFramework.Cards;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.BotFramework;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.BotFramework.Cards;

public sealed class AdaptiveCardRendererTests
{
    static readonly Card WeeklyAsk = new(
        new("ask", new Phrase("hint")),
        new Paragraph(new("noticed", "silence *after* the question\n- got me the <at>real</at> answer")),
        new Paragraph(new("ask", "the quality of your questions")),
        new TextField("commitment", new("label.commitment"), Multiline: true, Placeholder: new("hint")),
        new Buttons([new(new("commit"), "commit", Submits: true, Primary: true), new(new("skip"), "skip")]));

    static readonly Card CheckIn = new(
        new("how", "ask \"what if\""),
        new Paragraph(new("how", "ask \"what if\"")),
        new TextField("noticed", new("noticed.label"), Value: "they *opened* up"),
        new Buttons(
        [
            new(new("done"), "done", Submits: true, Field: "outcome", Value: "done"),
            new(new("not-yet"), "not yet", Submits: true, Field: "outcome", Value: "not-yet"),
        ]));

    static readonly Card Setup = new(
        new("setup"),
        new Heading(new("week", new DateOnly(2026, 11, 16))),
        new Divider(),
        new ChoiceField(
            "days", new("days"), [new("mon", new("monday")), new("tue", new("tuesday"))], ["mon", "tue"],
            Multiple: true),
        new TimeField("ask-at", new("at"), new TimeOnly(17, 30), Objection: new("too-late")),
        new Paragraph(new("kept"), Subtle: true),
        new Buttons([new(new("setup"), "setup", Submits: true, Primary: true)]));

    static readonly Card Summary = new(
        new("committed", 3),
        new Heading(new("week", new DateOnly(2026, 11, 16))),
        new Items(
        [
            new("committed", 3),
            new("ask-about", "Ana_Costa", "ask [one] question"),
            new("ask-about", "Ben", "1. listen"),
        ]),
        new Facts([new(new("by"), Phrase.Verbatim("# Marc"))]));

    [Fact]
    public void The_weekly_ask_carries_its_input() =>
        Golden.Holds("weekly-ask.activity", AdaptiveCardRenderer.Activity(Words.Message(WeeklyAsk)));

    [Fact]
    public void The_check_in_has_its_outcomes_on_buttons() =>
        Golden.Holds("check-in.activity", AdaptiveCardRenderer.Activity(Words.Message(CheckIn)));

    [Fact]
    public void A_form_shows_what_was_wrong_above_the_field() =>
        Golden.Holds("setup.activity", AdaptiveCardRenderer.Activity(Words.Message(Setup)));

    [Fact]
    public void What_nobody_answers_is_plain_text() =>
        Golden.Holds("summary.activity", AdaptiveCardRenderer.Activity(Words.Message(Summary, cardId: null)));

    [Fact]
    public void An_update_is_a_card_even_with_nothing_left_to_press() =>
        Golden.Holds("summary.update", AdaptiveCardRenderer.CardActivity(Words.Message(Summary, cardId: null)));

    [Fact]
    public void A_card_refused_is_told_as_text_with_what_to_type() =>
        Golden.Holds("check-in.text", AdaptiveCardRenderer.TextActivity(Words.Message(CheckIn)));

    [Fact]
    public void An_invoke_is_answered_with_the_card_itself() =>
        Golden.Holds("check-in.invoke", InvokeAnswer.Card(Words.Message(CheckIn)));

    [Fact]
    public void More_than_six_buttons_go_behind_the_others()
    {
        var card = Card.Ask(new("kept"), [.. Enumerable.Range(0, 8).Select(i => new Button(new("skip"), $"skip {i}"))]);

        var actions = Content(card)["actions"]!.AsArray();

        Assert.Equal(8, actions.Count);
        Assert.Equal(2, actions.Count(action => action!["mode"]?.GetValue<string>() == "secondary"));
    }

    /// <summary>Within the product's limits, whatever people wrote, Teams takes the activity, and it is JSON.</summary>
    [Fact]
    public void No_card_is_longer_than_Teams_takes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Cards().ToArbitrary(), card =>
        {
            byte[][] drawn =
            [
                AdaptiveCardRenderer.Activity(Words.Message(card)).ToArray(),
                AdaptiveCardRenderer.TextActivity(Words.Message(card)).ToArray(),
                InvokeAnswer.Card(Words.Message(card)).ToArray(),
            ];

            return drawn.All(json =>
                JsonNode.Parse(json) is not null
                && Encoding.UTF8.GetCharCount(json) <= AdaptiveCardRenderer.MaxCharacters);
        }));

    [Fact]
    public void What_is_to_be_filled_in_is_never_cut()
    {
        var words = string.Concat(Enumerable.Repeat("\"*\\\u0001", 250));
        var card = new Card(
            Phrase.Verbatim(words),
            [
                .. Enumerable.Repeat(new Paragraph(Phrase.Verbatim(words + words + words)), 12),
                new TextField("commitment", new("label.commitment"), Value: words),
                new Buttons([new(new("commit"), "commit", Submits: true)]),
            ]);

        var input = Content(card)["body"]!.AsArray().Single(element => element!["id"] is not null)!;

        Assert.Equal(words, input["value"]!.GetValue<string>());
    }

    [Fact]
    public void Long_words_are_cut_between_characters_not_within_one()
    {
        var words = string.Concat(Enumerable.Repeat("🎯", 1500));
        var paragraph = new Paragraph(Phrase.Verbatim(words));
        var card = new Card(new("kept"), [.. Enumerable.Repeat(paragraph, 12), new Buttons([])]);

        var text = Content(card)["body"]![0]!["text"]!.GetValue<string>();

        Assert.EndsWith("🎯…", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
    }

    static JsonNode Content(Card card) =>
        JsonNode.Parse(AdaptiveCardRenderer.Activity(Words.Message(card)).Span)!["attachments"]![0]!["content"]!;

    /// <summary>Twelve lines at most, of at most 3,000 characters each, some of them the costliest there are.</summary>
    static Gen<Card> Cards()
    {
        var words =
            from unit in Gen.OneOf(
                Gen.Elements("a", "*", "\\", "\n", "\"", "<at>", "é", "質", "🎯", "\u0001", "\ud83d", "&amp;", "- "),
                ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get))
            from length in Gen.Elements(1, 80, 3000)
            select string.Concat(Enumerable.Repeat(unit, 1 + (length / unit.Length)))[..length];
        var line = words.Select(Phrase.Verbatim);
        var element = Gen.OneOf(
            line.Select(CardElement (text) => new Paragraph(text)),
            line.Select(CardElement (text) => new Heading(text)),
            line.Select(CardElement (text) => new Items([text])),
            line.Select(CardElement (text) => new Facts([new(new("by"), text)])));
        return
            from elements in element.ArrayOf(12)
            from summary in line
            from value in words
            from choice in line
            select new Card(
                summary,
                [
                    .. elements,
                    new TextField("commitment", new("label.commitment"), value[..Math.Min(1000, value.Length)]),
                    new ChoiceField("one", new("days"), [new("a", choice), new("b", choice)], []),
                    new Buttons([new(choice, "commit", Submits: true), new(new("skip"), "skip")]),
                ]);
    }
}
