using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoachBot.Coaching;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Support;

/// <summary>
/// Ana, a rep of Marc's team and of Ines's, with Tom and Lea beside her; and everything that anybody but her is shown.
/// </summary>
/// <remarks>Each text of hers is a word that stands nowhere else, so that it is known again wherever it is shown.
/// </remarks>
public sealed partial class Onlookers
{
    const string South = "South";

    static readonly string[] Commands =
    [
        "commit {0}", "commit {0}", "{0}", "{0}", "{0}", "{0}", "done", "tried", "not yet", "carry over", "ask someone",
        "skip", "skip", "a lot", "Tom", "Lea", "change", "new skill", "visible to just me", "visible to my manager",
        "visible to my team", "praise to just me", "praise to my manager", "praise to my team", "praise to nobody",
        "keep", "yes", "help me", "with my name",
    ];

    static readonly string[] Ranges =
        [SummaryHandler.ThisWeek, SummaryHandler.LastWeek, SummaryHandler.FourWeeks, SummaryHandler.Everyone];

    static readonly Account[] Readers = [TeamStage.Marc, Person("Ines"), Person("Lea"), Person("Tom"), Person("Kai")];

    readonly TeamStage _team = new();
    readonly PersonTurnHandler _desk;
    readonly Coach _coach;
    int _words;

    public Onlookers()
    {
        _desk = new(_team.Table, CoachSettings.Default, new TextCatalogs(), Capabilities.All);
        _coach = new(_team.Table, CoachSettings.Default, new TextCatalogs());
    }

    public static Account Ana { get; } = Person("Ana");

    /// <summary>The kinds of things that can happen; each is made of a number below this.</summary>
    public static int Kinds => Commands.Length + 11;

    public async Task BeginAsync()
    {
        await _team.SetUpAsync(Ana, Person("Tom"), Person("Lea"));
        _team.Stage.Channel.OtherTeams[South] = (South, [Person("Ines"), Ana]);
        await _team.Stage.HearAsync(_team.Stage.InTeam(Person("Ines"), ActivityKind.Installed, South));
        await TypeAsync(Person("Ines"), "setup", "yes");
        await TypeAsync(Person("Tom"), "agree", "next steps", "skip", "helper on", "anything", "1");
        await TypeAsync(Ana, "agree", NewWord(), $"commit {NewWord()}", "skip", "skip");
    }

    /// <summary>Something happens to Ana, or to who is around her.</summary>
    public async Task HappenAsync(int kind)
    {
        switch (kind - Commands.Length)
        {
            case 0:
                await TypeAsync(TeamStage.Marc, "setup", "Lea, Marc", "yes");
                break;
            case 1:
                await TypeAsync(TeamStage.Marc, "setup", "Lea", "yes");
                break;
            case 2:
                await TypeAsync(Person("Lea"), "setup", "Marc", "yes");
                break;
            case 3:
                await TypeAsync(Person("Ines"), "setup", "yes");
                break;
            case 4:
                await TypeAsync(TeamStage.Marc, "I saw that and liked it");
                break;
            case 5:
                await TypeAsync(Person("Tom"), "yes");
                break;
            case 6:
                await _team.Stage.AdvanceAsync(_team.Stage.Clock.GetUtcNow().AddHours(30));
                break;
            case 7:
                await AskedByMarcAsync();
                break;
            case 8:
                await TypeAsync(TeamStage.Marc, "take it up", "any skill", "live", "skip");
                break;
            case 9:
                await TypeAsync(TeamStage.Marc, "not this time");
                break;
            case 10:
                // Where nothing waits for an answer.
                await TypeAsync(Ana, "cancel", "cancel", "cancel", $"suggest {NewWord()}", "North team");
                break;
            default:
                await TypeAsync(Ana, Commands[kind].Replace("{0}", NewWord(), StringComparison.Ordinal));
                break;
        }
    }

