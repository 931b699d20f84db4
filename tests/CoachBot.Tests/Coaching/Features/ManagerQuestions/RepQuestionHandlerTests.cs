using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.ManagerQuestions;

/// <summary>
/// A manager's question and a rep's answer: each is with whom it is for, and gone with whose it is.
/// </summary>
public sealed class RepQuestionHandlerTests
{
    const string Question = "What became of the trombone?";
    const string Answer = "It plays like a saxophone";

    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Lea = TeamStage.Person("Lea");
    static readonly Account Tom = TeamStage.Person("Tom");

    [Fact]
    public async Task An_answer_reaches_the_manager_who_asked_and_nobody_else()
    {
        var team = await BegunAsync();
        await TypeAsync(team, TeamStage.Marc, "setup", "Lea, Marc", "yes");
        await AskAsync(team, Question);

        await TypeAsync(team, Ana, Answer);

        Assert.Contains($"Ana answers: \"{Answer}\"", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
        Assert.Contains("Seen by Marc alone", await team.AskAsync(Ana, "who can see this"), StringComparison.Ordinal);
        foreach (var range in new[] { "summary", "summary everyone", "summary @Ana" })
            await TypeAsync(team, Lea, range);
        Assert.DoesNotContain(team.SaidTo(Lea).Concat(team.SaidTo(Tom)).Concat(team.SaidInChannel), Speaks);
    }

    [Fact]
    public async Task Whoever_manages_the_team_no_more_is_shown_no_answer_that_was_on_its_way()
    {
        var team = await BegunAsync();
        await AskAsync(team, Question);
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-16 20:00"));
        await TypeAsync(team, Ana, Answer);
        await TypeAsync(team, TeamStage.Marc, "setup", "Lea", "yes");

        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-17 10:00"));

        Assert.DoesNotContain(team.SaidTo(TeamStage.Marc), said => said.Contains(Answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Questions_go_with_the_manager_who_deletes_them_and_what_answers_them_is_not_kept()
    {
        var team = await BegunAsync();
        await AskAsync(team, Question);
        await TypeAsync(team, TeamStage.Marc, "export");
        var exported = string.Concat(team.Stage.Channel.Spoken.Select(said => said.Message.Card.Summary)
            .Where(said => said.Key == "privacy.export").Select(said => ((PhraseValue.Words)said.Values[2]).Text));

        await TypeAsync(team, TeamStage.Marc, "delete", "yes");
        await TypeAsync(team, Ana, Answer);

        Assert.Contains("trombone", exported, StringComparison.Ordinal);
        Assert.Empty(await team.RowsWithAsync("trombone", "saxophone"));
        Assert.Contains("No answer is needed", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    /// <summary>Nobody's refusal is told: the same words, whether they hear from the bot or not.</summary>
    [Fact]
    public async Task Somebody_who_has_not_agreed_or_has_stopped_is_asked_nothing_and_nobody_is_told()
    {
        var team = await BegunAsync();
        await TypeAsync(team, Ana, "stop");
        var before = team.SaidTo(Ana).Count + team.SaidTo(Tom).Count;

        await AskAsync(team, Question);
        var toAna = team.SaidTo(TeamStage.Marc)[^1];
        await team.Stage.HearAsync(Asking(team, Question, Tom));

        Assert.Equal(before, team.SaidTo(Ana).Count + team.SaidTo(Tom).Count);
        Assert.Equal(
            toAna.Replace("Ana", "Tom", StringComparison.Ordinal), team.SaidTo(TeamStage.Marc)[^1]);
        await TypeAsync(team, Ana, "resume");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-17 10:00"));
        Assert.DoesNotContain(team.SaidTo(Ana), Speaks);
    }

    [Fact]
    public async Task Nobody_is_asked_more_than_three_things_a_day_by_one_manager()
    {
        var team = await BegunAsync();

        foreach (var word in new[] { "flute", "oboe", "bassoon", "harp" })
            await AskAsync(team, $"What became of the {word}?");

        Assert.Equal(3, team.SaidTo(Ana).Count(said => said.StartsWith("Marc asks", StringComparison.Ordinal)));
        Assert.Contains("tomorrow", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_situation_that_somebody_is_coached_in_is_kept_nowhere()
    {
        var team = await BegunAsync();

        var told = await team.AskAsync(TeamStage.Marc, "coach me Ana was asked about a trombone");

        Assert.Equal(3, told.Split('•').Length - 1);
        Assert.Empty(await team.RowsWithAsync("trombone"));
    }

    static bool Speaks(string said) =>
        said.Contains("trombone", StringComparison.Ordinal) || said.Contains("saxophone", StringComparison.Ordinal);

    static async Task<TeamStage> BegunAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Lea, Tom);
        await team.CommitAsync(Ana, "thank them first");
        await team.Stage.TypeAsync(Ana, "skip");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-16 10:00"));
        return team;
    }

    static Task AskAsync(TeamStage team, string question) => team.Stage.HearAsync(Asking(team, question));

    static Activity Asking(TeamStage team, string question, Account? rep = null) =>
        team.Stage.Activity(TeamStage.Marc, ActivityKind.Message) with
        {
            Text = $"ask @{(rep ?? Ana).Name} {question}",
            People = [rep ?? Ana],
        };

    static async Task TypeAsync(TeamStage team, Account from, params string[] texts)
    {
        foreach (var text in texts)
            await team.Stage.TypeAsync(from, text);
    }
}
