using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>"Shall your name stand with it?": the suggestion is on its way already, and without an answer it does not.
/// </summary>
public sealed class NamingQuestion : IQuestion
{
    public const string Dialog = "naming";
    const string Field = "naming";
    const string With = "with";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the suggestion, and to whom it goes.</summary>
    const string Words = "text";

    /// <inheritdoc cref="Words"/>
    const string ToNames = "toNames";

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, Suggestion suggestion) => turn.Ask(new OpenQuestion(
        suggestion.Card, Dialog,
        turn.NothingKept.Add(Words, suggestion.Text).Add(ToNames, string.Join('\n', suggestion.ToNames)),
        Subject: suggestion.Row));

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            SuggestionsText.AskNamed(
                [.. question.Kept[ToNames].Split('\n', StringSplitOptions.RemoveEmptyEntries)], question.Kept[Words]),
            new Button(SuggestionsText.WithMyName, "with my name", Field: Field, Value: With),
            new Button(SuggestionsText.WithoutMyName, "without my name", Field: Field, Value: "without"));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(turn.WrittenOn(card) is { } row
        ? SuggestionsText.YouSuggested(Suggestion.Read(row))
        : ConversationText.Closed);

    public RowRange? Tells => Suggestion.Rows;

    /// <summary>Whatever is neither of the two answers another question that is open.</summary>
    public bool Hears(string text) =>
        Grammar.AreSame(text, "with my name") || Grammar.AreSame(text, "without my name");

    public bool Takes(string word) => word is Word.Yes or Word.No;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var chosen = given.Command?.Word switch
        {
            Word.Yes => With,
            Word.No => "without",
            _ => ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, given),
        };
        if (chosen is null)
        {
            turn.Ask(question, SharedText.NoneOfThese);
            return;
        }

        await TakeAsync(turn, question, isNamed: chosen == With);
    }

    public ValueTask SkipAsync(PersonTurn turn, OpenQuestion question) => TakeAsync(turn, question, isNamed: false);

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(SuggestionsText.Noted);
    }

    async ValueTask TakeAsync(PersonTurn turn, OpenQuestion question, bool isNamed)
    {
        if (await SuggestHandler.FindAsync(turn, question.Subject) is { } suggestion)
            SuggestHandler.Keep(turn, suggestion with { IsNamed = isNamed });
        Skip(turn, question);
    }
}
