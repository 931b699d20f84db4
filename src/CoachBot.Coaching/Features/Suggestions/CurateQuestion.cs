using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>"What could this become?", to a manager: one of the team's ideas, or not this time.</summary>
/// <remarks>The words stay with the person who suggested them: they are read when the card is drawn.</remarks>
public sealed class CurateQuestion : IQuestion
{
    public const string Dialog = "curate";
    const string Field = "become";
    const string Idea = "idea";
    const string Why = "why";
    const string TakeItUp = "take it up";
    const string NotThisTime = "not this time";

    /// <summary>UTF-16 characters of a word why.</summary>
    const int Longest = 300;

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (CurationHandler.Wanted(turn, question) is not var (name, suggestion))
            return Card.Say(SharedText.Over);

        var text = SuggestionsText.Suggests(name, suggestion.Text);
        return new(
            text,
            new Paragraph(text),
            new Paragraph(SuggestionsText.WhatCouldItBecome),
            new TextField(Why, SuggestionsText.WhyLabel, MaxLength: Longest),
            new Paragraph(SuggestionsText.TheyHear(name), Subtle: true),
            new Buttons(
            [
                new(SuggestionsText.TakeItUp, TakeItUp, Primary: true, Field: Field, Value: Idea),
                new(SharedText.NotThisTime, NotThisTime, Submits: true, Field: Field, Value: "no"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        turn.WrittenOn(card) is { } passed ? SuggestionsText.NotThisTime(passed)
        : turn.Profile.Ended.Contains(card.ToString()) ? SharedText.Over : SharedText.Answered);

    public RowRange? Tells => CurationHandler.PassedRows;

    /// <summary>Whatever is neither of the two answers another question that is open.</summary>
    public bool Hears(string text) => Grammar.AreSame(text, TakeItUp) || Reason(text) is not null;

    public bool Takes(string word) => word == Word.Cancel;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var letter = MessageReference.Of(question)!;
        var why = (given.Inputs.GetValueOrDefault(Why) ?? Reason(given.Text ?? "") ?? "").Trim();
        var chosen = ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, given);
        if (CurationHandler.Wanted(turn, question) is not var (name, _))
        {
            PeerMessages.End(turn, question);
            turn.Say(SharedText.Over);
        }
        else if (given.Command?.Word == Word.Cancel)
        {
            CurationHandler.Leave(turn, letter);
            turn.Say(ConversationText.Cancelled);
        }
        else if (chosen == Idea)
        {
            TakeUpQuestion.Ask(turn, letter);
        }
        else if (chosen is null && Reason(given.Text ?? "") is null)
        {
            PeerMessages.Show(turn, question.Card);
        }
        else if (why.Length > Longest)
        {
            turn.Say(ConversationText.TooLong);
        }
        else
        {
            CurationHandler.Pass(turn, question, name, why);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        if (CurationHandler.Wanted(turn, question) is var (name, _))
            CurationHandler.Pass(turn, question, name, why: "");
        else
            turn.Close(question.Card);
    }

    /// <summary>"not this time, we have that one": what follows the three words; <c>null</c>: they do not begin it.
    /// </summary>
    static string? Reason(string text)
    {
        var typed = text.Trim();
        if (!typed.StartsWith(NotThisTime, StringComparison.OrdinalIgnoreCase)
            || (typed.Length > NotThisTime.Length && char.IsLetterOrDigit(typed[NotThisTime.Length])))
            return null;

        return typed[NotThisTime.Length..].TrimStart(' ', ',', ':', ';', '.', '-', '\n');
    }
}
