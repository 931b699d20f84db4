using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary><c>my question</c>: the rep's own in place of the bot's, each week.</summary>
public sealed class OwnQuestion : IQuestion
{
    public const string Dialog = "ownquestion";
    const string Field = "which";

    /// <summary>Characters: one question.</summary>
    const int Longest = 200;

    public string Name => Dialog;

    public static void Ask(PersonTurn turn) => turn.Ask(WeekQuestion.Of(turn, Dialog));

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        new(
            PracticeText.AskOwnQuestion,
            new Paragraph(PracticeText.AskOwnQuestion),
            new TextField(
                "question", PracticeText.OwnQuestionLabel, turn.Profile.OwnQuestion, MaxLength: Longest,
                Objection: objections.GetValueOrDefault("question")),
            new Buttons(
            [
                new(SharedText.SaveButton, "save", Submits: true, Primary: true),
                new(PracticeText.UsualQuestion, "the usual one", Field: Field, Value: "usual"),
                new(SharedText.SkipButton, "skip"),
            ]));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(turn.Profile.OwnQuestion is { } own
        ? PracticeText.OwnQuestionIs(own)
        : PracticeText.Usual);

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var usual = ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, given) is not null;
        var words = given.In("question");
        if (!usual && words.Length is 0 or > Longest)
        {
            turn.AskAgain(question, turn.NoObjections.Add(
                "question", words.Length == 0 ? PracticeText.AskOwnQuestion : ConversationText.TooLong));
            return ValueTask.CompletedTask;
        }

        turn.Profile = turn.Profile.With("ownQuestion", usual ? null : words);
        turn.Close(question.Card);
        turn.Say(usual ? PracticeText.UsualAgain : PracticeText.OwnQuestionKept(words));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(turn.Profile.OwnQuestion is { } own ? PracticeText.OwnQuestionKept(own) : PracticeText.UsualAgain);
    }
}
