using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>The mid-week nudge: the rep's own words, and one question.</summary>
public sealed class NudgeQuestion : IQuestion
{
    public const string Dialog = "nudge";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = CommitmentText.Nudge(commitment, Moment(turn, commitment));
        return new(
            text,
            [
                .. SaidBefore(turn, commitment) is { } before
                    ? [new Paragraph(CommitmentText.WouldHelpBefore(before), Subtle: true)]
                    : Array.Empty<CardElement>(),
                new Paragraph(text),
                new Buttons(
                [
                    new(CommitmentText.ReadyButton, "ready", Primary: true),
                    new(SharedText.ChangeButton, "change"), new(CommitmentText.NotThisWeekButton, "skip"),
                ]),
            ]);
    }

    /// <summary>"Today at 15:00": their own "tomorrow" was written on another day.</summary>
    /// <returns><c>null</c>: no day is named.</returns>
    static Phrase? Moment(PersonTurn turn, Commitment commitment)
    {
        if (commitment.CueOn is not { } named)
            return null;

        var (on, at) = commitment.CueAt is { } cue ? Zones.Local(cue, turn.Zone) : (named, default);
        return CommitmentText.Moment(turn.Today, on, commitment.CueAt is null ? null : at);
    }

    /// <summary>What they said would help, the last time they were asked.</summary>
    static string? SaidBefore(PersonTurn turn, Commitment commitment) => turn.Weeks.Commitments.Values
        .Where(made => string.CompareOrdinal(made.Row, commitment.Row) < 0 && made.Skill == commitment.Skill)
        .Select(made => made.WouldHelp ?? turn.Weeks.ReflectionOn(made)?.WouldMakeEasy)
        .LastOrDefault(said => said is not null);

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Overview);

    public bool Takes(string word) => false;

    /// <summary>Free text says what would help: it is kept with the commitment.</summary>
    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } text)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return ValueTask.CompletedTask;
        }

        Answered(turn);
        turn.Keep(commitment with { WouldHelp = text });
        turn.Close(question.Card);
        turn.Say(ConversationText.Then(PlanText.Noted(text), CommitHandler.WillAsk(turn, commitment)));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        Answered(turn);
        WeeklyAsk.SkipWeek(turn, CoachingWeek.Parse(question.Week!));
    }

    /// <summary>One more goes out; nobody has answered it so far.</summary>
    public static void Ask(PersonTurn turn, Commitment commitment)
    {
        turn.Profile = turn.Profile.With("nudgesUnanswered", turn.Profile.NudgesUnanswered + 1L);
        turn.AskAbout(Dialog, commitment);
    }

    /// <summary>The rep did something about it: nudges go on.</summary>
    public static void Answered(PersonTurn turn) =>
        turn.Profile = turn.Profile.With("nudgesUnanswered", (long?)null);
}
