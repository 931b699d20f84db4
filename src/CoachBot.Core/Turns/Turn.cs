using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>The outcome of a turn: values, no effects. All of it is committed in one transaction, or none.</summary>
public sealed record Turn
{
    /// <summary>The addressee's state after the turn, at the version it was read at.</summary>
    public required AddresseeState Head { get; init; }

    /// <summary>Rows of the same partition.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    /// <summary>The messages that become pending with the commit, in the order of delivery.</summary>
    public ImmutableArray<OutboxMessage> Owes { get; init; } = [];

    /// <summary>Nothing is committed, not even that the event was seen.</summary>
    public bool IsNothing { get; init; }

    /// <summary>Counted once the turn is committed.</summary>
    public ImmutableArray<Counter> Counts { get; init; } = [];

    /// <summary>The kind of each row that retention takes away, or the words out of it; counted and logged.</summary>
    public ImmutableArray<string> Purged { get; init; } = [];
}

/// <summary>What time it is in a turn.</summary>
/// <param name="Now">On the coaching clock.</param>
/// <param name="SweepEvery">How far apart sweeps are on the coaching clock: how late "on time" can be.</param>
public sealed record TurnClock(DateTimeOffset Now, TimeSpan SweepEvery)
{
    public static TurnClock Of(Clocks clocks) => new(clocks.People.GetUtcNow(), clocks.SweepEvery);
}

/// <summary>A view, drawn.</summary>
/// <param name="Tells">Messages to other addressees that leave once the card has arrived, and not before.</param>
public sealed record ShownView(Card Card, params ImmutableArray<PeerMessage> Tells);

/// <summary>The one door from the engine to what the bot is for. Reads, never writes or sends.</summary>
public interface ICoach
{
    /// <summary>Answers one event. The engine asks again for the same event when the commit lost a race.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer; nothing was decided.</exception>
    ValueTask<Turn> TakeAsync(TurnEvent turnEvent, AddresseeState state, TurnClock clock, CancellationToken ct);

    /// <summary>The current state of a card sent earlier, as a press on it is answered.</summary>
    /// <returns><c>null</c> for a card that is not known.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    ValueTask<Card?> CurrentAsync(string cardId, AddresseeState state, TurnClock clock, CancellationToken ct);

    /// <summary>Draws a view at the moment of sending.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    ValueTask<ShownView> ShowAsync(
        OutboxMessage.ShowView show, AddresseeState state, TurnClock clock, CancellationToken ct);

    /// <summary>The person's own page in its current state.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    ValueTask<Card> HomeAsync(AddresseeState state, TurnClock clock, CancellationToken ct);

    /// <summary>The words of an addressee's language.</summary>
    TextCatalog WordsFor(AddresseeState state);
}
