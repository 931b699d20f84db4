using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Suggestions;

/// <summary>"What could this become?", to a manager: one of the team's ideas, or not this time.</summary>
/// <remarks>The words stay with whoever suggested them: they are read when the card is drawn.</remarks>
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
        if (Curating.Wanted(turn, question) is not var (name, suggestion))
            return Card.Say(PlanCopy.Over);

        var text = SuggestionsCopy.Suggests(name, suggestion.Text);
        return new(
            text,
            new Paragraph(text),
            new Paragraph(SuggestionsCopy.WhatCouldItBecome),
            new TextField(Why, SuggestionsCopy.WhyLabel, MaxLength: Longest),
            new Paragraph(SuggestionsCopy.TheyHear(name), Subtle: true),
            new Buttons(
            [
                new(SuggestionsCopy.TakeItUp, TakeItUp, Primary: true, Field: Field, Value: Idea),
                new(PlanCopy.NotThisTime, NotThisTime, Submits: true, Field: Field, Value: "no"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(
        turn.WrittenOn(card) is { } passed ? SuggestionsCopy.NotThisTime(passed)
        : turn.Profile.Ended.Contains(card.ToString()) ? PlanCopy.Over : PlanCopy.Answered);

    public RowRange? Tells => Curating.PassedRows;

    /// <summary>Whatever is neither of the two answers another question that is open.</summary>
    public bool Hears(string text) => Commands.AreSame(text, TakeItUp) || Reason(text) is not null;

    public bool Takes(Word word) => word == Word.Cancel;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var letter = Letter.Of(question)!;
        var why = (given.Inputs.GetValueOrDefault(Why) ?? Reason(given.Text ?? "") ?? "").Trim();
        var chosen = Choosing.Of(turn, Draw(turn, question, turn.NoObjections), Field, given);
        if (Curating.Wanted(turn, question) is not var (name, _))
        {
            Letters.End(turn, question);
            turn.Say(PlanCopy.Over);
        }
        else if (given.Command?.Word == Word.Cancel)
        {
            Curating.Leave(turn, letter);
            turn.Say(ConversationCopy.Cancelled);
        }
        else if (chosen == Idea)
        {
            TakeUpQuestion.Ask(turn, letter);
        }
        else if (chosen is null && Reason(given.Text ?? "") is null)
        {
            Letters.Show(turn, question.Card);
        }
        else if (why.Length > Longest)
        {
            turn.Say(ConversationCopy.TooLong);
        }
        else
        {
            Curating.Pass(turn, question, name, why);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        if (Curating.Wanted(turn, question) is var (name, _))
            Curating.Pass(turn, question, name, why: "");
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
