using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>What a turn comes to: values, no effects. All of it is committed in one transaction, or none.</summary>
public sealed record Turn
{
    /// <summary>The head as it shall be; the same version as it was read at.</summary>
    public required AddresseeState Head { get; init; }

    /// <summary>Rows of the same partition.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    /// <summary>In the order in which they shall be done.</summary>
    public ImmutableArray<OutboxMessage> Owes { get; init; } = [];

    /// <summary>Nothing to commit: not even that the happening was seen.</summary>
    public bool IsNothing { get; init; }

    /// <summary>What to count once the turn is committed, such as <c>asked</c>.</summary>
    public ImmutableArray<string> Counts { get; init; } = [];
}

/// <summary>What time it is in a turn.</summary>
/// <param name="Now">On the coaching clock.</param>
/// <param name="SweepEvery">How far apart sweeps are on the coaching clock: how late "on time" can be.</param>
public sealed record TurnClock(DateTimeOffset Now, TimeSpan SweepEvery);

/// <summary>A view, made.</summary>
/// <param name="Tells">Mail that goes out once the card has arrived, and not before.</param>
public sealed record ShownView(Card Card, params ImmutableArray<PeerMessage> Tells);

/// <summary>The one door from the engine to what the bot is for. Reads, never writes or sends.</summary>
public interface ICoach
{
    /// <summary>Answers one happening. May be called again for the same one when the commit lost a race.</summary>
    ValueTask<Turn> TakeAsync(TurnEvent happening, AddresseeState head, TurnClock moment, CancellationToken ct);

    /// <summary>The current state of a card sent earlier, as a press on it is answered.</summary>
    /// <returns><c>null</c> for a card that is not known.</returns>
    ValueTask<Card?> CurrentAsync(string cardId, AddresseeState head, TurnClock moment, CancellationToken ct);

    /// <summary>Makes a view at the moment of sending.</summary>
    ValueTask<ShownView> ShowAsync(
        OutboxMessage.ShowView show, AddresseeState head, TurnClock moment, CancellationToken ct);

    /// <summary>The person's own page, as things stand.</summary>
    ValueTask<Card> HomeAsync(AddresseeState head, TurnClock moment, CancellationToken ct);

    /// <summary>The words of an addressee's language.</summary>
    TextCatalog WordsFor(AddresseeState head);
}
