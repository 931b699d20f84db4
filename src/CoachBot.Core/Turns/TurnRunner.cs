using System.Security.Cryptography;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Runs a turn: loads the addressee, asks the coach, commits one transaction.</summary>
/// <remarks>
/// A turn that lost a race, or whose commit's answer was lost, is run again on what then stands; a happening seen
/// before changes nothing. What the coach cannot answer for a fault of ours is answered with an apology and a code.
/// </remarks>
public sealed class TurnRunner(IEntityReader table, ICoach coach, Clocks clocks, Ledger ledger, IEngineLog log)
{
    /// <summary>How often a turn is tried against others before the fault is taken to be ours.</summary>
    const int Tries = 50;

    readonly KeyedLock _turns = new();

    /// <summary>Takes one happening in.</summary>
    /// <param name="seenId">Names the happening; <c>null</c> for one that cannot come twice.</param>
    /// <returns><c>false</c>: it was taken in before, nothing changed.</returns>
    /// <exception cref="StoreUnavailableException">Nothing may be acknowledged; the happening may be brought again.</exception>
    public async Task<bool> TakeAsync(string partition, Happening happening, string? seenId, CancellationToken ct)
    {
        using var _ = await _turns.EnterAsync(partition, ct);
        for (var tries = 1; ; tries++)
        {
            var loading = LoadAsync(partition, ct);
            var seen = await Seen.LoadAsync(table, partition, ct);
            var head = await loading;
            if (seenId is not null && seen.Has(seenId))
            {
                ledger.Signal(partition);
                return false;
            }

            var turn = await AskAsync(happening, head, ct);
            if (turn.IsNothing)
                return true;

            if (await ledger.CommitAsync(turn, head, seen, seenId, ct))
                return true;
            if (tries == Tries)
                throw new StoreUnavailableException($"A turn lost {Tries} races.");
        }
    }

    /// <summary>The current state of a card, for a platform that wants it in the response.</summary>
    public async Task<Message?> CurrentAsync(string partition, string cardId, CancellationToken ct)
    {
        var head = await LoadAsync(partition, ct);
        return await coach.CurrentAsync(cardId, head, clocks.Moment, ct) is { } card
            ? new Message(card, cardId, coach.WordsFor(head))
            : null;
    }

    async Task<Head> LoadAsync(string partition, CancellationToken ct) =>
        await table.GetAsync(partition, Head.RowKey, ct) is { } row ? new Head(row) : Head.New(partition);

    async Task<Turn> AskAsync(Happening happening, Head head, CancellationToken ct)
    {
        try
        {
            return await coach.TakeAsync(happening, head, clocks.Moment, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            var code = Support.NewCode();
            log.TurnFailed(e, code, happening.GetType().Name);
            return happening is Happening.Heard heard ? Apology(head, heard.Activity, code) : Postponed(head, happening);
        }
    }

    static Turn Apology(Head head, Activity activity, string code) => new()
    {
        Head = head.Chat is null && activity.Conversation.Kind == ConversationKind.Personal
            ? head.With(activity.Conversation)
            : head,
        Owes = [new Owed.Say(Card.Say(Support.Unexpected(code)), In: activity.Conversation)],
        Counts = ["faults"],
    };

    /// <summary>A planned moment that cannot be handled is tried again an hour later, not every minute.</summary>
    static Turn Postponed(Head head, Happening happening) => happening is Happening.Came came
        && head.Plan.ContainsKey(came.Kind)
        ? new()
        {
            Head = head.WithPlan(head.Plan.SetItem(came.Kind, came.Due.AddHours(1))),
            Counts = ["faults"],
        }
        : new() { Head = head, Counts = ["faults"] };
}

/// <summary>What a user is told when the fault is ours.</summary>
public static class Support
{
    /// <summary>Four letters and digits that join a user's report to a log line. No vowels, so no words.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ23456789", 4);

    /// <summary>Says what happened, what was kept and what to do; never an exception's message.</summary>
    public static Phrase Unexpected(string code) => new("error.unexpected", code);

    /// <summary>The methods an exception came through, without its message.</summary>
    public static string Where(Exception e) => string.Join(
        " < ",
        new System.Diagnostics.StackTrace(e, fNeedFileInfo: true).GetFrames().Take(6).Select(frame =>
            $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}:{frame.GetFileLineNumber()}"));
}