    /// <summary>What <c>who can see this</c> lists, line by line.</summary>
    public async Task<ImmutableArray<string>> ListedAsync() =>
        [.. (await _team.AskAsync(Ana, "who can see this")).Split("\n     • ")[1..]];

    /// <summary>
    /// Everything that others would be shown of her now, by each way there is; and what they were shown of her
    /// milestones and answers, which stays in their chats.
    /// </summary>
    /// <returns>Who is shown it, by what, and the words.</returns>
    public async Task<ImmutableArray<(string Who, string What, string Text)>> ShownAsync()
    {
        await TypeAsync(Person("Tom"), "ideas");
        var shown = ImmutableArray.CreateBuilder<(string, string, string)>();
        foreach (var reader in Readers)
        {
            var partition = TeamStage.Partition(reader);
            foreach (var owed in Summaries())
                shown.Add((reader.Name!, owed.Values[SummaryHandler.Range], await SummaryAsync(partition, owed)));
            var turn = await _desk.LookAsync(await HeadAsync(partition), Now, default);
            foreach (var open in turn.Profile.Dialog.Open)
            {
                shown.Add((reader.Name!, open.Dialog, Transcript.Text(
                    new Message(turn.Current(open.Card)!, null, turn.Words))));
            }
        }

        foreach (var said in _team.Stage.Channel.Spoken.Where(said => said.UpdateOf is null
            && said.To != "a:" + Ana.Id
            && (!said.To.StartsWith("a:", StringComparison.Ordinal) || IsTold(said.Message))))
            shown.Add((said.To.Split(':')[^1], "said", Transcript.Text(said.Message)));
        return shown.ToImmutable();
    }

    /// <summary>The words of Ana's in a text.</summary>
    public static ImmutableHashSet<string> WordsIn(string text) =>
        [.. AnasWord().Matches(text).Select(match => match.Value)];

    Task AskedByMarcAsync() => _team.Stage.HearAsync(
        _team.Stage.Activity(TeamStage.Marc, ActivityKind.Message) with
        {
            Text = "ask @Ana What did you see?",
            People = [Ana],
        });

    /// <summary>A milestone that a manager is shown, or what somebody hears from a colleague.</summary>
    static bool IsTold(Message message) => CardId.Read(message.CardId) is { Dialog: "sayto" or PeerMessages.Kind };

    static IEnumerable<OutboxMessage.ShowView> Summaries()
    {
        foreach (var team in new[] { TeamStage.TeamPartition, Addressee.Team("msteams", "tenant", South) })
        {
            foreach (var range in Ranges)
                yield return Owed((SummaryHandler.Team, team), (SummaryHandler.Range, range));
        }

        yield return Owed((SummaryHandler.Range, SummaryHandler.OneRep), (SummaryHandler.RepName, "Ana"));
    }

    static OutboxMessage.ShowView Owed(params (string Key, string Value)[] values) => new(
        SummaryHandler.View,
            values.ToImmutableSortedDictionary(value => value.Key, value => value.Value), "summary.-.1");

    async Task<string> SummaryAsync(string reader, OutboxMessage.ShowView owed)
    {
        var head = await HeadAsync(reader);
        var (card, _) = await _coach.ShowAsync(owed, head, Now, default);
        return Transcript.Text(new Message(card, null, _coach.WordsFor(head)));
    }

    TurnClock Now => new(_team.Stage.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));

    async Task<AddresseeState> HeadAsync(string partition) =>
        await _team.Table.GetAsync(partition, AddresseeState.RowKey, default) is { } row ? new(row)
            : AddresseeState.New(partition);

    async Task TypeAsync(Account from, params string[] texts)
    {
        foreach (var text in texts)
            await _team.Stage.TypeAsync(from, text);
    }

    string NewWord() => $"zorn{++_words}q";

    static Account Person(string name) => TeamStage.Person(name);

    [GeneratedRegex("zorn[0-9]+q", RegexOptions.None, 1000)]
    private static partial Regex AnasWord();
}
