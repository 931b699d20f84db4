using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Practice;

/// <summary><c>my question</c>: the rep's own in place of the bot's, each week.</summary>
public sealed class OwnQuestion : IQuestion
{
    public const string Dialog = "ownquestion";
    const string Field = "which";

    /// <summary>Characters: one question.</summary>
    const int Longest = 200;

    public string Name => Dialog;

    public static void Ask(PersonTurn turn) => turn.Ask(Further.Question(turn, Dialog));

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        new(
            PracticeCopy.AskOwnQuestion,
            new Paragraph(PracticeCopy.AskOwnQuestion),
            new TextField(
                "question", PracticeCopy.OwnQuestionLabel, turn.Profile.OwnQuestion, MaxLength: Longest,
                Objection: objections.GetValueOrDefault("question")),
            new Buttons(
            [
                new(CommitmentCopy.SaveButton, "save", Submits: true, Primary: true),
                new(PracticeCopy.UsualQuestion, "the usual one", Field: Field, Value: "usual"),
                new(CommitmentCopy.SkipButton, "skip"),
            ]));

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(turn.Profile.OwnQuestion is { } own
        ? PracticeCopy.OwnQuestionIs(own)
        : PracticeCopy.Usual);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var usual = Choosing.Of(turn, Draw(turn, question, turn.NoObjections), Field, given) is not null;
        var words = given.Answer("question");
        if (!usual && words.Length is 0 or > Longest)
        {
            turn.AskAgain(question, turn.NoObjections.Add(
                "question", words.Length == 0 ? PracticeCopy.AskOwnQuestion : ConversationCopy.TooLong));
            return ValueTask.CompletedTask;
        }

        turn.Profile = turn.Profile.With("ownQuestion", usual ? null : words);
        turn.Close(question.Card);
        turn.Say(usual ? PracticeCopy.UsualAgain : PracticeCopy.OwnQuestionKept(words));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(turn.Profile.OwnQuestion is { } own ? PracticeCopy.OwnQuestionKept(own) : PracticeCopy.UsualAgain);
    }
}
