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

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var text = CheckInCopy.WantsHelp(turn.Weeks.Commitments[question.Subject!], turn.Teams);
        var skip = new Button(Commitments.CommitmentCopy.SkipButton, "skip");
        return CanAskSomebody(turn)
            ? Card.Ask(text, new Button(Helping.HelpingCopy.WhoHelps, "help me"), skip) : Card.Ask(text, skip);
    }

    public Card Settled(PersonTurn turn, CardName card) => new BackOnQuestion().Settled(turn, card);

    public bool Takes(Word word) => word is Word.HelpMe;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Command?.Word == Word.HelpMe)
        {
            turn.Close(question.Card);
            await Helping.Requests.BeginAsync(turn);
            return;
        }

        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } who)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return;
        }

        var commitment = turn.Weeks.Commitments[question.Subject!];
        turn.Keep((turn.Weeks.ReflectionOn(commitment)
            ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today)) with
        { LearnFrom = who });
        turn.Close(question.Card);
        Practice.Further.Finish(turn, MilestoneCopy.Kept(who));
    }

    /// <summary>There are colleagues, and a skill that they could have named.</summary>
    static bool CanAskSomebody(PersonTurn turn) => !turn.Teams.IsEmpty && turn.Profile.Skill is not null;

    public void Skip(PersonTurn turn, OpenQuestion question) => new BackOnQuestion().Skip(turn, question);
}
