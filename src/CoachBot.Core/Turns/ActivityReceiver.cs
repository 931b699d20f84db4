using CoachBot.Core.Conversation;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>Takes proven activities: each goes to the turn of the person or team it concerns.</summary>
public sealed class ActivityReceiver(Addressees addressees, TurnRunner turns)
{
    /// <summary>
    /// Takes an activity. It is durable when the method returns; a second call for the same one changes nothing.
    /// </summary>
    /// <returns>
    /// For an activity that <see cref="Activity.WantsCard"/>: the pressed card in its state after the commit;
    /// <c>null</c> when the card is not known. Otherwise <c>null</c>.
    /// </returns>
    /// <exception cref="Storage.StoreUnavailableException">
    /// Nothing may be acknowledged; the activity may be delivered again.
    /// </exception>
    public async Task<Message?> TakeAsync(Activity activity, CancellationToken ct)
    {
        var partition = await addressees.OfAsync(activity, ct);
        await turns.TakeAsync(partition, new TurnEvent.ActivityReceived(activity), activity.IdempotencyKey, ct);

        return activity is { WantsCard: true, Card: { } card } ? await turns.CurrentAsync(partition, card, ct) : null;
    }

    /// <summary>The words of the person's language; nothing is taken, and a person never met stays unknown.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The store does not answer.</exception>
    public Task<TextCatalog> WordsAsync(Activity activity, CancellationToken ct) =>
        turns.WordsAsync(activity.Conversation, activity.From, ct);

    /// <summary>The pressed card in its current state; nothing is taken.</summary>
    /// <returns><c>null</c>: the card is not known.</returns>
    /// <exception cref="Storage.StoreUnavailableException">The store does not answer.</exception>
    public async Task<Message?> LookAsync(Activity activity, CancellationToken ct) => activity.Card is { } card
        ? await turns.CurrentAsync(await addressees.OfAsync(activity, ct), card, ct)
        : null;
}
