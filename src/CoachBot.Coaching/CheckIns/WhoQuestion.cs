using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Milestones;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.CheckIns;

/// <summary>
/// "Who would you learn most from?", after "ask someone". That help is wanted may be seen; the answer is not.
/// </summary>
public sealed class WhoQuestion : IQuestion
{
    public const string Dialog = "who";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
        CheckInCopy.WantsHelp(turn.Weeks.Commitments[question.Subject!], turn.Teams),
        new Button(Commitments.CommitmentCopy.SkipButton, "skip"));

    public Card Settled(PersonTurn turn, CardName card) => new BackOnQuestion().Settled(turn, card);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } who)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return ValueTask.CompletedTask;
        }

        var commitment = turn.Weeks.Commitments[question.Subject!];
        turn.Keep((turn.Weeks.ReflectionOn(commitment)
            ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today)) with
        { LearnFrom = who });
        turn.Close(question.Card);
        Practice.Further.Finish(turn, MilestoneCopy.Kept(who));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => new BackOnQuestion().Skip(turn, question);
}
