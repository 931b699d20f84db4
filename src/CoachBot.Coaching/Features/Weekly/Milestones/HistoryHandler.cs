using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.MyWeek;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>What a rep asks of their own history: <c>wins</c> and <c>progress</c>. For the rep alone.</summary>
public static class HistoryHandler
{
    /// <summary>Lists are bounded by 12 lines; a heading and what is left out take two.</summary>
    const int Lines = 10;

    /// <summary>Of these, as many are left to what others thanked for.</summary>
    const int Thanks = 3;

    public static async ValueTask ObeyAsync(PersonTurn turn, string word, OpenQuestion? question)
    {
        var history = await turn.HistoryAsync();
        var practices = history.Commitments.Values.Where(commitment => commitment.IsPractice).ToList();
        var thanks = word == MilestonesCapability.Wins ? (await turn.ThanksAsync()).TakeLast(Thanks).ToList() : [];
        if (practices.Count == 0 && thanks.Count == 0)
        {
            MyWeekCard.Show(turn, question, MilestoneText.NothingYet);
            return;
        }

        if (word == MilestonesCapability.Progress)
        {
            var ratings = (await turn.RowsAsync(SelfRating.Rows)).Select(SelfRating.Read).OrderBy(rating => rating.On);
            turn.Say(ProgressView.Of(turn, history, [.. ratings]));
            return;
        }

        var listed = practices.Select(practice => MilestoneText.Win(
            practice, MilestoneRule.Noticed(history, practice)?.Words)).TakeLast(Lines - thanks.Count).ToList();
        var thanked = thanks.Select(thank => MilestoneText.Thanked(thank.Words.On, thank.Name, thank.Words.Words));
        var title = thanks.Count == 0 ? MilestoneText.WinsTitle : MilestoneText.WinsAndThanksTitle;
        turn.Say(new Card(
            title, new Heading(title),
            new Items(
            [
                .. listed, .. thanked,
                .. practices.Count > listed.Count
                    ? [MilestoneText.Earlier(practices.Count - listed.Count)] : Array.Empty<Phrase>(),
            ])));
    }
}
