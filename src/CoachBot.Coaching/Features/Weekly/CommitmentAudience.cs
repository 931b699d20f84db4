using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>
/// What others see of a rep's commitments, by the rule that shows them (<see cref="Commitment.IsShownTo"/>).
/// </summary>
static class CommitmentAudience
{
    /// <summary>Commitments with a line of their own; what is older is counted.</summary>
    const int MostCommitments = 3;

    public static IEnumerable<SeenLine> Lines(PersonTurn turn, Weeks history) =>
    [
        .. Commitments(turn, history).Concat(Along(turn, history)).Select(line => new SeenLine(10, line)),
        new(90, CommitmentText.NextOnes(AudienceText.SeenBy(turn.Visibility, turn.Team))),
    ];

    /// <summary>Those that a manager can ask for, and this week's private one.</summary>
    static IEnumerable<Phrase> Commitments(PersonTurn turn, Weeks history)
    {
        var since = turn.Week.Previous.Previous.Previous.Name;
        var shown = history.Commitments.Values.Reverse()
            .Where(made => string.CompareOrdinal(made.Week, since) >= 0 && IsShown(turn, made)).ToList();
        foreach (var made in shown.Take(MostCommitments))
            yield return CommitmentText.Seen(made, With(made), AudienceText.SeenBy(made, turn.Teams));
        if (shown.Count > MostCommitments)
            yield return CommitmentText.MoreSeen(shown.Count - MostCommitments);

        var current = CommitHandler.Spoken(turn) ?? turn.Weeks.Current(turn.Week.Name);
        if (current is null && shown.Count == 0)
            yield return CommitmentText.NothingThisWeek;
        else if (current is not null && !shown.Contains(current))
            yield return CommitmentText.Seen(current, [], AudienceText.SeenBy(current, turn.Teams));
    }

    /// <summary>What is beside the words in a summary.</summary>
    static IEnumerable<Phrase> With(Commitment made)
    {
        yield return new("privacy.with-outcome");
        if (made.WantsHelp)
            yield return new("privacy.with-help");
        if (made.Stakes == Stakes.ALot)
            yield return new("privacy.with-stakes");
        else if (made is { Status: CommitmentStatus.Tried, IsWellPlanned: true })
            yield return new("privacy.with-plan");
    }

    /// <summary>A colleague asked along with what is open, or was this week.</summary>
    static IEnumerable<Phrase> Along(PersonTurn turn, Weeks history) =>
        from made in history.Commitments.Values
        where made.Companion is not null
            && (made.IsOpen || string.CompareOrdinal(made.Week, turn.Week.Name) >= 0)
        select CommitmentText.CompanionSeen(
            [.. made.AskedBefore, made.Companion!.Name], CompanionHandler.ShowsWords(made));

    static bool IsShown(PersonTurn turn, Commitment made) => AudienceText.Managers(made, turn.Teams) is not null;
}
