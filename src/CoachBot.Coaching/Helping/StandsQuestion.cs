using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Schedule;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Helping;

/// <summary>A request waits for its answer: shall it stand? One is open at a time.</summary>
public sealed class StandsQuestion : IQuestion
{
    public const string Dialog = "stands";
    const string To = "toName";
    const string Until = "until";

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, HelpRequest waiting) => turn.Ask(new OpenQuestion(
        new CardName(Dialog, CardName.NoWeek, turn.NextCard(Dialog)).ToString(), Dialog,
        turn.NothingKept.Add(To, waiting.ToName)
            .Add(Until, Core.Storage.Key.Day(Zones.Local(waiting.Until, turn.Zone).On)),
        Subject: waiting.Row));

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            HelpingCopy.StillAsked(question.Kept[To], Core.Storage.Key.ReadDay(question.Kept[Until])),
            new Button(HelpingCopy.LetItStand, "keep", Primary: true), new(HelpingCopy.TakeItBack, "no"));

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(HelpingCopy.Chosen);

    public bool Takes(Word word) => word is Word.Yes or Word.Keep or Word.No or Word.NotNow;

    /// <summary>Whatever is neither yes nor no answers another question that is open.</summary>
    public bool Hears(string text) => YesOrNo.Read(text) is not null;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var stands = given.Command?.Word is { } word ? word is Word.Yes or Word.Keep : YesOrNo.Read(given.Text ?? "");
        if (stands is null)
        {
            turn.AskAgain(question, turn.NoObjections);
            return;
        }

        turn.Close(question.Card);
        if (stands == false)
            await Requests.TakeBackAsync(turn, question.Subject!);
        turn.Say(stands == true ? HelpingCopy.ItStands : HelpingCopy.TakenBack);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(HelpingCopy.ItStands);
    }
}
