using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>One kind of question: how it looks, open and settled, and what an answer to it does.</summary>
public interface IQuestion
{
    /// <summary>The dialog's name, the first part of its cards' ids.</summary>
    string Name { get; }

    /// <summary>The card while the question waits.</summary>
    Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections);

    /// <summary>The card once the question is answered, passed on or past its time.</summary>
    Card Settled(PersonTurn turn, CardId card);

    /// <summary>Rows beside the weeks' that the settled card tells of; <c>null</c>: none.</summary>
    RowRange? Tells => null;

    /// <summary>
    /// Whether a command, typed or pressed, is an answer to this question rather than one for everywhere.
    /// </summary>
    bool Takes(string word);

    /// <summary>Its card's buttons are a choice: a bare number means the one in that place.</summary>
    bool CountsButtons => IsChoice;

    /// <summary>Whether free text can be an answer to this question; else an older one that is open has it.</summary>
    bool Hears(string text) => true;

    /// <summary>Only what its buttons say is an answer: while it waits, no free text does.</summary>
    bool IsChoice => false;

    /// <summary>It holds words for the question whose card is its subject, and closes with it.</summary>
    bool HoldsWords => false;

    /// <summary>A command typed while it is the latest is meant for the question whose words it holds.</summary>
    bool IsAside => false;

    /// <summary>What its free text is, to who looks at words before they are an answer.</summary>
    AwaitedAnswer Awaits => IsChoice ? AwaitedAnswer.YesOrNo : AwaitedAnswer.Words;

    /// <summary>
    /// Nobody needs an answer any more, or it is not this person's to give: it closes, and takes no answer in.
    /// </summary>
    bool IsOver(PersonTurn turn, OpenQuestion question) => false;

    /// <summary>It may be put off with <c>later</c>; else that passes it on.</summary>
    bool CanWait => true;

    /// <summary>The week's own question: while it is the latest, a commitment is what it waits for.</summary>
    bool IsWeekly => false;

    /// <summary>Answered or passed on, it is followed by the week's question.</summary>
    bool BringsWeek => false;

    /// <summary>Its card shows ideas of the person's teams, which are read when the turn begins.</summary>
    bool ShowsTeamIdeas => false;

    /// <summary>Takes an answer in.</summary>
    ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given);

    /// <summary>Passes on the question.</summary>
    void Skip(PersonTurn turn, OpenQuestion question);

    /// <summary>The same, for a question that reads before it can go on.</summary>
    ValueTask SkipAsync(PersonTurn turn, OpenQuestion question)
    {
        Skip(turn, question);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What was given in answer: free text, a command, the fields of a card.</summary>
/// <param name="Text">Free text, whole; <c>null</c> for a command or a card.</param>
/// <param name="Command">What was typed or pressed; <c>null</c> for free text.</param>
/// <param name="Inputs">The card's fields by stable id.</param>
/// <param name="MessageId">The chat message it came in; <c>null</c> for a card.</param>
public sealed record Answer(
    string? Text, Command? Command, ImmutableDictionary<string, string> Inputs, string? MessageId)
{
    /// <summary>
    /// The answer in words: free text, else what followed the command, else the field; without blanks at its ends.
    /// </summary>
    /// <param name="otherwise">Where none of them was given.</param>
    public string In(string field, string otherwise = "") => (Text
        ?? (Command is { Rest.Length: > 0 } command ? command.Rest : null)
        ?? Inputs.GetValueOrDefault(field, otherwise)).Trim();
}
