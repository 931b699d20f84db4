using System.Collections.Immutable;
using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Milestones;

/// <summary>A milestone: a dated fact, the rep's own words, and a question. For the rep alone.</summary>
public sealed class PraiseQuestion : IQuestion
{
    public const string Dialog = "milestone";
    public const string Reached = "reached";
    public const string ThenOn = "thenOn";
    public const string ThenWords = "thenWords";
    public const string NowOn = "nowOn";
    public const string NowWords = "nowWords";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var skill = SkillWords.ToYou(turn.Weeks.Commitments[question.Subject!].Skill);
        var milestone = Enum.Parse<Milestone>(question.Kept[Reached]);
        var (then, now) = (Read(question, ThenOn, ThenWords), Read(question, NowOn, NowWords));
        return Card.Ask(
            milestone switch
            {
                Milestone.FirstPractice => MilestoneCopy.FirstPractice(skill, now),
                Milestone.Comeback => MilestoneCopy.Comeback(skill, now),
                _ when then == now => MilestoneCopy.WeeksOneQuote(MilestoneRule.WeeksOf(milestone), skill, now),
                _ => MilestoneCopy.Weeks(MilestoneRule.WeeksOf(milestone), skill, then, now),
            },
            new Button(CommitmentCopy.SkipButton, "skip"));
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        turn.Weeks.Find(card.Week, card.Number) is { } commitment
            ? CommitmentCards.Overview(commitment, turn)
            : Card.Say(ConversationCopy.Closed);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } text)
        {
            turn.Say(ConversationCopy.TooLong);
            return ValueTask.CompletedTask;
        }

        var commitment = turn.Weeks.Commitments[question.Subject!];
        turn.Keep((turn.Weeks.ReflectionOn(commitment)
            ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today)) with { Changed = text });
        turn.Close(question.Card);
        turn.Say(MilestoneCopy.Kept(text, turn.NextAskOn(), turn.Calendar.Ask.At));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(CheckInCopy.NextTime(turn.NextAskOn(), turn.Calendar.Ask.At));
    }

    static Quote Read(OpenQuestion question, string on, string words) =>
        new(Key.ReadDay(question.Kept[on]), question.Kept[words]);
}
