using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Hosting;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>Puts the weekly question, and passes on a week.</summary>
public static class WeeklyAsk
{
    public const string ClaimKind = "ask";

    /// <summary>Puts the week's question. What was open from earlier weeks is past its time now.</summary>
    /// <param name="isUnprompted">The bot starts by itself: it counts towards the week's three.</param>
    /// <param name="leading">Said first on the same card; <c>null</c>: nothing.</param>
    public static void Put(PersonTurn turn, CoachingWeek week, bool isUnprompted, Phrase? leading = null)
    {
        if (!turn.Weeks.HasClaim(week.Name, ClaimKind))
            turn.Keep(new SendRecord(week.Name, ClaimKind, 1, isUnprompted, IsDropped: false, turn.Now));
        turn.Keep(turn.Weeks.State(week.Name) with { AskedAt = turn.Now, IsSkipped = false, IsAway = false });
        CloseEarlier(turn, week);
        if (isUnprompted)
            turn.Profile = turn.Profile.With("silentWeeks", turn.Profile.SilentWeeks + 1L);
        var question = Question(turn, week);
        turn.Ask(question with { Kept = StepLadder.Offer(turn, week, question.Kept) }, leading);
        turn.Count(Counter.Asked);
    }

    /// <summary>
    /// Answers to an earlier week are taken until the next ask; longer, when they asked for it with "later".
    /// </summary>
    public static void CloseEarlier(PersonTurn turn, CoachingWeek week) => turn.CloseWhere(question =>
        question.Week is { } asked && string.CompareOrdinal(asked, week.Name) < 0
        && question.Card != turn.Profile.LaterCard);

    /// <summary>
    /// After silence that nobody chose: puts what is open once more, or this week's question if it did not arrive.
    /// </summary>
    public static void Resume(PersonTurn turn)
    {
        if (turn.Profile.Dialog.Latest is { } open
            && string.CompareOrdinal(open.Week ?? turn.Week.Name, turn.Week.Name) >= 0)
            turn.AskAgain(open, turn.NoObjections);
        else if (turn.Weeks.State(turn.Week.Name) is { AskedAt: not null, IsSkipped: false, IsAway: false }
            && turn.CommitWeek == turn.Week && Open(turn, turn.Week) is { } unseen)
            turn.Ask(unseen);
    }

    /// <summary>Opens the week's question without putting it yet: the person will be asked when they said.</summary>
    /// <returns><c>null</c>: there is nothing to ask.</returns>
    public static OpenQuestion? Hold(PersonTurn turn, CoachingWeek week)
    {
        if (Open(turn, week) is not { } question)
            return null;

        if (!turn.Weeks.HasClaim(week.Name, ClaimKind))
            turn.Keep(new SendRecord(week.Name, ClaimKind, 1, IsUnprompted: false, IsDropped: false, turn.Now));
        turn.Keep(turn.Weeks.State(week.Name) with { AskedAt = turn.Now, IsSkipped = false, IsAway = false });
        turn.Open(question);
        return question;
    }

    /// <summary>The week's question as it would stand open; <c>null</c> when there is nothing to ask.</summary>
    public static OpenQuestion? Open(PersonTurn turn, CoachingWeek week) =>
        turn.Weeks.Current(week.Name) is not null ? null : Question(turn, week);

    /// <summary>Passes on the week without a reason: it counts as neither done nor not done.</summary>
    public static void SkipWeek(PersonTurn turn, CoachingWeek week)
    {
        var commitment = turn.Weeks.Current(week.Name);
        if (commitment is { IsOpen: false, ReportedAt: not null })
        {
            turn.Say(CommitmentText.ToldAlready(NextSendText.Again(turn)));
            return;
        }

        if (commitment is null or { IsOpen: true })
            turn.Keep(turn.Weeks.State(week.Name) with { IsSkipped = true });
        turn.CloseWhere(question => question.Week == week.Name && MessageReference.Of(question) is null);
        if (commitment is { IsOpen: true })
            turn.Keep(commitment with { Status = CommitmentStatus.LetGo, ReportedAt = turn.Now });
        turn.Say(commitment is { IsOpen: true }
            ? CommitmentText.OffForTheWeek(commitment.Text, NextSendText.Again(turn))
            : week.Begins > turn.Week.Begins
            ? CommitmentText.SkippedAhead(week.Begins, NextSendText.Again(turn))
            : CommitmentText.Skipped(NextSendText.Again(turn)));
    }

    static OpenQuestion Question(PersonTurn turn, CoachingWeek week)
    {
        var kept = turn.NothingKept;
        if (LastNoticed(turn, week) is { Noticed: { } noticed } last)
        {
            kept = kept.Add(AskQuestion.LastNoticed, noticed);
            if (last.Keep is { } words)
                kept = kept.Add(AskQuestion.LastKept, words);
        }

        if (turn.Weeks.State(week.Previous.Name).Note is { } told)
            kept = kept.Add(AskQuestion.Told, told);
        return new(
            new CardId(AskQuestion.Dialog, week.Name, turn.Weeks.Current(week.Name)?.Number + 1 ?? 1).ToString(),
            AskQuestion.Dialog, kept, week.Name);
    }

    /// <summary>What the rep noticed last week, to begin with.</summary>
    static Reflection? LastNoticed(PersonTurn turn, CoachingWeek week) =>
        turn.Weeks.Current(week.Previous.Name) is { IsPractice: true } last ? turn.Weeks.ReflectionOn(last) : null;
}
