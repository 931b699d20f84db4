using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>A request waits for its answer: shall it stand? One is open at a time.</summary>
public sealed class StandsQuestion : IQuestion
{
    public const string Dialog = "stands";
    const string To = "toName";
    const string Until = "until";

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, HelpRequest waiting) => turn.Ask(new OpenQuestion(
        new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString(), Dialog,
        turn.NothingKept.Add(To, waiting.ToName)
            .Add(Until, Core.Storage.Key.Day(Zones.Local(waiting.Until, turn.Zone).On)),
        Subject: waiting.Row));

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            HelpingText.StillAsked(question.Kept[To], Core.Storage.Key.ReadDay(question.Kept[Until])),
            new Button(HelpingText.LetItStand, "keep", Primary: true), new(HelpingText.TakeItBack, "no"));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(HelpingText.Chosen);

    public bool Takes(string word) => word is Word.Yes or Word.Keep or Word.No or Word.NotNow;

    /// <summary>Whatever is neither yes nor no answers another question that is open.</summary>
    public bool Hears(string text) => YesOrNo.Read(text) is not null;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var stands = given.Command?.Word is { } word ? word is Word.Yes or Word.Keep : YesOrNo.Read(given.Text ?? "");
        if (stands is null)
        {
            turn.AskAgain(question, turn.NoObjections);
            return;
        }

        turn.Close(question.Card);
        if (stands == false)
            await HelpRequestHandler.TakeBackAsync(turn, question.Subject!);
        turn.Say(stands == true ? HelpingText.ItStands : HelpingText.TakenBack);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(HelpingText.ItStands);
    }
}
