using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>Runs a turn: loads the addressee, asks the coach, commits one transaction.</summary>
/// <remarks>
/// A turn that lost a race, or whose commit's answer was lost, runs again on the state that it then reads; an event
/// seen before changes nothing. A fault of the program in the coach or in the commit is answered with an apology and a
/// code.
/// </remarks>
public sealed class TurnRunner(
    IEntityReader table, ICoach coach, Clocks clocks, TurnCommitter committer, IEngineLog log)
{
    /// <summary>How often a turn is tried against others before it is given up for now.</summary>
    const int Tries = 50;

    /// <summary>
    /// After so many refusals of a row other than the state, the coach reads rows that it does not replace.
    /// </summary>
    const int MostContradictions = 5;

    /// <summary>After so many commits without an answer the event has to be delivered again.</summary>
    const int MostLost = 3;

    readonly KeyedLock _turns = new();

    /// <summary>Takes one event.</summary>
    /// <param name="seenId">Names the event; <c>null</c> for one that cannot come twice.</param>
    /// <returns><c>false</c>: it was taken before, or is no longer planned; nothing changed.</returns>
    /// <exception cref="StoreUnavailableException">Nothing may be acknowledged; the event may be delivered
    /// again.</exception>
    public async Task<bool> TakeAsync(string partition, TurnEvent turnEvent, string? seenId, CancellationToken ct) =>
        (await RunAsync(partition, turnEvent, seenId, recoveryAt: null, ct)).IsTaken;

    /// <summary>Takes the event that a planned time came.</summary>
    /// <param name="recoveryAt">When the addressee's recovery timer, written before, is due.</param>
    /// <returns>Whether a turn was run; and the state afterwards, as far as known.</returns>
    /// <exception cref="StoreUnavailableException">As for any event.</exception>
    public Task<(bool IsTaken, AddresseeState State)> TakeTimerAsync(
        string partition, TurnEvent.TimerDue timer, DateTimeOffset recoveryAt, CancellationToken ct) =>
        RunAsync(partition, timer, seenId: null, recoveryAt, ct);

    async Task<(bool IsTaken, AddresseeState State)> RunAsync(
        string partition, TurnEvent turnEvent, string? seenId, DateTimeOffset? recoveryAt, CancellationToken ct)
    {
        using var timed = Instruments.Turn(turnEvent.GetType().Name, clocks.Wire);
        var run = await UntilCommittedAsync(partition, turnEvent, seenId, recoveryAt, ct);
        timed.Outcome = run.IsTaken ? "taken" : "passed";
        return run;
    }

    async Task<(bool IsTaken, AddresseeState State)> UntilCommittedAsync(
        string partition, TurnEvent turnEvent, string? seenId, DateTimeOffset? recoveryAt, CancellationToken ct)
    {
        var entering = _turns.EnterAsync(partition, ct);
        if (!entering.IsCompleted)
            turnEvent = AtOnce(turnEvent);
        using var _ = await entering;
        string? code = null;
        var (contradictions, lost) = (0, 0);
        for (var tries = 1; ; tries++)
        {
            var state = await LoadAsync(partition, ct);
            if (turnEvent is TurnEvent.TimerDue timer && !state.IsPlanned(timer.Kind, timer.Due))
            {
                if (lost > 0)
                    committer.Signal(partition);
                return (false, state);
            }

            // The seen ids are read after the state: they are at least as new, so a state that is still current has
            // no seen id unread.
            var seeing = SeenActivities.LoadAsync(table, partition, ct);
            var answering = code is null
                ? AnswerAsync(turnEvent, state, ct)
                : Task.FromResult(FaultReport.Answer(turnEvent, state, code, TurnClock.Of(clocks)));
            await Task.WhenAll(seeing, answering);
            var (seen, turn) = (await seeing, await answering);
            if (seenId is not null && seen.Has(seenId))
            {
                committer.Signal(partition);
                return (false, state);
            }

            if (turn.IsNothing)
                return (true, state);

            try
            {
                if (await committer.CommitAsync(turn, state, seen, seenId, recoveryAt, ct) is not { } changed)
                {
                    LogPurged(partition, turn);
                    return (true, turn.Head);
                }

                turnEvent = AtOnce(turnEvent);
                if (changed != AddresseeState.RowKey && ++contradictions == MostContradictions)
                    throw new InvalidOperationException("The store and the coach do not agree on a row.");
            }
            catch (StoreUnavailableException) when (++lost < MostLost && !ct.IsCancellationRequested)
            {
                // The commit may have been written all the same; the next read shows it.
            }
            catch (Exception e)
                when (code is null && e is not (OperationCanceledException or StoreUnavailableException))
            {
                code = Logged(e, turnEvent);
            }

            if (tries == Tries)
                throw new StoreUnavailableException($"A turn lost {Tries} races.");
        }
    }

    void LogPurged(string partition, Turn turn)
    {
        if (turn.Purged.IsEmpty)
            return;

        log.Purged(partition, turn.Purged.Length, string.Join(
            ", ", turn.Purged.CountBy(kind => kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => $"{kind.Key} {kind.Value}")));
    }

    /// <summary>Runs an action while no turn of the addressee runs in this process.</summary>
    public async Task<T> BetweenTurnsAsync<T>(string partition, Func<Task<T>> act, CancellationToken ct)
    {
        using var _ = await _turns.EnterAsync(partition, ct);
        return await act();
    }

    /// <summary>The current state of a card, for a platform that wants it in the response.</summary>
    /// <returns><c>null</c>: the card is not known, or a fault of the program keeps it from being drawn.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<Message?> CurrentAsync(string partition, string cardId, CancellationToken ct)
    {
        var state = await LoadAsync(partition, ct);
        try
        {
            return await coach.CurrentAsync(cardId, state, TurnClock.Of(clocks), ct) is { } card
                ? new Message(card, cardId, coach.WordsFor(state))
                : null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            log.TurnFailed(e, Support.NewCode(), "Current");
            return null;
        }
    }

    /// <summary>The words of a person's language; for a person never met, the default language's.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<TextCatalog> WordsAsync(ConversationReference there, Account account, CancellationToken ct)
    {
        var met = await Addressees.MetAsync(table, there.Channel, there.TenantId, account.Id, ct);
        return coach.WordsFor(met is null
            ? AddresseeState.New(Addressee.Person(there.Channel, there.TenantId, account.Id))
            : await LoadAsync(met, ct));
    }

    static TurnEvent AtOnce(TurnEvent turnEvent) => turnEvent is TurnEvent.ActivityReceived { Activity: var activity }
        ? new TurnEvent.ActivityReceived(activity with { IsAtOnce = true })
        : turnEvent;

    async Task<AddresseeState> LoadAsync(string partition, CancellationToken ct) =>
        await table.GetAsync(partition, AddresseeState.RowKey, ct) is { } row ? new AddresseeState(row)
            : AddresseeState.New(partition);

    async Task<Turn> AnswerAsync(TurnEvent turnEvent, AddresseeState state, CancellationToken ct)
    {
        using var handled = Instruments.Handler(turnEvent.GetType().Name, clocks.Wire);
        try
        {
            var turn = FormOpening.Of(await coach.TakeAsync(turnEvent, state, TurnClock.Of(clocks), ct), turnEvent);
            handled.Outcome = "done";
            return turn;
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            return FaultReport.Answer(turnEvent, state, Logged(e, turnEvent), TurnClock.Of(clocks));
        }
    }

    /// <returns>The code that joins the user's report to the log line.</returns>
    string Logged(Exception fault, TurnEvent turnEvent)
    {
        var code = Support.NewCode();
        log.TurnFailed(fault, code, turnEvent.GetType().Name);
        return code;
    }
}
