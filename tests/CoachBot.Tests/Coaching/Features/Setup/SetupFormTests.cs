using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Setup;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Setup;

/// <summary>The form of <c>setup</c>: what each field takes, and that typing or filling in comes to the same.</summary>
public sealed class SetupFormTests
{
    static readonly string[] Fields = [.. SetupForm.Of.Slots.Select(slot => slot.Name)];

    /// <summary>Good answers to each field, that go together whatever else is chosen.</summary>
    static readonly ImmutableDictionary<string, string[]> Good = new Dictionary<string, string[]>
    {
        ["managers"] = ["Marc", "Marc, Ana", "Ana; Tom"],
        ["ask"] = ["Monday 10:00", "tue 9am", "Monday at 11.30"],
        ["nudge"] = ["Wednesday 11:00", "thursday 10:00"],
        ["checkIn"] = ["Friday 15:00", "Thu 14:00"],
        ["summary"] = ["Tuesday 10:00", "Wed 12:00"],
        ["zone"] = ["Europe/Paris", "New York", "Sydney"],
        ["region"] = ["de-by", "US", "none", "GB-SCT."],
        ["hours"] = ["09:00-17:00", "8 to 18", "8:30-17:30"],
        ["workingDays"] = ["Monday, Tuesday, Wednesday, Thursday, Friday", "mon tue wed thu fri sat"],
        ["skills"] = ["next steps", "listening\nasking why"],
    }.ToImmutableDictionary();

    [Fact]
    public void Typed_one_by_one_or_filled_in_at_once_makes_no_difference() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(25),
        Prop.ForAll(Submissions(), given => Play(given, isTyped: true) == Play(given, isTyped: false)));

    [Theory]
    [InlineData("UK", "I know UK as GB. Could it be GB that you mean?")]
    [InlineData("uk-sct", "I know UK-SCT as GB-SCT. Could it be GB-SCT that you mean?")]
    [InlineData("Bavaria", "I know no public holidays of \"Bavaria\".")]
    [InlineData("DE-XX", "I know no public holidays of \"DE-XX\".")]
    [InlineData("IN", "I know no public holidays of \"IN\".")]
    public async Task A_region_that_is_not_known_is_asked_for_again_and_changes_nothing(string typed, string told)
    {
        var team = new TeamStage();
        await team.InstallAsync(TeamStage.Person("Ana"));
        await team.Stage.TypeAsync(TeamStage.Marc, "setup");
        foreach (var _ in Fields.TakeWhile(field => field != "region"))
            await team.Stage.TypeAsync(TeamStage.Marc, "skip");

        await team.Stage.TypeAsync(TeamStage.Marc, typed);

        Assert.Contains(told, Transcript.Text(team.Stage.Channel.Spoken[^1].Message), StringComparison.Ordinal);
        await team.Stage.TypeAsync(TeamStage.Marc, "DE-BY");
        await team.Stage.TypeAsync(TeamStage.Marc, "yes");
        Assert.Equal("DE-BY", (await team.HeadAsync(TeamStage.TeamPartition)).Row.Text("region"));
    }

    [Theory]
    [InlineData("Doe, Jane", "Jane")]
    [InlineData("Doe, Jane, Marc", "Jane,Marc")]
    [InlineData("Marc; Doe, Jane", "Marc,Jane")]
    [InlineData("jane", "Jane")]
    [InlineData("@Marc", "Marc")]
    public void People_are_found_by_name_with_commas_or_without(string typed, string expected)
    {
        ImmutableArray<Member> members =
            [Member("Jane", "Doe, Jane"), Member("Marc", "Marc"), Member("Other", "Doe, John")];

        Assert.True(NameMatcher.Find(typed, members, [], []).Try(out var found, out _));

        Assert.Equal(expected, string.Join(',', found));
    }

    [Fact]
    public void Of_two_people_with_one_name_todays_manager_or_the_one_mentioned_is_meant()
    {
        ImmutableArray<Member> members = [Member("one", "Alex Kim"), Member("two", "Alex Kim")];

        var unknown = NameMatcher.Find("Alex Kim", members, [], []);
        var manager = NameMatcher.Find("Alex Kim", members, [("two", "Alex Kim")], []);
        var mentioned = NameMatcher.Find("@Alex Kim", members, [], [new Account("29:one", "Alex Kim")]);

        Assert.False(unknown.Try(out _, out var refusal));
        Assert.Equal("setup.several-called", refusal.Key);
        Assert.True(manager.Try(out var two, out _) && two.Single() == "two");
        Assert.True(mentioned.Try(out var one, out _) && one.Single() == "one");
    }

    /// <summary>Some of the fields, each with one of its good answers.</summary>
    static Arbitrary<(string Field, string Answer)[]> Submissions() => (
        from chosen in Gen.SubListOf(Fields)
        from picks in Gen.ArrayOf(Gen.Choose(0, 5), Fields.Length)
        select chosen.Select((field, i) => (field, Good[field][picks[i] % Good[field].Length])).ToArray())
        .ToArbitrary();

    static string Play((string Field, string Answer)[] given, bool isTyped) =>
        Task.Run(() => PlayAsync(given, isTyped)).GetAwaiter().GetResult();

    /// <summary>What the team is after a setup, as its row.</summary>
    static async Task<string> PlayAsync((string Field, string Answer)[] given, bool isTyped)
    {
        var team = new TeamStage();
        await team.InstallAsync(TeamStage.Person("Ana"), TeamStage.Person("Tom"));
        await team.Stage.TypeAsync(TeamStage.Marc, "setup");
        var answers = given.ToImmutableDictionary(one => one.Field, one => one.Answer);
        if (isTyped)
        {
            foreach (var field in Fields)
                await team.Stage.TypeAsync(TeamStage.Marc, answers.GetValueOrDefault(field, "skip"));
        }
        else
        {
            await team.Stage.PressAsync(TeamStage.Marc, team.Stage.Channel.Spoken[^1].Message.CardId, "yes", answers);
        }

        var row = (await team.HeadAsync(TeamStage.TeamPartition)).Row;
        string[] columns =
        [
            "managers", "ask", "nudge", "checkIn", "summary", "zone", "region", "workFrom", "workUntil", "workingDays",
            "skills",
        ];
        Assert.NotNull(row.Moment("setUpAt"));
        return string.Join('|', columns.Select(row.Text));
    }

    static Member Member(string person, string name) => new(person, name, "29:" + person, IsGuest: false, "r");
}
