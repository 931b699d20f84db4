using System.Text.Json;
using CoachBot.BotFramework.Cards;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Slack.Blocks;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Text;

/// <summary>The language follows the person: a second one needs a file of words, and nothing else.</summary>
public sealed class PseudoLanguageTests
{
    static readonly PseudoLanguage Pseudo = new();

    /// <summary>Every transcript, with the bot speaking a language of accents that is two fifths longer.</summary>
    [Trait("ring", "slow")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_English_word_is_shown_and_no_card_is_broken(bool isSlack)
    {
        var (english, broken, cards, lost) = (new SortedSet<string>(), new SortedSet<string>(), 0, 0);
        foreach (var path in Repository.Files("tests/CoachBot.Tests/Transcripts", "*.txt"))
        {
            var script = await File.ReadAllTextAsync(path);
            var played = await Transcript.PlayedAsync(script, isSlack, pseudo: Pseudo);
            var typed = string.Join('\n', script.Split('\n').Where(line =>
                line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith("bot ", StringComparison.Ordinal)));
            lost += played.NotPressed;
            for (var at = 0; at < played.Scene.Spoken.Count; at++)
                english.UnionWith(Pseudo.Shown(await played.Scene.ReadAsync(at), typed));
            foreach (var message in played.Stage.Channel.Spoken.Select(said => said.Message))
            {
                cards++;
                english.UnionWith(Texts(message.Card).SelectMany(text => Pseudo.English(text).Select(word =>
                    $"{Path.GetFileName(path)}: {word} in {text.Key}")));
                broken.UnionWith(Broken(message));
            }
        }

        // Where an English label is typed, the conversation takes another way, and a button or two is not met.
        Assert.True((cards > 1000 || isSlack) && lost < 8, $"{cards} cards, {lost} presses lost.");
        Assert.Empty(english);
        Assert.Empty(broken);
    }

    [Fact]
    public void An_English_word_would_be_found()
    {
        Assert.Equal(["Hello"], PseudoLanguage.English("Ẃĥáť: 'done' Hello, Montag 3 Nov"));
        Assert.Equal(["skill.ask"], Pseudo.Shown("1. What would you most like to get better at? <skill>", ""));
    }

    /// <summary>Two people of a team, two languages: each is read and answered in their own.</summary>
    [Fact]
    public async Task What_a_button_says_is_understood_in_the_language_of_its_reader()
    {
        var books = TextCatalogs.Of([new("en", new TextCatalogs().Default), new("de", Pseudo.Words)]);
        var team = new TeamStage(words: books);
        var (ana, ben) = (TeamStage.Person("Ana"), TeamStage.Person("Ben"));
        await team.SetUpAsync(ana, ben);
        await team.Stage.HearAsync(team.Stage.Activity(ana, ActivityKind.Message) with
        {
            Text = "agree",
            MessageId = "m1",
            Locale = "de-AT",
        });
        await team.SayAsync(ben, "agree");
        var first = team.SaidTo(ana)[^1];

        await team.SayAsync(ana, Pseudo.Label("In my own words"));
        await team.SayAsync(ben, "In my own words");

        Assert.Contains(Pseudo.Words.Raw("skill.ask"), first, StringComparison.Ordinal);
        Assert.Null(new Profile(await team.HeadAsync(TeamStage.Partition(ana))).Skill);
        Assert.Null(new Profile(await team.HeadAsync(TeamStage.Partition(ben))).Skill);
    }

    static IEnumerable<Phrase> Texts(Card card) => card.Elements.SelectMany(element => element switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Items items => items.Lines,
        Facts facts => facts.Lines.SelectMany(fact => new[] { fact.Label, fact.Value }),
        TextField { Placeholder: { } placeholder } field => [field.Label, placeholder],
        ChoiceField choice => choice.Choices.Select(one => one.Label).Prepend(choice.Label),
        Field field => [field.Label],
        Buttons buttons => buttons.Items.Select(button => button.Label),
        Link link => [link.Label],
        _ => Enumerable.Empty<Phrase>(),
    }).Append(card.Summary);

    /// <summary>What both platforms draw; and no label of ours is too long for either.</summary>
    static IEnumerable<string> Broken(Message message)
    {
        _ = JsonDocument.Parse(AdaptiveCardRenderer.CardActivity(message));
        Assert.NotEmpty(BlockKitRenderer.Message(message));
        return message.Card.Elements.OfType<Buttons>().SelectMany(row => row.Items).Select(button => button.Label)
            .Where(label => Pseudo.Words.Say(label, _ => "").Length > Limits.ButtonText).Select(label => label.Key);
    }
}
