using System.Collections.Frozen;
using System.Globalization;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Support.Engine;

/// <summary>A coach that keeps what it hears, in order, and says it back.</summary>
/// <remarks>
/// Row <c>kept|n</c> holds the nth thing. <c>a + b</c> is said back as two messages; <c>plan</c> plans <c>ask</c> at
/// <see cref="PlansAt"/>; an edit and a press are kept with a mark. A planned moment that came says its kind and is
/// claimed.
/// </remarks>
sealed class EchoCoach : ICoach
{
    static readonly TextCatalog Words = new(
        CultureInfo.InvariantCulture,
        new Dictionary<string, string> { ["error.unexpected"] = "Code {0}" }.ToFrozenDictionary());

    public DateTimeOffset PlansAt { get; set; } = At.Start.AddHours(1);

    /// <summary>Done before a turn is answered; may throw.</summary>
    public Action<TurnEvent> Before { get; set; } = _ => { };

    /// <summary>What a turn owes beside; <c>null</c>: nothing.</summary>
    public Func<TurnEvent, OutboxMessage?> Owes { get; set; } = _ => null;

    /// <summary>Mail that goes out once a view has been shown.</summary>
    public PeerMessage[] Tells { get; set; } = [];

    public ValueTask<Turn> TakeAsync(TurnEvent happening, AddresseeState head, TurnClock moment, CancellationToken ct)
    {
        Before(happening);
        var turn = happening switch
        {
            TurnEvent.ActivityReceived { Activity: { Text: "plan" } activity } => new Turn
            {
                Head = head.With(activity.Conversation).WithPlan(head.Plan.SetItem("ask", PlansAt)),
            },
            TurnEvent.ActivityReceived { Activity: var activity } =>
                Keep(head.With(activity.Conversation), activity.Kind switch
                {
                    ActivityKind.Edit => $"edit {activity.EditedId}: {activity.Text}",
                    ActivityKind.Submit => $"press {activity.Card}: {activity.Command}",
                    _ => activity.Text,
                }),
            TurnEvent.TimerDue { Kind: var kind, Due: var due } => Claimed(
                Keep(head.WithPlan(head.Plan.Remove(kind)), kind), kind, due),
            TurnEvent.MessageReceived { Mail: var mail } => Keep(head, $"mail {mail.Id}"),
            TurnEvent.RosterRead { Read: var read, Page: var page } =>
                Keep(head, $"roster {read.Round}: {page.Members.Length}"),
            TurnEvent.Unreachable { Reason: var reason } =>
                new Turn { Head = new(head.Row.With("unreachable", reason)) },
            _ => throw new NotSupportedException(),
        };
        return ValueTask.FromResult(Owes(happening) is { } owed ? turn with { Owes = turn.Owes.Add(owed) } : turn);
    }

    static Turn Claimed(Turn turn, string kind, DateTimeOffset due) => turn with
    {
        Changes = turn.Changes.Add(new Change
            .Insert(new Entity(turn.Head.Partition, $"claim|{Key.Instant(due)}|{kind}"))),
    };

    static Turn Keep(AddresseeState head, string text)
    {
        var number = (head.Row.Number("kept") ?? 0) + 1;
        return new Turn
        {
            Head = new(head.Row.With("kept", number)),
            Changes = [new Change.Insert(new Entity(head.Partition, $"kept|{number:d6}").With("text", text))],
            Owes = head.Chat is null
                ? []
                : [.. text.Split(" + ").Select((part, i) =>
                    new OutboxMessage.Say(Card.Say(Phrase.Verbatim(part)), $"card.{number}.{i}"))],
        };
    }

    /// <summary>What was kept of an addressee, in order.</summary>
    public static async Task<string[]> KeptAsync(IEntityReader table, string partition) =>
        [.. (await table.QueryAsync(partition, RowRange.Prefix("kept|"), null, default))
            .Select(row => row.Text("text")!)];

    public ValueTask<Card?> CurrentAsync(string cardId, AddresseeState head, TurnClock moment, CancellationToken ct) =>
        ValueTask.FromResult<Card?>(Card.Say(Phrase.Verbatim($"{cardId} now")));

    public ValueTask<ShownView> ShowAsync(
        OutboxMessage.ShowView show, AddresseeState head, TurnClock moment, CancellationToken ct) =>
        ValueTask.FromResult(new ShownView(Card.Say(Phrase.Verbatim(show.View)), [.. Tells]));

    /// <summary>Shows what was heard last.</summary>
    public ValueTask<Card> HomeAsync(AddresseeState head, TurnClock moment, CancellationToken ct) =>
        ValueTask.FromResult(Card.Say(Phrase.Verbatim($"{head.Row.Number("kept") ?? 0} kept")));

    public TextCatalog WordsFor(AddresseeState head) => Words;
}

/// <summary>Moments, people and places of the tests.</summary>
static class At
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Somebody's own chat.</summary>
    public static ConversationReference Chat(string who = "ana", string tenant = "tenant") => new(
        "msteams", "https://smba.example", tenant, "28:bot", ConversationKind.Personal, $"a:{who}", $"29:{who}");

    public static string Partition(string who = "ana") => Addressee.Person("msteams", "tenant", $"29:{who}");

    public static Activity Says(string text, string id, string who = "ana") => new()
    {
        Kind = ActivityKind.Message,
        IdempotencyKey = id,
        MessageId = id,
        Conversation = Chat(who),
        From = new Account($"29:{who}", who),
        Text = text,
    };
}
