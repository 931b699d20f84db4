using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Schedule;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Copy;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Home;

/// <summary>
/// The bot's own page for one person: this week, what comes next, progress, who sees it, settings. Its buttons say what
/// one could have typed, and are answered in the chat.
/// </summary>
public static class HomeCard
{
    /// <summary>
    /// After whatever a person does; after what time brings, for those who have looked at the page.
    /// </summary>
    public static IEnumerable<Owed> Owed(PersonTurn turn) => turn.Heard switch
    {
        { HasHome: true, Kind: var kind } => [new Owed.Home(Again: kind == ActivityKind.HomeOpened)],
        _ when turn.Profile.HomeOpenedAt is not null => [new Owed.Home()],
        _ => [],
    };

    public static async ValueTask<Card> DrawAsync(PersonTurn turn)
    {
        if (turn.Profile is not { IsAgreed: true, Head.IsDeleting: false })
        {
            return new(
                HomeCopy.Summary,
                new Paragraph(HomeCopy.Stranger),
                new Buttons([new(PeopleCopy.TellMeMoreButton, "tell me more"), new(HomeCopy.Help, "help")]));
        }

        return new(
            HomeCopy.Summary,
            [
                new Heading(HomeCopy.ThisWeek),
                .. ThisWeek(turn),
                new Heading(HomeCopy.Next),
                new Paragraph(Next(turn)),
                new Heading(HomeCopy.Progress),
                new Paragraph(await ProgressAsync(turn)),
                new Heading(HomeCopy.Settings),
                new Paragraph(PeopleCopy.NowSeenBy(turn.Visibility, turn.Team)),
                new Buttons(
                [
                    new(HomeCopy.Who, "who can see this"),
                    new(HomeCopy.Wins, "wins"),
                    new(HomeCopy.NewSkill, "new skill"),
                    IsQuiet(turn) ? new(HomeCopy.Resume, "resume") : new(HomeCopy.Pause, "pause 2 weeks"),
                    new(HomeCopy.Help, "help"),
                ]),
            ]);
    }

    static IEnumerable<CardElement> ThisWeek(PersonTurn turn)
    {
        var commitment = turn.Weeks.Current(turn.CommitWeek.Name) ?? turn.Weeks.Current(turn.Week.Name);
        if (commitment is null)
        {
            yield return new Paragraph(HomeCopy.NothingYet);
            yield return new Buttons([new(PeopleCopy.AskMeNow, "ask me now", Primary: true)]);
            yield break;
        }

        foreach (var element in CommitmentCards.Overview(commitment, turn).Elements)
            yield return element;
        if (commitment.IsOpen)
        {
            yield return new Buttons(
            [
                new(CheckIns.CheckInCopy.Done, "done"),
                new(CheckIns.CheckInCopy.Tried, "tried"),
                new(CheckIns.CheckInCopy.NotYet, "not yet"),
                new(CommitmentCopy.ChangeButton, "change"),
            ]);
        }
    }

    static bool IsQuiet(PersonTurn turn) => turn.Profile.IsStopped || turn.IsAway;

    static Phrase Next(PersonTurn turn)
    {
        if (turn.Profile.IsStopped)
            return HomeCopy.Quiet;
        if (turn is { IsAway: true, Profile.AwayUntil: { } back })
            return HomeCopy.QuietUntil(back);

        var sends = Agenda.Sends(turn).Values
            .Where(send => send.Kind is not (SendKind.Summary or SendKind.Talk or SendKind.Held)).ToList();
        if (sends.Count == 0)
            return HomeCopy.NextNothing;

        var next = sends.MinBy(send => send.At)!;
        var (on, at) = Zones.Local(next.At, turn.Zone);
        return HomeCopy.NextIs(next.Kind, on, at);
    }

    static async ValueTask<Phrase> ProgressAsync(PersonTurn turn)
    {
        var skill = turn.Training.Skill;
        var weeks = MilestoneRule.PracticeWeeks(await turn.HistoryAsync(), skill).Count;
        return weeks == 0 ? HomeCopy.ProgressNone : MilestoneCopy.PracticeWeeks(weeks, skill);
    }
}
