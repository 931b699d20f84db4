using CoachBot.Core.Conversation;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>Where proven activities come in: each is brought to the turn of the person or team it concerns.</summary>
public sealed class ActivityReceiver(Addressees addressees, TurnRunner turns)
{
    /// <summary>
    /// Takes an activity in. Durable when it returns; a second call for the same one changes nothing.
    /// </summary>
    /// <returns>
    /// For an activity that <see cref="Activity.WantsCard"/>: the card pressed, as it stands after the commit;
    /// <c>null</c>
    /// when nobody knows it. Otherwise <c>null</c>.
    /// </returns>
    /// <exception cref="Storage.StoreUnavailableException">
    /// Nothing may be acknowledged; the activity may be brought again.
    /// </exception>
    public async Task<Message?> TakeAsync(Activity activity, CancellationToken ct)
    {
        var partition = await addressees.OfAsync(activity, ct);
        await turns.TakeAsync(partition, new TurnEvent.ActivityReceived(activity), activity.IdempotencyKey, ct);

        return activity is { WantsCard: true, Card: { } card } ? await turns.CurrentAsync(partition, card, ct) : null;
    }

    /// <summary>The words of somebody's language; nothing is taken in, and nobody is met.</summary>
    public Task<TextCatalog> WordsAsync(Activity activity, CancellationToken ct) =>
        turns.WordsAsync(activity.Conversation, activity.From, ct);

    /// <summary>The card pressed, as it stands; nothing is taken in.</summary>
    /// <returns><c>null</c>: nobody knows it.</returns>
    public async Task<Message?> LookAsync(Activity activity, CancellationToken ct) => activity.Card is { } card
        ? await turns.CurrentAsync(await addressees.OfAsync(activity, ct), card, ct)
        : null;
}
