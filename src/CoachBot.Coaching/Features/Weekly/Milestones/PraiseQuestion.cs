using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>A milestone: a dated fact, the rep's own words, and a question. For the rep alone.</summary>
public sealed class PraiseQuestion : IQuestion
{
    public const string Dialog = "milestone";
    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(Text(turn, turn.Weeks.Commitments[question.Subject!])!, new Button(SharedText.SkipButton, "skip"));

    /// <summary>What was said, and what the rep answered.</summary>
    public Card Settled(PersonTurn turn, CardId card)
    {
        if (turn.Weeks.Find(card.Week, card.Number) is not { } commitment || Text(turn, commitment) is not { } text)
            return Card.Say(ConversationText.Closed);

        return turn.Weeks.ReflectionOn(commitment)?.Changed is { } answer
            ? new(
                text, new Paragraph(text), new Facts([new(MilestoneText.AnswerLabel, Phrase.Verbatim(answer))]),
                new Paragraph(SharedText.ForYouAlone, Subtle: true))
            : Card.Say(text);
    }

    /// <summary>The facts in words; <c>null</c>: nothing was reached.</summary>
    static Phrase? Text(PersonTurn turn, Commitment practice)
    {
        if (turn.Weeks.ReflectionOn(practice)?.Praised is not { } praised)
            return null;

        var (skill, now) = (practice.Skill, praised.Now);
        return praised.Reached switch
        {
            Milestone.FirstPractice => MilestoneText.FirstPractice(skill, now),
            Milestone.Comeback => MilestoneText.Comeback(skill, now),
            Milestone.StepClimbed => MilestoneText.StepClimbed(skill, praised.Step!, now),
            Milestone.TargetReached => MilestoneText.TargetReached(skill, praised.Step!, now),
            _ when praised.First == now => MilestoneText.WeeksOneQuote(praised.Weeks, skill, now),
            _ => MilestoneText.Weeks(praised.Weeks, skill, praised.First, now),
        };
    }

    public bool Takes(string word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } text)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return;
        }

        var commitment = turn.Weeks.Commitments[question.Subject!];
        turn.Keep((turn.Weeks.ReflectionOn(commitment)
            ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today)) with
        { Changed = text });
        turn.Close(question.Card);
        if (await ShareQuestion.AskAsync(turn, commitment, MilestoneText.Kept(text)) is { } said)
            await NextQuestion.AfterCheckInAsync(turn, said);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        NextQuestion.Finish(turn, SharedText.AllRight);
    }
}
