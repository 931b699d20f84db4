using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Home;

/// <summary>
/// The bot's own page for one person: this week, what comes next, progress, who sees it, settings. Its buttons say what
/// one could have typed, and are answered in the chat.
/// </summary>
public static class HomeCard
{
    /// <summary>
    /// After whatever a person does; after what time brings, for those who have looked at the page.
    /// </summary>
    public static IEnumerable<OutboxMessage> Owed(PersonTurn turn) => turn.Heard switch
    {
        { HasHome: true, Kind: var kind } => [new OutboxMessage.UpdateHome(Again: kind == ActivityKind.HomeOpened)],
        _ when turn.Profile.HomeOpenedAt is not null => [new OutboxMessage.UpdateHome()],
        _ => [],
    };

    public static async ValueTask<Card> DrawAsync(PersonTurn turn)
    {
        if (turn.Profile is not { IsAgreed: true, Head.IsDeleting: false })
        {
            return new(
                HomeText.Summary,
                new Paragraph(HomeText.Stranger),
                new Buttons([new(SharedText.TellMeMoreButton, "tell me more"), new(HomeText.Help, "help")]));
        }

        return new(
            HomeText.Summary,
            [
                new Heading(HomeText.ThisWeek),
                .. turn.Capabilities.All.SelectMany(capability => capability.ThisWeek(turn)),
                new Heading(HomeText.Next),
                new Paragraph(Next(turn)),
                new Heading(HomeText.Progress),
                new Paragraph(await ProgressAsync(turn)),
                new Heading(HomeText.Settings),
                new Paragraph(AudienceText.NowSeenBy(turn.Visibility, turn.Team)),
                new Buttons(
                [
                    new(HomeText.Who, "who can see this"),
                    new(HomeText.Wins, "wins"),
                    new(HomeText.NewSkill, "new skill"),
                    IsQuiet(turn) ? new(HomeText.Resume, "resume") : new(HomeText.Pause, "pause 2 weeks"),
                    new(HomeText.Help, "help"),
                ]),
            ]);
    }

    static bool IsQuiet(PersonTurn turn) => turn.Profile.IsStopped || turn.IsAway;

    static Phrase Next(PersonTurn turn)
    {
        if (turn.Profile.IsStopped || turn.Profile.IsQuiet)
            return HomeText.Quiet;
        if (turn is { IsAway: true, Profile.AwayUntil: { } back })
            return HomeText.QuietUntil(back);

        var sends = SendPlanner.Sends(turn).Values.Where(planned => planned.Spec.IsForRep)
            .Select(planned => planned.Send).ToList();
        if (sends.Count == 0)
            return HomeText.NextNothing;

        var next = sends.MinBy(send => send.At)!;
        var (on, at) = Zones.Local(next.At, turn.Zone);
        return HomeText.NextIs(next.Kind, on, at);
    }

    static async ValueTask<Phrase> ProgressAsync(PersonTurn turn)
    {
        var skill = turn.Training.Skill;
        var weeks = MilestoneRule.PracticeWeeks(await turn.HistoryAsync(), skill).Count;
        return weeks == 0 ? HomeText.ProgressNone : SharedText.PracticeWeeks(weeks, skill);
    }
}
