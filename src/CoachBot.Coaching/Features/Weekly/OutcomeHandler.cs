using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>A rep says how it went: at the check-in, or at any time before.</summary>
public static class OutcomeHandler
{
    public static async ValueTask ReportAsync(PersonTurn turn, string word, OpenQuestion? question, Answer given)
    {
        var commitment = question is { Dialog: CheckInQuestion.Dialog, Subject: { } subject }
            ? turn.Weeks.Commitments[subject]
            : Asked(turn) ?? CommitHandler.Spoken(turn);
        if (commitment is null)
        {
            turn.Say(CheckInText.NothingToReport(Menu.Now(turn)));
            return;
        }

        Note(turn, commitment, StatusOf(word));
        commitment = commitment with { Status = StatusOf(word), ReportedAt = turn.Now };
        turn.Keep(commitment);
        turn.CloseWhere(open => open.Subject == commitment.Row);
        turn.Count("answered");

        if (word == Word.NotYet)
            await BackOnHandler.OfferAsync(turn, commitment);
        else
            await ReflectQuestion.AskAsync(turn, commitment);
    }

    /// <summary>Counts what was told for the first time; nothing is counted twice, and no count falls.</summary>
    static void Note(PersonTurn turn, Commitment before, CommitmentStatus told)
    {
        if (told is CommitmentStatus.Done or CommitmentStatus.Tried && !before.IsPractice)
            StepLadder.Practised(turn, before);
        if (before.ReportedAt is not null)
            return;

        turn.Profile = turn.Profile.With("checkIns", turn.Profile.CheckIns + 1L);
        if (turn.Weeks.HasClaim(before.Week, PlanNames.CheckIn))
            return;

        turn.Profile = turn.Profile.With("ownCheckIns", Math.Min(4L, turn.Profile.OwnCheckIns + 1L));
    }

    /// <summary>The commitment that an open check-in asks after, which may be last week's.</summary>
    static Commitment? Asked(PersonTurn turn) => turn.Profile.Dialog.Open
        .Where(open => open.Dialog == CheckInQuestion.Dialog)
        .Select(open => turn.Weeks.Commitments.GetValueOrDefault(open.Subject ?? "")).LastOrDefault();

    static CommitmentStatus StatusOf(string word) => word switch
    {
        Word.Done => CommitmentStatus.Done,
        Word.Tried => CommitmentStatus.Tried,
        Word.NotYet => CommitmentStatus.NotYet,
        _ => CommitmentStatus.Changed,
    };
}
