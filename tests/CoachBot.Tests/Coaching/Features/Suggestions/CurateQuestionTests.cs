using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Suggestions;

/// <summary>What a manager presses about a suggestion: twice, or with more words than fit.</summary>
public sealed class CurateQuestionTests
{
    static readonly Account Ana = TeamStage.Person("Ana");

    [Theory]
    [InlineData("not this time", "why", "more than I can keep")]
    [InlineData("save", "words", "more than an idea has room for")]
    public async Task What_is_over_a_limit_is_refused_in_one_line_and_changes_nothing(
        string press, string field, string answer)
    {
        var team = await SuggestHandlerTests.TogetherAsync();
        await team.SayAsync(Ana, SuggestHandlerTests.Practice, "skip");
        var inputs = ImmutableDictionary<string, string>.Empty.Add(field, new string('x', 301));
        if (press == "save")
        {
            await team.SayAsync(TeamStage.Marc, "take it up");
            inputs = inputs.Add("skill", "any").Add("kind", "Live");
        }

        await PressAsync(team, press == "save" ? "takeup." : "curate.", press, inputs);

        Assert.Contains(
            team.SaidTo(TeamStage.Marc).TakeLast(2), said => said.Contains(answer, StringComparison.Ordinal));
        Assert.Empty(await team.RowsWithAsync("xxx"));
        Assert.Contains("I'll tell you", team.SaidTo(Ana)[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not this time", "not this time.")]
    [InlineData("take it up", "is one of North team's ideas now")]
    public async Task Pressed_twice_it_is_told_once(string press, string told)
    {
        var team = await SuggestHandlerTests.TogetherAsync();
        await team.SayAsync(Ana, SuggestHandlerTests.Practice, "skip");
        for (var times = 0; times < 2; times++)
        {
            await PressAsync(
                team, "curate.", press, ImmutableDictionary<string, string>.Empty
                    .Add("become", press == "take it up" ? "idea" : "no"));
            if (press == "take it up")
            {
                await PressAsync(
                    team, "takeup.", "save", ImmutableDictionary<string, string>.Empty
                        .Add("skill", "any").Add("kind", "Live").Add("words", "a trombone"));
            }
        }

        Assert.Single(team.SaidTo(Ana), said => said.Contains(told, StringComparison.Ordinal));
        Assert.Equal(
            press == "take it up" ? 1 : 0,
            (await team.RowsAsync()).Count(row => row.Row.StartsWith("idea|", StringComparison.Ordinal)));
    }

    /// <summary>Marc presses on the latest card of a dialog.</summary>
    static Task PressAsync(
        TeamStage team, string dialog, string command, ImmutableDictionary<string, string> inputs) =>
        team.Stage.PressAsync(
            TeamStage.Marc,
            team.Stage.Channel.Spoken.Last(said => said.Message.CardId?.StartsWith(dialog, StringComparison.Ordinal)
                == true && SuggestHandlerTests.IsMarcs(said.To)).Message.CardId,
            command,
            dialog == "curate." && !inputs.ContainsKey("become") ? inputs.Add("become", "no") : inputs);
}
