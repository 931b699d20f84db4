using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// A message that the bot starts by itself: when it is planned, and what is said when its time has come.
/// </summary>
/// <param name="Kind">Decides who yields to whom, and how late it may still go.</param>
/// <param name="Plan">
/// What is planned now, by the name of its planned moment; the name is also that of the record of its sending.
/// </param>
/// <param name="SendAsync">Says it. Whether something was said: else the record says that it was dropped.</param>
public sealed record SendSpec(
    SendKind Kind, Func<PersonTurn, IEnumerable<(string Name, PlannedSend Send)>> Plan,
    Func<PersonTurn, string, PlannedSend, ValueTask<bool>> SendAsync)
{
    /// <summary>The name of the record of its sending, and its number in the week.</summary>
    public Func<PersonTurn, string, PlannedSend, (string Name, int Number)> Record { get; init; } =
        (_, name, _) => (name, 1);

    /// <summary>Nothing of it is wanted just now, though its time has come.</summary>
    public Func<PersonTurn, PlannedSend, bool> IsSuperseded { get; init; } = (_, _) => false;

    /// <summary>Goes, a week after somebody became unreachable, to see whether they still are.</summary>
    public bool TriesAgain { get; init; }

    /// <summary>Goes whatever the week has had.</summary>
    public bool IsFree { get; init; }

    /// <summary>Moved on by a working day where the week has had its messages, in place of being dropped.</summary>
    public bool Waits { get; init; }

    /// <summary>What else is to be done when it is dropped.</summary>
    public Func<PersonTurn, ValueTask> DropAsync { get; init; } = _ => ValueTask.CompletedTask;

    /// <summary>
    /// Planned under this name, it was wanted when it was due, and time has gone on beyond the last moment for it.
    /// </summary>
    public Func<PersonTurn, string, DateTimeOffset, bool> IsOvertaken { get; init; } = (_, _, _) => false;

    /// <summary>What of this kind may still come this week, so that what is worth less leaves room for it.</summary>
    public Func<PersonTurn, bool> IsWanted { get; init; } = _ => false;

    /// <summary>Whether a record of sending, by its name, is of this kind.</summary>
    public required Func<string, bool> Records { get; init; }

    /// <summary>The bot's own page names it as what comes next to a rep.</summary>
    public bool IsForRep { get; init; } = true;
}

/// <summary>A planned moment that is no message by itself.</summary>
/// <param name="Name">Of the planned moment.</param>
/// <param name="At">When; <c>null</c>: not planned.</param>
public sealed record TimerSpec(
    string Name, Func<PersonTurn, DateTimeOffset?> At, Func<PersonTurn, ValueTask> TakeAsync)
{
    /// <summary>Runs also while everything of the person's is being deleted.</summary>
    public bool OutlivesData { get; init; }
}

/// <summary>One kind of message between people.</summary>
/// <param name="What">Its name in a <see cref="MessageReference"/>.</param>
/// <param name="TakeAsync">Takes in what it says at once; whether there is something to bring.</param>
/// <param name="BringAsync">Brings it in working hours.</param>
public sealed record MessageSpec(
    string What, Func<PersonTurn, MessageReference, ValueTask<bool>> TakeAsync,
    Func<PersonTurn, MessageReference, ValueTask> BringAsync)
{
    /// <summary>A kind that reads nothing beyond the turn.</summary>
    public MessageSpec(
        string what, Func<PersonTurn, MessageReference, bool> take, Action<PersonTurn, MessageReference> bring)
        : this(what, (turn, message) => ValueTask.FromResult(take(turn, message)), (turn, message) =>
        {
            bring(turn, message);
            return ValueTask.CompletedTask;
        })
    {
    }

    /// <summary>In place of taking it while too much waits; <c>null</c>: it is taken all the same.</summary>
    public Action<PersonTurn, MessageReference>? Refuses { get; init; }

    /// <summary>The dialog of the question it brings; <c>null</c>: it brings none of another person's.</summary>
    public string? Brings { get; init; }

    /// <summary>The question it brought is ended to make place for others: who waits hears so.</summary>
    public Action<PersonTurn, MessageReference> GivesWay { get; init; } = (_, _) => { };

    /// <summary>By the time it would be brought it is too late for it.</summary>
    public Func<PersonTurn, MessageReference, bool> IsPast { get; init; } = (_, _) => false;

    /// <summary>What the reader is told of it, with nothing to answer; <c>null</c>: it is never told so.</summary>
    public Func<Notice, ValueTask<Card>>? NoticeAsync { get; init; }
}

/// <summary>A message to be told to its reader, a person or a team's channel.</summary>
public sealed record Notice(
    PeerMessageView Messages, MessageReference Message, AddresseeState Reader, CancellationToken Cancellation);

/// <summary>A card made when it is sent.</summary>
/// <param name="Name">Stored in what is pending; one capability has it.</param>
public sealed record ViewSpec(string Name, Func<ViewRequest, ValueTask<Card>> DrawAsync);

/// <summary>What a view is made of.</summary>
public sealed record ViewRequest(
    Core.Storage.IEntityReader Table, OutboxMessage.ShowView Show, PersonTurn Turn, CancellationToken Cancellation)
{
    public ImmutableSortedDictionary<string, string> Values => Show.Values;
}
