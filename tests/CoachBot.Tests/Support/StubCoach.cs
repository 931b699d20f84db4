using System.Collections.Frozen;
using System.Globalization;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Copy;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Support;

/// <summary>Somebody in the coach's place who hears everything and says nothing.</summary>
public sealed class StubCoach : ICoach
{
    static readonly Copybook NoWords = new(CultureInfo.InvariantCulture, FrozenDictionary<string, string>.Empty);

    /// <summary>What was heard so far.</summary>
    public List<Activity> Heard { get; } = [];

    /// <summary>What every card looks like now; <c>null</c>: no card is known.</summary>
    public Card? Current { get; init; }

    public Copybook Words { get; init; } = NoWords;

    /// <summary>Told of every turn that begins.</summary>
    public Action Entered { get; init; } = () => { };

    /// <summary>Every turn waits for it.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    public async ValueTask<Turn> TakeAsync(Happening happening, Head head, Moment moment, CancellationToken ct)
    {
        if (happening is Happening.Heard heard)
            Heard.Add(heard.Activity);

        Entered();
        await Until.WaitAsync(ct);
        return new Turn { Head = head, IsNothing = true };
    }

    public ValueTask<Card?> CurrentAsync(string cardId, Head head, Moment moment, CancellationToken ct) =>
        ValueTask.FromResult(Current);

    public ValueTask<Shown> ShowAsync(Owed.Show show, Head head, Moment moment, CancellationToken ct) =>
        throw new NotSupportedException();

    public ValueTask<Card> HomeAsync(Head head, Moment moment, CancellationToken ct) =>
        throw new NotSupportedException();

    public Copybook WordsFor(Head head) => Words;
}
