using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>Whatever people and teams are called, a button with their name on it means them and nothing else.</summary>
public sealed class HostileNamesTests
{
    static readonly string[] Names =
    [
        "stop", "delete my data", "pause 2 weeks", "pause until i write", "yes", "no", "weekly", "skip", "help",
        "commit everything", "visible to my team", "1", "2", "@Marc", "a|b", "\"Ana\"", "Ana\nMarc", "🙂",
        "ask @Ana Why?",
    ];

    public static TheoryData<string> All => new(Names);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_colleague_is_chosen_by_the_button_with_their_name(string name)
    {
        var (team, ana, other) = (new TeamStage(), TeamStage.Person("Ana"), Named(name));
        await team.SetUpAsync(ana, other, TeamStage.Person("Lee"));
        await team.SayAsync(other, "@ 2026-11-16 09:05", "agree", "next steps", "skip", "helper on", "anything", "1");
        await team.SayAsync(ana, "agree", "next steps", "skip", "help me");

        await PressAsync(team, ana, Whole(name));

        Assert.False((await team.HeadAsync(TeamStage.Partition(ana))).Row.Flag("stopped") ?? false);
        Assert.Contains(Whole(name), team.SaidTo(ana)[^1], StringComparison.Ordinal);
        Assert.Contains("<about>", team.SaidTo(ana)[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_rep_is_asked_by_the_button_with_their_name(string name)
    {
        var (team, other) = (new TeamStage(), Named(name));
        await team.SetUpAsync(TeamStage.Person("Ana"), other);
        await team.SayAsync(
            other, "@ 2026-11-16 09:05", "agree", "next steps", "ask for a date", "on Friday", "a lot", "keep", "skip");
        await team.SayAsync(TeamStage.Marc, "summary");

        await PressAsync(team, TeamStage.Marc, $"Ask {Whole(name)}");

        Assert.Contains(" goes to ", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
        Assert.Single(
            await team.RowsAsync(),
            row => row.Text("to") == TeamStage.Partition(other) && row.Text("text") is not null);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_team_is_chosen_by_the_button_with_its_name(string name)
    {
        var team = new TeamStage();
        await team.SetUpAsync(TeamStage.Person("Ana"));
        team.Stage.Channel.OtherTeams["19:other"] = (name, [TeamStage.Marc, TeamStage.Person("Lee")]);
        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Marc, ActivityKind.Installed, "19:other"));
        await team.SayAsync(TeamStage.Marc, "setup");

        await PressAsync(team, TeamStage.Marc, name);

        Assert.Contains("Setup of ", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_buttons_command_is_a_persons_or_a_teams_name()
    {
        var named = new List<string>();

        foreach (var path in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Transcripts"), "*.txt"))
        {
            var script = await File.ReadAllTextAsync(path);
            var played = await Transcript.PlayedAsync(script);
            var names = played.Stage.Channel.Team.Select(account => account.Name)
                .Concat(played.Stage.Channel.OtherTeams.Values.Select(other => other.Item1)).OfType<string>().ToList();
            named.AddRange(
                from said in played.Stage.Channel.Spoken
                from button in said.Message.Card.Elements.OfType<Buttons>().SelectMany(row => row.Items)
                where names.Exists(name => button.Command.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                    || button.Command.Contains("@" + name, StringComparison.OrdinalIgnoreCase))
                select $"{Path.GetFileName(path)}: {button.Command}");
        }

        Assert.Empty(named.Distinct());
    }

    static Account Named(string name) => new("29:other", name, "aad-other");

    /// <summary>As it stands on one line.</summary>
    static string Whole(string name) => name.Replace('\n', ' ');

    static async Task PressAsync(TeamStage team, Account person, string label)
    {
        var (card, button) = (
            from said in team.Stage.Channel.Spoken.Reverse()
            where said.To == "a:" + person.Id && said.UpdateOf is null
            from one in said.Message.Card.Elements.OfType<Buttons>().SelectMany(row => row.Items)
            where said.Message.Words.Say(one.Label) == label
            select (said.Message.CardId, one)).First();
        var inputs = ImmutableDictionary<string, string>.Empty;
        await team.Stage.PressAsync(person, card, button.Command,
            button is { Field: { } field, Value: { } value } ? inputs.Add(field, value) : inputs);
    }
}
