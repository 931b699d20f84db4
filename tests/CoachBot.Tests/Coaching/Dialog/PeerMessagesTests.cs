using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>
/// What waits for somebody who is away: none of it is lost for what comes after, and of questions the latest come.
/// </summary>
public sealed class PeerMessagesTests
{
    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Lea = TeamStage.Person("Lea");

    [Fact]
    public async Task After_an_absence_a_managers_questions_of_this_week_and_the_last_come_with_their_days()
    {
        var team = await AwayAsync(until: "7 Dec");
        for (var day = 17; day <= 30; day++)
            await AskOnAsync(team, $"2026-11-{day} 11:00", $"What became of the harp of day {day}?");

        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-11 20:00"));

        Assert.StartsWith(
            "On 30 Nov Marc asked: \"What became of the harp of day 30?\"", Assert.Single(Asked(team)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_of_last_week_the_latest_three_come()
    {
        var team = await AwayAsync(until: "7 Dec");
        foreach (var day in new[] { 1, 2, 3 })
        {
            foreach (var word in new[] { "flute", "oboe", "harp" })
                await AskOnAsync(team, $"2026-12-0{day} 11:00", $"What became of the {word} of day {day}?");
        }

        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-11 20:00"));

        Assert.Equal(3, Asked(team).Count);
        Assert.All(Asked(team), said => Assert.StartsWith("On 3 Dec Marc asked", said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Behind_twenty_nothing_more_waits_and_none_of_them_is_lost()
    {
        var team = await AwayAsync(until: "30 Nov");
        for (var number = 1; number <= 20; number++)
        {
            await team.Stage.AdvanceAsync(TeamStage.At($"2026-11-{16 + ((number - 1) / 5)} 11:00"));
            await ThankAsync(team, $"hour number {number} with the trombone");
        }

        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-20 11:00"));
        await ThankAsync(team, "one hour more with the saxophone");
        await AskOnAsync(team, "2026-11-20 11:05", "What became of the zither?");

        Assert.Equal(
            "\"one hour more with the saxophone\" comes back to you: more is waiting for Ana than I can bring. "
            + "Another day it can go.",
            team.SaidTo(Lea)[^1]);
        Assert.StartsWith(
            "\"What became of the zither?\" comes back", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
        Assert.Empty(await team.RowsWithAsync("saxophone", "zither"));
        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-11 20:00"));
        Assert.Equal(
            Enumerable.Range(1, 20).Select(number => $"hour number {number} with the trombone"),
            team.SaidTo(Ana).Where(said => said.StartsWith("Lea thanks", StringComparison.Ordinal))
                .Select(said => said.Split('"')[1]));
    }

    [Fact]
    public async Task What_came_back_may_go_again_the_same_day()
    {
        var team = await AwayAsync(until: "30 Nov");
        var twenty = Enumerable.Range(1, 20).Select(number => $"thanks\tp|nobody\tthanked|2026-11-16|{number:d6}");
        await KeepAsync(team, twenty);
        await AskOnAsync(team, "2026-11-17 11:00", "What became of the zither?");
        await KeepAsync(team, []);

        await AskOnAsync(team, "2026-11-17 12:00", "What became of the zither?");

        Assert.StartsWith(
            "\"What became of the zither?\" goes to Ana", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
        Assert.Single(await team.RowsWithAsync("zither"));
    }

    static List<string> Asked(TeamStage team) =>
        [.. team.SaidTo(Ana).Where(said => said.Contains("What became", StringComparison.Ordinal))];

    static async Task<TeamStage> AwayAsync(string until)
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Lea);
        await team.CommitAsync(Ana, "thank them first");
        await team.CommitAsync(Lea, "ask what else");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-16 10:00"));
        await team.SayAsync(Ana, "skip", $"away until {until}");
        return team;
    }

    static async Task AskOnAsync(TeamStage team, string at, string question)
    {
        await team.Stage.AdvanceAsync(TeamStage.At(at));
        await SayToAnaAsync(team, TeamStage.Marc, $"ask @Ana {question}");
    }

    static Task ThankAsync(TeamStage team, string what) => SayToAnaAsync(team, Lea, $"thank @Ana for {what}");

    static Task SayToAnaAsync(TeamStage team, Account from, string text) =>
        team.Stage.HearAsync(team.Stage.Activity(from, ActivityKind.Message) with { Text = text, People = [Ana] });

    /// <summary>Puts these in the place of what waits for Ana.</summary>
    static async Task KeepAsync(TeamStage team, IEnumerable<string> letters)
    {
        var head = await team.HeadAsync(TeamStage.Partition(Ana));
        var changed = new Profile(head).WithLetters(letters).Head.Row;
        await team.Table.CommitAsync(changed.Partition, [new Change.Upsert(changed)], default);
    }
}
