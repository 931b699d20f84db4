using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>
/// The one question about a commitment's words, asked once they are kept: "Which one?", "What part of that is in your
/// hands?" or "What would someone see you do?". Whatever comes next is accepted.
/// </summary>
public sealed class ClarifyQuestion : IQuestion
{
    public const string Dialog = "clarify";

    /// <summary>A fourth button keeps it as it is; more actions than these are chosen by number or in words.</summary>
    const int MostShown = 3;

    /// <summary>Characters of an action on its button.</summary>
    const int MostOnButton = 40;

    const string Which = "which";

    public string Name => Dialog;

    /// <summary>Whether there is something to ask about these words.</summary>
    public static bool IsCalledFor(string text) => ReplyReader.Read(text) is not ReplyMeaning.Fine;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = CommitmentText.GotIt(commitment.Text, Asked(commitment.Text));
        var keep = new Button(CommitmentText.KeepButton, "keep");
        var actions = Actions(commitment.Text);
        return actions.IsEmpty
            ? new(
                text,
                new Paragraph(text),
                CommitmentField.Draw(null, objections),
                new Buttons([new(SharedText.SaveButton, "save", Submits: true, Primary: true), keep]))
            : new(
                text,
                new Paragraph(text),
                new Buttons(
                [
                    .. actions.Take(MostShown).Select((action, i) => Choice(action, ButtonChoice.Number(i))), keep,
                ]));
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Overview);

    public bool Takes(string word) => word is Word.Keep or Word.No or Word.Commit;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var actions = Actions(commitment.Text);
        var said = given.Inputs.GetValueOrDefault(Which) ?? given.In(CommitmentField.Name);
        if (given.Command?.Word is Word.Keep or Word.No || said == commitment.Text)
        {
            turn.Close(question.Card);
            await PlanHandler.BeginAsync(turn, commitment, turn.NothingKept.Add(PlanQuestion.Stays, ""));
        }
        else if (!CommitmentField.Refuses(turn, question, said))
        {
            var chosen = Chosen(actions, said);
            CommitHandler.Replace(turn, commitment, chosen ?? said, chosen is null ? given.MessageId : null);
            turn.Profile = turn.Profile.WithParked(actions.Where(action => action != chosen));
            turn.Close(question.Card);
            await PlanHandler.BeginAsync(turn, turn.Weeks.Commitments[commitment.Row], turn.NothingKept);
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => turn.Close(question.Card);

    /// <summary>It stays, and nothing more is asked about it.</summary>
    public async ValueTask SkipAsync(PersonTurn turn, OpenQuestion question)
    {
        Skip(turn, question);
        await PlanHandler.FinishAsync(turn, turn.Weeks.Commitments[question.Subject!]);
    }

    static Phrase Asked(string text) => ReplyReader.Read(text) switch
    {
        ReplyMeaning.Several => CommitmentText.WhichOne,
        ReplyMeaning.Outcome => CommitmentText.InYourHands,
        _ => CommitmentText.WhatWouldBeSeen,
    };

    static ImmutableArray<string> Actions(string text) =>
        ReplyReader.Read(text) is ReplyMeaning.Several several ? several.Actions : [];

    /// <summary>By number or in its words; <c>null</c>: something else is said, which is what counts.</summary>
    static string? Chosen(ImmutableArray<string> actions, string said)
    {
        var bare = said.Trim().TrimEnd('.', ')').TrimStart('#');
        return int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= actions.Length
            ? actions[number - 1]
            : actions.FirstOrDefault(action => Grammar.AreSame(action, said))
                ?? (bare.ToLowerInvariant() switch
                {
                    "the first" or "first" or "the first one" => actions.FirstOrDefault(),
                    "the second" or "second" or "the second one" => actions.ElementAtOrDefault(1),
                    "the third" or "third" or "the third one" => actions.ElementAtOrDefault(2),
                    "the last" or "last" or "the last one" => actions.LastOrDefault(),
                    _ => null,
                });
    }

    /// <summary>What was parked, to be taken up in one press.</summary>
    public static Button Offer(string action) =>
        new(Label(action), Word.Commit, Field: CommitmentField.Name, Value: action);

    static Button Choice(string action, string number) => new(Label(action), number, Field: Which, Value: number);

    static Phrase Label(string action) => Phrase.Verbatim(Characters.CutAtWord(action, MostOnButton));
}
