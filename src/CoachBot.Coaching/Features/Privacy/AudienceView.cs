using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Features.Onboarding;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Features.Thanks;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>
/// <c>who can see this</c>: what others see of a rep now, line by line, from the rows that their summaries, letters and
/// posts are made of and by the rule that shows them (<see cref="Commitment.IsShownTo"/>).
/// </summary>
public static class AudienceView
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
        lines.AddRange((await HelpRecords.OpenAsync(turn)).Requests.Where(IsOpen).TakeLast(MostRequests)
            .Select(PrivacyText.Help));
        lines.AddRange(Milestones(
            [.. (await turn.RowsAsync(SharedMilestone.Rows)).Select(SharedMilestone.Read)], turn.Profile.Name ?? ""));
        lines.AddRange(Answers(await turn.RowsAsync(RepQuestionHandler.AnsweredRows)));
        lines.AddRange(Suggested([.. (await turn.RowsAsync(Suggestion.Rows)).Select(Suggestion.Read)]));
        if (!(await turn.RowsAsync(ThanksHandler.Sent)).IsEmpty)
            lines.Add(PrivacyText.Thanked);
        if (turn.Training.Feedback is { } feedback)
            lines.Add(PrivacyText.Feedback(feedback));
        if (!turn.Profile.HelperSkills.IsEmpty)
            lines.Add(PrivacyText.Helps);
        lines.AddRange(FromNowOn(turn, history));
        lines.Add(PrivacyText.RestIsYours);
        return lines.ToImmutable();
    }

    /// <summary>Those that a manager can ask for, and this week's private one.</summary>
    static IEnumerable<Phrase> Commitments(PersonTurn turn, Weeks history)
    {
        var since = turn.Week.Previous.Previous.Previous.Name;
        var shown = history.Commitments.Values.Reverse()
            .Where(made => string.CompareOrdinal(made.Week, since) >= 0 && IsShown(turn, made)).ToList();
        foreach (var made in shown.Take(MostCommitments))
            yield return PrivacyText.Commitment(made, With(made), PeopleText.SeenBy(made, turn.Teams));
        if (shown.Count > MostCommitments)
            yield return PrivacyText.MoreCommitments(shown.Count - MostCommitments);

        var current = CommitHandler.Spoken(turn) ?? turn.Weeks.Current(turn.Week.Name);
        if (current is null && shown.Count == 0)
            yield return PrivacyText.NothingThisWeek;
        else if (current is not null && !shown.Contains(current))
            yield return PrivacyText.Commitment(current, [], PeopleText.SeenBy(current, turn.Teams));
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
        select PrivacyText.Companion([.. made.AskedBefore, made.Companion!.Name], CompanionHandler.ShowsWords(made));

    /// <summary>Somebody has it before them, or will until it has happened.</summary>
    static bool IsOpen(HelpRequest request) => request.Status == HelpStatus.Asked || request.AfterAt is not null;

    static IEnumerable<Phrase> Milestones(ImmutableArray<SharedMilestone> shared, string rep)
    {
        foreach (var one in shared.Reverse().Take(MostMilestones))
            yield return PrivacyText.Milestone(one, rep);
        if (shared.Length > MostMilestones)
            yield return PrivacyText.MoreMilestones(shared.Length - MostMilestones);
    }

    static IEnumerable<Phrase> Suggested(ImmutableArray<Suggestion> suggested)
    {
        foreach (var one in suggested.Reverse().Take(MostSuggestions))
            yield return PrivacyText.Suggested(one);
        if (suggested.Length > MostSuggestions)
            yield return PrivacyText.MoreSuggested(suggested.Length - MostSuggestions);
    }

    /// <summary>What managers asked and were answered: the latest in its words.</summary>
    static IEnumerable<Phrase> Answers(ImmutableArray<Entity> answers)
    {
        if (answers is not [.., var latest])
            yield break;

        yield return PrivacyText.Answered(latest.Text("toName") ?? "", latest.Day("on")!.Value, latest.Text("text")!);
        if (answers.Length > 1)
            yield return PrivacyText.MoreAnswered(answers.Length - 1);
    }

    static IEnumerable<Phrase> FromNowOn(PersonTurn turn, Weeks history)
    {
        if (turn.Team is { Managers.IsEmpty: false } team)
        {
            var rep = new RepReport(turn.Profile.Partition, "", turn.Profile, history);
            yield return rep.IsLongSilentIn(turn.Week) ? PrivacyText.CountedAndNamed : PrivacyText.Counted;
            if (turn.Profile.PraiseTo is { } to and (PraiseAudience.Manager or PraiseAudience.Team))
                yield return PrivacyText.MilestonesFromNowOn(to, team.ManagerNames.FirstOrDefault() ?? "");
        }

        yield return PrivacyText.NextOnes(PeopleText.SeenBy(turn.Visibility, turn.Team));
    }

    static bool IsShown(PersonTurn turn, Commitment made) => PeopleText.Managers(made, turn.Teams) is not null;
}
