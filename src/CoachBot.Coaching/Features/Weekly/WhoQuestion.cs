using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Milestones;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>
/// "Who would you learn most from?", after "ask someone". That help is wanted may be seen; the answer is not.
/// </summary>
public sealed class WhoQuestion : IQuestion
{
    public const string Dialog = "who";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var text = CheckInText.WantsHelp(turn.Weeks.Commitments[question.Subject!], turn.Teams);
        var skip = new Button(SharedText.SkipButton, "skip");
        return CanAskSomebody(turn)
            ? Card.Ask(text, new Button(SharedText.WhoHelps, "help me"), skip) : Card.Ask(text, skip);
    }

    public Card Settled(PersonTurn turn, CardId card) => new BackOnQuestion().Settled(turn, card);

    public bool Takes(string word) => word is Word.HelpMe;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command?.Word == Word.HelpMe)
        {
            turn.Close(question.Card);
            await turn.Capabilities.Command(Word.HelpMe)!.Obey(new(turn, given.Command, null, given));
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
        NextQuestion.Finish(turn, MilestoneText.Kept(who));
    }

    /// <summary>There are colleagues, and a skill that they could have named.</summary>
    static bool CanAskSomebody(PersonTurn turn) => !turn.Teams.IsEmpty && turn.Profile.Skill is not null;

    public void Skip(PersonTurn turn, OpenQuestion question) => new BackOnQuestion().Skip(turn, question);
}
