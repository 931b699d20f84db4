using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>The result of a delivery whose call did not succeed.</summary>
public sealed class ChannelFailures(ChannelRegistry channels, TurnRunner turns, IEngineLog log)
{
    /// <summary>Reads a failure; an addressee's own chat that takes no messages gets a turn of its own.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="own">The call was to the addressee's own chat.</param>
    /// <exception cref="Storage.StoreUnavailableException">The turn was not taken.</exception>
    public async Task<DeliveryResult> ResultOfAsync(
        ChannelResult failure, string channel, AddresseeState state, bool own, CancellationToken ct)
    {
        switch (failure)
        {
            case ChannelResult.NotNow notNow:
                return new DeliveryResult.Later(notNow.After, notNow.TooMany);
            case ChannelResult.Unknown unknown:
                return new DeliveryResult.Unknown(unknown.Reason);
            case ChannelResult.Unreachable { Reason: var reason } when own:
                await turns.TakeAsync(state.Partition, new TurnEvent.Unreachable(reason), seenId: null, ct);
                Instruments.Unreachable(channels.Of(channel).UnreachableReasons.Contains(reason) ? reason : null);
                log.BecameUnreachable(state.Partition, reason);
                return new DeliveryResult.Never(reason);
            case ChannelResult.Unreachable { Reason: var reason }:
                return new DeliveryResult.Never(reason);
            case ChannelResult.MessageGone gone:
                return new DeliveryResult.Never(gone.Reason);
            case ChannelResult.Refused refused:
                return new DeliveryResult.Never(refused.Reason);
            default:
                throw new System.Diagnostics.UnreachableException($"{failure.GetType().Name} is no failure.");
        }
    }
}
