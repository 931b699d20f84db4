using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>Runs a turn: loads the addressee, asks the coach, commits one transaction.</summary>
/// <remarks>
/// A turn that lost a race, or whose commit's answer was lost, is run again on what then stands; a happening seen
/// before changes nothing. What the coach cannot answer, or the store cannot take, for a fault of ours is answered with
/// an apology and a code.
/// </remarks>
public sealed class TurnRunner(IEntityReader table, ICoach coach, Clocks clocks, TurnCommitter ledger, IEngineLog log)
{
    /// <summary>How often a turn is tried against others before it is given up for now.</summary>
    const int Tries = 50;

    /// <summary>
    /// So often may the store say that a row is not as the coach read it; then the coach reads wrongly.
    /// </summary>
    const int MostContradictions = 5;

    /// <summary>So often may a commit come to an unknown end; then the happening has to be brought again.</summary>
    const int MostLost = 3;

    readonly KeyedLock _turns = new();

    /// <summary>Takes one happening in.</summary>
    /// <param name="seenId">Names the happening; <c>null</c> for one that cannot come twice.</param>
    /// <returns><c>false</c>: it was taken in before, or is no longer planned; nothing changed.</returns>
    /// <exception cref="StoreUnavailableException">Nothing may be acknowledged; the happening may be brought
    /// again.</exception>
    public async Task<bool> TakeAsync(string partition, TurnEvent happening, string? seenId, CancellationToken ct) =>
        (await RunAsync(partition, happening, seenId, wakesAt: null, ct)).IsTaken;

    /// <summary>Takes in that a planned moment came.</summary>
    /// <param name="wakesAt">When the addressee is looked at again: a wake row stands there.</param>
    /// <returns>Whether a turn was run; and the head as it stands now, as far as known.</returns>
    /// <exception cref="StoreUnavailableException">As for any happening.</exception>
    public Task<(bool IsTaken, AddresseeState Head)> MeetAsync(
        string partition, TurnEvent.TimerDue came, DateTimeOffset wakesAt, CancellationToken ct) =>
        RunAsync(partition, came, seenId: null, wakesAt, ct);

    async Task<(bool IsTaken, AddresseeState Head)> RunAsync(
        string partition, TurnEvent happening, string? seenId, DateTimeOffset? wakesAt, CancellationToken ct)
    {
        var entering = _turns.EnterAsync(partition, ct);
        if (!entering.IsCompleted)
            happening = AtOnce(happening);
        using var _ = await entering;
        string? code = null;
        var (contradictions, lost) = (0, 0);
        for (var tries = 1; ; tries++)
        {
            var head = await LoadAsync(partition, ct);
            if (happening is TurnEvent.TimerDue came && !head.IsPlanned(came.Kind, came.Due))
            {
                if (lost > 0)
                    ledger.Signal(partition);
                return (false, head);
            }

            // After the head: what was seen is at least as new, so a head that stands has no seen id unread.
            var seeing = SeenActivities.LoadAsync(table, partition, ct);
            var asking = code is null
                ? AskAsync(happening, head, ct)
                : Task.FromResult(FaultReport.Answer(happening, head, code, clocks.Moment));
            await Task.WhenAll(seeing, asking);
            var (seen, turn) = (await seeing, await asking);
            if (seenId is not null && seen.Has(seenId))
            {
                ledger.Signal(partition);
                return (false, head);
            }

            if (turn.IsNothing)
                return (true, head);

            try
            {
                if (await ledger.CommitAsync(turn, head, seen, seenId, wakesAt, ct) is not { } changed)
                {
                    TellPurged(partition, turn);
                    return (true, turn.Head);
                }

                happening = AtOnce(happening);
                if (changed != AddresseeState.RowKey && ++contradictions == MostContradictions)
                    throw new InvalidOperationException("The store and the coach do not agree on a row.");
            }
            catch (StoreUnavailableException) when (++lost < MostLost && !ct.IsCancellationRequested)
            {
                // It may have been written all the same: what then stands tells.
            }
            catch (Exception e)
                when (code is null && e is not (OperationCanceledException or StoreUnavailableException))
            {
                code = Told(e, happening);
            }

            if (tries == Tries)
                throw new StoreUnavailableException($"A turn lost {Tries} races.");
        }
    }

    void TellPurged(string partition, Turn turn)
    {
        var kinds = turn.Counts.Where(count => count.StartsWith(Instruments.Purged, StringComparison.Ordinal))
            .Select(count => count[Instruments.Purged.Length..]).ToList();
        if (kinds.Count > 0)
        {
            log.Purged(partition, kinds.Count, string.Join(
                ", ", kinds.CountBy(kind => kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)
                    .Select(kind => $"{kind.Key} {kind.Value}")));
        }
    }

    /// <summary>Does something while no turn of the addressee is being run in this process.</summary>
    public async Task<T> BetweenTurnsAsync<T>(string partition, Func<Task<T>> act, CancellationToken ct)
    {
        using var _ = await _turns.EnterAsync(partition, ct);
        return await act();
    }

    /// <summary>The current state of a card, for a platform that wants it in the response.</summary>
    /// <returns><c>null</c>: nobody knows it, or for a fault of ours it cannot be drawn.</returns>
    public async Task<Message?> CurrentAsync(string partition, string cardId, CancellationToken ct)
    {
        var head = await LoadAsync(partition, ct);
        try
        {
            return await coach.CurrentAsync(cardId, head, clocks.Moment, ct) is { } card
                ? new Message(card, cardId, coach.WordsFor(head))
                : null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            log.TurnFailed(e, Support.NewCode(), "Current");
            return null;
        }
    }

    /// <summary>The words of somebody's language; of somebody never met, the usual ones.</summary>
    public async Task<TextCatalog> WordsAsync(ConversationReference there, Account account, CancellationToken ct)
    {
        var met = await Addressees.MetAsync(table, there.Channel, there.TenantId, account.Id, ct);
        return coach.WordsFor(met is null
            ? AddresseeState.New(Addressee.Person(there.Channel, there.TenantId, account.Id))
            : await LoadAsync(met, ct));
    }

    static TurnEvent AtOnce(TurnEvent happening) => happening is TurnEvent.ActivityReceived { Activity: var activity }
        ? new TurnEvent.ActivityReceived(activity with { IsAtOnce = true })
        : happening;

    async Task<AddresseeState> LoadAsync(string partition, CancellationToken ct) =>
        await table.GetAsync(partition, AddresseeState.RowKey, ct) is { } row ? new AddresseeState(row)
            : AddresseeState.New(partition);

    async Task<Turn> AskAsync(TurnEvent happening, AddresseeState head, CancellationToken ct)
    {
        try
        {
            return FormOpening.Of(await coach.TakeAsync(happening, head, clocks.Moment, ct), happening);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            return FaultReport.Answer(happening, head, Told(e, happening), clocks.Moment);
        }
    }

    string Told(Exception fault, TurnEvent happening)
    {
        var code = Support.NewCode();
        log.TurnFailed(fault, code, happening.GetType().Name);
        return code;
    }
}
