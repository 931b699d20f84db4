using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Weekly;

/// <summary>
/// The questions that a rep of a team meets over some weeks (which one, a companion, confidence, a step up, who shall
/// know): typed or pressed, in any mix, the same facts are stored.
/// </summary>
public sealed class TeamFactsTests
{
    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Tom = TeamStage.Person("Tom");

    static readonly Arbitrary<Answers> All = (
        from which in Gen.Elements("1", "2", "keep")
        from companion in Gen.Elements("Tom", "")
        from confidence in Gen.Elements("3", "8", "")
        from helps in Gen.Elements("look at my notes", "")
        from direction in Gen.Elements("step up", "stay here")
        from audience in Gen.Elements("my manager", "my team", "just me", "")
        from ways in Gen.Choose(0, 511)
        select new Answers(which, companion, confidence, helps, direction, audience, ways)).ToArbitrary();

    [Fact]
    public void Any_mix_of_typing_and_cards_stores_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(All, answers =>
        {
            var typed = FactsAsync(answers with { Ways = 0 }).GetAwaiter().GetResult();

            var mixed = FactsAsync(answers).GetAwaiter().GetResult();

            Assert.Equal(typed, mixed);
            return typed.Length > 5;
        }));

    static async Task<string[]> FactsAsync(Answers answers)
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Tom);
        await team.SayAsync(Tom, "@ 2026-11-16 09:05", "agree", "next steps", "skip");
        await team.SayAsync(Ana, "agree", "handling objections", "1. call Ben\n2. write to Lea");
        if (answers.Which == "keep")
            await AnswerAsync(team, answers.OnCard(0), "keep", "keep");
        else
            await AnswerAsync(team, answers.OnCard(0), answers.Which, answers.Which, ("which", answers.Which));
        await AnswerAsync(team, answers.OnCard(1), "at Contoso", "save", ("when", "at Contoso"));
        await AnswerAsync(team, answers.OnCard(2), "some", "some", ("stakes", "some"));
        await AnswerAsync(team, answers.OnCard(3), "skip", "skip");
        if (answers.Companion.Length == 0)
            await AnswerAsync(team, answers.OnCard(4), "just me", "no");
        else
            await AnswerAsync(team, answers.OnCard(4), "Tom", "save", ("companion", "Tom"));
        await team.SayAsync(
            Ana, "skip", "my steps", "a\nb\nc", "my feedback", "Marc", "skip", "done", "they smiled", "skip",
            "skip", "@ 2026-11-23 09:05", "once more", "at Wingtip", "little");

        await PassOrAsync(team, answers.OnCard(5), answers.Confidence, ("confidence", answers.Confidence));
        if (answers.Confidence == "3")
            await team.SayAsync(Ana, answers.Helps.Length == 0 ? "skip" : answers.Helps);
        await team.SayAsync(Ana, "done", "skip");
        var direction = answers.Direction == "step up" ? "up" : "stay";
        await AnswerAsync(team, answers.OnCard(6), answers.Direction, answers.Direction, ("direction", direction));
        if (answers.Direction == "step up")
        {
            await team.SayAsync(Ana, "a quiet minute");
            if (answers.Audience.Length == 0)
                await AnswerAsync(team, answers.OnCard(7), "skip", "skip");
            else
                await AnswerAsync(team, answers.OnCard(7), answers.Audience, $"praise to {answers.Audience}");
        }

        return
        [
            .. (await team.RowsAsync()).Where(row => row.Partition == TeamStage.Partition(Ana) && IsFact(row))
                .Select(Shown),
        ];
    }

    static Task PassOrAsync(TeamStage team, bool onCard, string said, (string, string) field) => said.Length == 0
        ? AnswerAsync(team, onCard, "skip", "skip")
        : AnswerAsync(team, onCard, said, "save", field);

    /// <summary>The latest question is answered in words, or on its card.</summary>
    static async Task AnswerAsync(
        TeamStage team, bool onCard, string typed, string command, params (string Field, string Value)[] fields)
    {
        var card = team.Stage.Channel.Spoken.Last(said => said.To == "a:" + Ana.Id && said.UpdateOf is null);
        if (onCard)
        {
            await team.Stage.PressAsync(
                Ana, card.Message.CardId, command,
                fields.ToImmutableDictionary(field => field.Field, field => field.Value));
        }
        else
        {
            await team.Stage.TypeAsync(Ana, typed);
        }
    }

    static bool IsFact(Entity row) => row.Row.Split('|') switch
    {
        ["week", _, "commitment" or "earlier" or "reflection", ..] or ["skill" or "shared" or "milestone", ..] => true,
        _ => false,
    };

    static string Shown(Entity row) => row.Row + ": " + string.Join(
        ", ", row.Columns.Where(column => column.Key != "messageId").Select(column => $"{column.Key}={column.Value}"));

    /// <summary>Empty for what is passed on.</summary>
    /// <param name="Ways">A bit for each question: set for the card, else typed.</param>
    sealed record Answers(
        string Which, string Companion, string Confidence, string Helps, string Direction, string Audience, int Ways)
    {
        public bool OnCard(int question) => (Ways >> question & 1) == 1;
    }
}
