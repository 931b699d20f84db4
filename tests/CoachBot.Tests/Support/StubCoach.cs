using System.Collections.Frozen;
using System.Globalization;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Support;

/// <summary>Somebody in the coach's place who hears everything and says nothing.</summary>
public sealed class StubCoach : ICoach
{
    static readonly TextCatalog NoWords = new(CultureInfo.InvariantCulture, FrozenDictionary<string, string>.Empty);

    /// <summary>What was heard so far.</summary>
    public List<Activity> Heard { get; } = [];

    /// <summary>What every card looks like now; <c>null</c>: no card is known.</summary>
    public Card? Current { get; init; }

    public TextCatalog Words { get; init; } = NoWords;

    /// <summary>Told of every turn that begins.</summary>
    public Action Entered { get; init; } = () => { };

    /// <summary>Every turn waits for it.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    public async ValueTask<Turn> TakeAsync(
        TurnEvent turnEvent, AddresseeState state, TurnClock clock, CancellationToken ct)
    {
        if (turnEvent is TurnEvent.ActivityReceived heard)
            Heard.Add(heard.Activity);

        Entered();
        await Until.WaitAsync(ct);
        return new Turn { Head = state, IsNothing = true };
    }

    public ValueTask<Card?> CurrentAsync(string cardId, AddresseeState state, TurnClock clock, CancellationToken ct) =>
        ValueTask.FromResult(Current);

    public ValueTask<ShownView> ShowAsync(
        OutboxMessage.ShowView show, AddresseeState state, TurnClock clock, CancellationToken ct) =>
        throw new NotSupportedException();

    public ValueTask<Card> HomeAsync(AddresseeState state, TurnClock clock, CancellationToken ct) =>
        throw new NotSupportedException();

    public TextCatalog WordsFor(AddresseeState state) => Words;
}
