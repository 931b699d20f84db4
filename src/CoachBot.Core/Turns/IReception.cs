using CoachBot.Core.Conversation;

namespace CoachBot.Core.Turns;

/// <summary>Where proven activities come in: each is brought to the turn of the person or team it concerns.</summary>
public interface IReception
{
    /// <summary>
    /// Takes an activity in. Durable when it returns; a second call for the same one changes nothing.
    /// </summary>
    /// <returns>
    /// For an activity that <see cref="Activity.WantsCard"/>: the card as it stands after the commit, or <c>null</c> for
    /// one that is not known. Otherwise <c>null</c>.
    /// </returns>
    /// <exception cref="Storage.StoreUnavailableException">Nothing may be acknowledged.</exception>
    Task<Message?> TakeAsync(Activity activity, CancellationToken ct);
}
