using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Opens a form beside the chat; where it does not open it becomes a message.</summary>
/// <remarks>The trigger is good for one call: no failure is tried again.</remarks>
public sealed class FormDelivery(ChannelRegistry channels, ICoach coach) : DeliveryHandler<OutboxMessage.OpenForm>
{
    public override bool IsCounted => true;

    protected override PlatformCall? CallOf(OutboxMessage.OpenForm message, AddresseeState state) =>
        PlatformCall.To(message.There, isVisible: false);

    protected override async Task<DeliveryResult> DeliverAsync(
        OutboxMessage.OpenForm message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        if (lease?.Acquire() is false)
            return new DeliveryResult.LeaseLost();

        var form = new Message(message.Form.Card, message.Form.CardId, coach.WordsFor(state));
        var result = await channels.Of(message.There).OpenFormAsync(message.There, message.Trigger, form, ct);
        if (result is ChannelResult.NotNow { TooMany: true })
            lease?.Slow();
        return result is ChannelResult.Done
            ? new DeliveryResult.Done()
            : new DeliveryResult.Instead(message.Form, message.Notice is { } notice ? [notice] : []);
    }
}
