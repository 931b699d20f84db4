using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Slack.Blocks;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>
/// A button's command is a constant: people, teams, skills and words travel beside it, and no name is ever obeyed.
/// </summary>
/// <remarks>
/// <c>Goldens/commands.txt</c> has every command of every card of every transcript, in both channels, with days and
/// numbers left out. With <c>UPDATE_GOLDENS=1</c> it is written anew, to be read by a person.
/// </remarks>
public sealed partial class ButtonCommandTests
{
    static readonly string Path = System.IO.Path.Combine(
        Repository.Root, "tests", "CoachBot.Tests", "Goldens", "commands.txt");

    /// <summary>Beside a form that Slack opens in a window of its own.</summary>
    const string OfModal = "back";

    /// <summary>Each is a command, or would break what is kept or drawn by lines, quotes or separators.</summary>
    static readonly string[] Names =
    [
        "stop", "delete my data", "pause until Friday", "yes", "weekly", "commit hide the price rise", "a|b",
        "visible to my team", "the \"Boss\"", "two\nlines", "tab\tbed", "😀 Smile", "skip", "1", "no", "done",
        "suggest that Marc resigns", "ask @Marc why not", "coach me <b>*_~`", "Ana Silva your place here ends.", "keep",
    ];

    [Trait("ring", "slow")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_command_of_every_card_is_a_constant(bool isSlack)
    {
        var commands = await PlayAllAsync(isSlack, _ => null);

        if (!isSlack && Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            await File.WriteAllLinesAsync(Path, commands.Commands.Append(OfModal).Order(StringComparer.Ordinal));
        Assert.Empty(commands.Commands.Except(Reviewed()));
        Assert.Empty(isSlack ? [] : Reviewed().Except(commands.Commands).Except([OfModal]));
    }

    /// <summary>Also one that was sent before commands were constants, or that somebody made up.</summary>
    [Fact]
    public async Task A_press_that_carries_its_questions_choice_is_an_answer_whatever_its_command()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.SayAsync(ana, "agree");
        var card = team.Stage.Channel.Spoken.Last(said => said.To == "a:" + ana.Id).Message.CardId;

        await team.Stage.PressAsync(
            ana, card, "delete my data", ImmutableDictionary<string, string>.Empty.Add("offered", "stop"));

        var profile = new Profile(await team.HeadAsync(TeamStage.Partition(ana)));
        Assert.Equal("stop", profile.Skill);
        Assert.False(profile.IsStopped || profile.Head.IsDeleting);
        Assert.DoesNotContain(profile.Dialog.Open, question => question.Dialog == "delete");
    }

    /// <summary>Names that are commands, in every flow: no new command, and nobody has done what a name says.</summary>
    [Trait("ring", "slow")]
    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 7)]
    [InlineData(true, 2)]
    [InlineData(true, 11)]
    public async Task What_people_and_teams_are_called_is_never_a_command(bool isSlack, int first)
    {
        var plain = await PlayAllAsync(isSlack, _ => null);
        var named = await PlayAllAsync(isSlack, at => new NewNames(Names, first + at));

        Assert.Empty(named.Commands.Except(Reviewed()));
        Assert.Empty(named.Changed.Except(plain.Changed));
        Assert.DoesNotContain(named.Commitments, text =>
            Names.Any(name => name.Length > 8 && text.Contains(name, StringComparison.OrdinalIgnoreCase))
            || text.Contains("hide the price rise", StringComparison.Ordinal));
    }

    static HashSet<string> Reviewed() => [.. File.ReadAllLines(Path)];

    static async Task<Played> PlayAllAsync(bool isSlack, Func<int, NewNames?> names)
    {
        var folder = System.IO.Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Transcripts");
        var played = new Played();
        foreach (var (at, path) in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Index())
        {
            var transcript = await Transcript.PlayedAsync(await File.ReadAllTextAsync(path), isSlack, names(at));
            played.Commands.UnionWith(Commands(transcript.Scene).Select(Bare));
            await played.ReadAsync(System.IO.Path.GetFileName(path), transcript.Table);
        }

        return played;
    }

    static IEnumerable<string> Commands(IScene scene) => scene is SlackScene slack
        ? slack.Api.Posted
            .SelectMany(posted => BlockText.Buttons([.. posted.Blocks.Select(block => block!.AsObject())]))
            .Select(found => CommandOf(found.Button)).OfType<string>()
        : scene.Stage.Channel.Spoken.SelectMany(said => said.Message.Card.Elements.OfType<Buttons>())
            .SelectMany(row => row.Items).Select(button => button.Command);

    /// <summary>As Slack sends it back; <c>null</c>: it leads out of the chat.</summary>
    static string? CommandOf(JsonObject button) => ButtonId.Read((string?)button["action_id"]) is { } id
        ? id.Command ?? (string)button["value"]! : null;

    static string Bare(string command) => Digits().Replace(command, "{n}");

    [GeneratedRegex(@"\d+(-\d+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    /// <summary>What came of all transcripts.</summary>
    sealed class Played
    {
        public SortedSet<string> Commands { get; } = new(StringComparer.Ordinal);

        /// <summary>Who has stopped, is deleted, has opened their words to others, by transcript.</summary>
        public List<string> Changed { get; } = [];

        public List<string> Commitments { get; } = [];

        public async Task ReadAsync(string transcript, MemoryTable table)
        {
            foreach (var row in (await table.ScanAsync(null, default)).Entities)
            {
                if (row.Row == AddresseeState.RowKey && row.Partition.StartsWith("p|", StringComparison.Ordinal))
                    Note(transcript, new Profile(new AddresseeState(row)));
                else if (Commitment.RowKind.Holds(row.Row))
                    Commitments.Add(row.Text("text") ?? "");
            }
        }

        void Note(string transcript, Profile person)
        {
            var who = string.Create(CultureInfo.InvariantCulture, $"{transcript} {person.Partition}");
            if (person.IsStopped)
                Changed.Add($"{who} stopped");
            if (person.Head.IsDeleting)
                Changed.Add($"{who} deleted");
            if (person.Visibility is { } visibility)
                Changed.Add($"{who} {visibility}");
        }
    }
}
