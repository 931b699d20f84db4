using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Demo;

namespace CoachBot.Tests.Support;

/// <summary>A team on a stage, Monday 16 November 2026 at 08:30 in Berlin, managed by Marc.</summary>
public sealed class TeamStage
{
    public const string Zone = "Europe/Berlin";

    public TeamStage(IEntityTable? table = null, CoachSettings? settings = null, TextCatalogs? words = null)
    {
        Table = table ?? new MemoryTable();
        Stage = Stage.In(
            words ?? new TextCatalogs(), new KnownRowsTable(Table), At("2026-11-16 08:30"),
            settings ?? CoachSettings.Default, Log);
        Stage.Zone = Zone;
    }

    public IEntityTable Table { get; }

    public FailingLog Log { get; } = new();

    public Stage Stage { get; }

    public static Account Marc { get; } = Person("Marc");

    public static Account Person(string name) => new("29:" + name, name, "aad-" + name);

    /// <summary>The partition of somebody with a directory id.</summary>
    public static string Partition(Account account) =>
        Addressee.Person("msteams", "tenant", account.DirectoryId ?? account.Id);

    public static string TeamPartition { get; } = Addressee.Team("msteams", "tenant", "19:team");

    public static ImmutableArray<Account> People(int count) =>
        [.. Enumerable.Range(1, count).Select(i => Person($"Rep{i:d3}"))];

    /// <summary>An instant by Berlin's clocks.</summary>
    public static DateTimeOffset At(string local)
    {
        var at = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return Zones.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), Zone);
    }

    /// <summary>Marc adds the bot to a team of himself and these reps.</summary>
    public async Task InstallAsync(params IEnumerable<Account> reps)
    {
        Stage.Channel.Team = [Marc, .. reps];
        await Stage.HearAsync(Stage.InTeam(Marc, ActivityKind.Installed));
    }

    /// <summary>Marc takes the defaults.</summary>
    public async Task SetUpAsync(params IEnumerable<Account> reps)
    {
        await InstallAsync(reps);
        await Stage.TypeAsync(Marc, "setup");
        await Stage.TypeAsync(Marc, "yes");
    }

    /// <summary>A rep agrees, picks a skill and commits; the plan is passed on.</summary>
    public async Task CommitAsync(Account rep, string commitment)
    {
        foreach (var said in new[] { "agree", "handling objections", commitment, "skip" })
            await Stage.TypeAsync(rep, said);
    }

    /// <summary>Somebody types one text after the other.</summary>
    /// <param name="texts">One such as <c>@ 2026-11-16 09:05</c> lets time pass till then, by Berlin's clocks.</param>
    public async Task SayAsync(Account person, params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.StartsWith("@ ", StringComparison.Ordinal))
                await Stage.AdvanceAsync(At(text[2..]));
            else
                await Stage.TypeAsync(person, text);
        }
    }

    /// <summary>Every message to a person, in words, the latest last.</summary>
    public IReadOnlyList<string> SaidTo(Account person) =>
    [
        .. Stage.Channel.Spoken.Where(said => said.To == "a:" + person.Id && said.UpdateOf is null)
            .Select(said => Transcript.Text(said.Message)),
    ];

    /// <summary>Everything said in the channel.</summary>
    public IReadOnlyList<string> SaidInChannel =>
        [.. Stage.Channel.Spoken.Where(said => said.To == "19:team").Select(said => Transcript.Text(said.Message))];

    /// <summary>What somebody is told in answer to a text.</summary>
    public async Task<string> AskAsync(Account person, string text)
    {
        await Stage.TypeAsync(person, text);
        return SaidTo(person)[^1];
    }

    public async Task<AddresseeState> HeadAsync(string partition) =>
        new((await Table.GetAsync(partition, AddresseeState.RowKey, default))!);

    /// <summary>Every row there is.</summary>
    public async Task<IReadOnlyList<Entity>> RowsAsync()
    {
        var rows = new List<Entity>();
        string? continuation = null;
        do
        {
            var page = await Table.ScanAsync(continuation, default);
            rows.AddRange(page.Entities);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return rows;
    }

    /// <summary>The rows in which these words stand, key or column, whatever the case.</summary>
    public async Task<IReadOnlyList<string>> RowsWithAsync(params string[] words) =>
    [
        .. from row in await RowsAsync()
           let text = string.Join(' ', row.Columns.Values.OfType<Column.Text>().Select(column => column.Value)
               .Append(row.Partition).Append(row.Row))
           from word in words
           where text.Contains(word, StringComparison.OrdinalIgnoreCase)
           select $"{row.Partition} {row.Row}: {word}",
    ];
}
