using System.Collections.Immutable;
using CoachBot.Coaching.Coaches;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Helping;
using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Suggestions;
using CoachBot.Coaching.Summaries;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Privacy;

/// <summary>
/// <c>who can see this</c>: what others see of a rep now, line by line, from the rows that their summaries, letters and
/// posts are made of and by the rule that shows them (<see cref="Commitment.IsShownTo"/>).
/// </summary>
public static class WhoSees
{
    /// <summary>Commitments and milestones with a line of their own; what is older is counted.</summary>
    const int MostCommitments = 3;

    /// <inheritdoc cref="MostCommitments"/>
    const int MostMilestones = 2;

    /// <inheritdoc cref="MostCommitments"/>
    const int MostRequests = 2;

    /// <inheritdoc cref="MostCommitments"/>
    const int MostSuggestions = 1;

    public static async ValueTask<ImmutableArray<Phrase>> LinesAsync(PersonTurn turn)
    {
        var history = await turn.HistoryAsync();
        var lines = ImmutableArray.CreateBuilder<Phrase>();
        lines.AddRange(Commitments(turn, history));
        lines.AddRange(Along(turn, history));
        lines.AddRange((await HelpBook.OpenAsync(turn)).Requests.Where(IsOpen).TakeLast(MostRequests)
            .Select(PrivacyCopy.Help));
        lines.AddRange(Milestones(
            [.. (await turn.RowsAsync(Shared.Rows)).Select(Shared.Read)], turn.Profile.Name ?? ""));
        lines.AddRange(Answers(await turn.RowsAsync(RepQuestions.AnsweredRows)));
        lines.AddRange(Suggested([.. (await turn.RowsAsync(Suggestion.Rows)).Select(Suggestion.Read)]));
        if (!(await turn.RowsAsync(Thanks.Sent)).IsEmpty)
            lines.Add(PrivacyCopy.Thanked);
        if (turn.Training.Feedback is { } feedback)
            lines.Add(PrivacyCopy.Feedback(feedback));
        if (!turn.Profile.HelperSkills.IsEmpty)
            lines.Add(PrivacyCopy.Helps);
        lines.AddRange(FromNowOn(turn, history));
        lines.Add(PrivacyCopy.RestIsYours);
        return lines.ToImmutable();
    }

    /// <summary>Those that a manager can ask for, and this week's private one.</summary>
    static IEnumerable<Phrase> Commitments(PersonTurn turn, Weeks history)
    {
        var since = turn.Week.Previous.Previous.Previous.Name;
        var shown = history.Commitments.Values.Reverse()
            .Where(made => string.CompareOrdinal(made.Week, since) >= 0 && IsShown(turn, made)).ToList();
        foreach (var made in shown.Take(MostCommitments))
            yield return PrivacyCopy.Commitment(made, With(made), PeopleCopy.SeenBy(made, turn.Teams));
        if (shown.Count > MostCommitments)
            yield return PrivacyCopy.MoreCommitments(shown.Count - MostCommitments);

        var current = Committing.Spoken(turn) ?? turn.Weeks.Current(turn.Week.Name);
        if (current is null && shown.Count == 0)
            yield return PrivacyCopy.NothingThisWeek;
        else if (current is not null && !shown.Contains(current))
            yield return PrivacyCopy.Commitment(current, [], PeopleCopy.SeenBy(current, turn.Teams));
    }

    /// <summary>What stands beside the words in a summary.</summary>
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

    /// <summary>Whoever was asked along with what is open, or was this week.</summary>
    static IEnumerable<Phrase> Along(PersonTurn turn, Weeks history) =>
        from made in history.Commitments.Values
        where made.Companion is not null
            && (made.IsOpen || string.CompareOrdinal(made.Week, turn.Week.Name) >= 0)
        select PrivacyCopy.Companion([.. made.AskedBefore, made.Companion!.Name], Companions.ShowsWords(made));

    /// <summary>Somebody has it before them, or will until it has happened.</summary>
    static bool IsOpen(HelpRequest request) => request.Status == HelpStatus.Asked || request.AfterAt is not null;

    static IEnumerable<Phrase> Milestones(ImmutableArray<Shared> shared, string rep)
    {
        foreach (var one in shared.Reverse().Take(MostMilestones))
            yield return PrivacyCopy.Milestone(one, rep);
        if (shared.Length > MostMilestones)
            yield return PrivacyCopy.MoreMilestones(shared.Length - MostMilestones);
    }

    static IEnumerable<Phrase> Suggested(ImmutableArray<Suggestion> suggested)
    {
        foreach (var one in suggested.Reverse().Take(MostSuggestions))
            yield return PrivacyCopy.Suggested(one);
        if (suggested.Length > MostSuggestions)
            yield return PrivacyCopy.MoreSuggested(suggested.Length - MostSuggestions);
    }

    /// <summary>What managers asked and were answered: the latest in its words.</summary>
    static IEnumerable<Phrase> Answers(ImmutableArray<Entity> answers)
    {
        if (answers is not [.., var latest])
            yield break;

        yield return PrivacyCopy.Answered(latest.Text("toName") ?? "", latest.Day("on")!.Value, latest.Text("text")!);
        if (answers.Length > 1)
            yield return PrivacyCopy.MoreAnswered(answers.Length - 1);
    }

    static IEnumerable<Phrase> FromNowOn(PersonTurn turn, Weeks history)
    {
        if (turn.Team is { Managers.IsEmpty: false } team)
        {
            var rep = new RepReport(turn.Profile.Partition, "", turn.Profile, history);
            yield return rep.IsLongSilentIn(turn.Week) ? PrivacyCopy.CountedAndNamed : PrivacyCopy.Counted;
            if (turn.Profile.PraiseTo is { } to and (PraiseAudience.Manager or PraiseAudience.Team))
                yield return PrivacyCopy.MilestonesFromNowOn(to, team.ManagerNames.FirstOrDefault() ?? "");
        }

        yield return PrivacyCopy.NextOnes(PeopleCopy.SeenBy(turn.Visibility, turn.Team));
    }

    static bool IsShown(PersonTurn turn, Commitment made) => PeopleCopy.Managers(made, turn.Teams) is not null;
}
