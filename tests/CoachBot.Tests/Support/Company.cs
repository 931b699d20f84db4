using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Demo;

namespace CoachBot.Tests.Support;

/// <summary>A team on a stage whose people do as they like, the same for the same seed.</summary>
/// <remarks>Marc manages the team and is coached himself. People live in different zones.</remarks>
public sealed class Company
{
    static readonly string[] Names = ["Marc", "Ana", "Ben", "Lea", "Tom"];
    static readonly string[] Zones = ["Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Kolkata",
        "Australia/Sydney"];

    static readonly string[] Whims =
    [
        "skip", "later 2h", "later tomorrow", "away until tomorrow", "pause 3 days", "pause 1 week", "stop", "resume",
            "resume",
        "done", "done", "tried", "tried", "not yet", "changed my mind", "carry over", "smaller", "let it go",
            "ask someone",
        "change", "ready", "commit listen for the second no", "commit ask what else", "new skill", "cancel", "back",
            "help", "yes",
        "no", "keep", "agree", "agree", "not now", "ask me now", "commit", "progress", "wins", "timezone London",
            "timezone Tokyo",
        "visible to just me", "who can see this", "thank them first", "three seconds of silence",
            "on Thursday at Contoso",
        "ask for a break", "they smiled", "the pause", "how I listen", "half of it", "Ben",
    ];

    readonly Random _random;
    readonly PersonTurnHandler _desk;

    public Company(int seed)
    {
        _random = new Random(seed);
        Stage = new Stage(Table, new DateTimeOffset(2026, 11, 16, 7, 30, 0, TimeSpan.Zero), CoachSettings.Default,
            new FailingLog());
        Stage.Channel.Team = [.. Names.Select(Person)];
        _desk = new(Table, CoachSettings.Default, new TextCatalogs(), Capabilities.All);
    }

    public MemoryTable Table { get; } = new();
    public Stage Stage { get; }

    /// <summary>
    /// What was said because time came, not because anybody wrote; with the zone known of the person just then.
    /// </summary>
    public List<Unasked> Unasked { get; } = [];

    public static IEnumerable<string> People => Names;

    public static string PartitionOf(string name) => Addressee.Person("msteams", "tenant", "aad-" + name);

    /// <summary>The manager sets the team up as the form proposes.</summary>
    public async Task SetUpAsync()
    {
        await Stage.HearAsync(Stage.InTeam(Person("Marc"), ActivityKind.Installed));
        await TypeAsync("Marc", "setup");
        var setup = To("Marc").Last();
        var save = setup.Message.Card.Elements.OfType<Buttons>().SelectMany(buttons => buttons.Items)
            .First(button => button.Submits);
        await Stage.PressAsync(Person("Marc"), setup.Message.CardId, save.Command, Prefilled(setup.Message.Card));
        await TypeAsync("Marc", "agree");
    }

    /// <summary>Lets time pass; what is said meanwhile was asked for by nobody, unless with "later".</summary>
    public async Task WaitAsync(DateTimeOffset until)
    {
        var before = Stage.Channel.Spoken.Count;
        var zones = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Names)
            zones[name] = (await LookAsync(name)).Zone;
        await Stage.AdvanceAsync(until);
        Unasked.AddRange(Stage.Channel.Spoken.Skip(before)
            .Where(said => said.UpdateOf is null && said.To.StartsWith("a:29:", StringComparison.Ordinal)
                && !IsMail(said))
            .Select(said => new Unasked(said.To[5..], said.At, zones[said.To[5..]])));
    }

    /// <summary>
    /// Somebody does something: mostly nothing, now and then a word, an answer or a press, old cards too.
    /// </summary>
    /// <returns>Who; <c>null</c>: nobody.</returns>
    public async Task<string?> DoSomethingAsync()
    {
        var name = Names[_random.Next(Names.Length)];
        switch (_random.Next(6))
        {
            case < 2:
                return null;
            case < 4:
                await TypeAsync(name, Whims[_random.Next(Whims.Length)]);
                return name;
            default:
                await PressAsync(name);
                return name;
        }
    }

    public async Task<PersonTurn> LookAsync(string name) => await _desk.LookAsync(
        await Table.GetAsync(PartitionOf(name), AddresseeState.RowKey, default) is { } row
            ? new AddresseeState(row) : AddresseeState.New(PartitionOf(name)),
        new TurnClock(Stage.Clock.GetUtcNow(), TimeSpan.FromMinutes(1)), default);

    public async Task<ImmutableArray<SendRecord>> ClaimsAsync(string name) =>
    [
        .. (await Table.QueryAsync(PartitionOf(name), RowRange.Prefix("week|"), null, default))
            .Select(SendRecord.Read).OfType<SendRecord>(),
    ];

    /// <summary>The zone the person's client tells.</summary>
    public static string ZoneOf(string name) => Zones[Array.IndexOf(Names, name)];

    async Task TypeAsync(string name, string text)
    {
        var activity = Stage.Activity(Person(name), ActivityKind.Message);
        await Stage.HearAsync(
            activity with { Text = text, MessageId = "u" + activity.IdempotencyKey, Zone = ZoneOf(name) });
    }

    async Task PressAsync(string name)
    {
        var cards = To(name).Where(said => said.Message.Card.Elements.OfType<Buttons>().Any()).TakeLast(3).ToList();
        if (cards.Count == 0)
            return;

        var message = cards[_random.Next(cards.Count)].Message;
        var buttons = message.Card.Elements.OfType<Buttons>().SelectMany(found => found.Items).ToList();
        var button = buttons[_random.Next(buttons.Count)];
        if (button.Command is "visible to my team"
            || (message.CardId?.StartsWith("setup", StringComparison.Ordinal) ?? false))
            return;

        var inputs = button.Submits
            ? Prefilled(message.Card).SetItems(message.Card.Elements.OfType<TextField>()
                .Select(field => KeyValuePair.Create(field.Name, Whims[_random.Next(Whims.Length)])))
            : ImmutableDictionary<string, string>.Empty;
        if (button is { Field: { } chosen, Value: { } value })
            inputs = inputs.SetItem(chosen, value);
        await Stage.HearAsync(Stage.Activity(Person(name), ActivityKind.Submit) with
        {
            Card = message.CardId,
            Command = button.Command,
            Inputs = inputs,
            WantsCard = true,
            Zone = ZoneOf(name),
        });
    }

    /// <summary>What somebody else wanted said counts as nothing of the bot's own.</summary>
    static bool IsMail(Said said) =>
        CardId.Read(said.Message.CardId) is { Dialog: AskedQuestion.Dialog or PeerMessages.Kind };

    IEnumerable<Said> To(string name) =>
        Stage.Channel.Spoken.Where(said => said.To == "a:29:" + name && said.UpdateOf is null);

    static ImmutableDictionary<string, string> Prefilled(Card card) => card.Elements.OfType<Field>()
        .Select(field => KeyValuePair.Create(field.Name, field switch
        {
            TextField text => text.Value ?? "",
            ChoiceField choice => string.Join(',', choice.Values),
            TimeField time => time.Value?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
            _ => "",
        })).ToImmutableDictionary();

    static Account Person(string name) => new("29:" + name, name, "aad-" + name);
}

/// <summary>A message nobody asked for.</summary>
/// <param name="Zone">IANA: where the person was held to be.</param>
public sealed record Unasked(string Name, DateTimeOffset At, string Zone);
