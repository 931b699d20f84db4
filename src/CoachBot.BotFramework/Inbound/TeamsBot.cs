using CoachBot.BotFramework.Cards;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Activity = CoachBot.Core.Conversation.Activity;
using Message = CoachBot.Core.Conversation.Message;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Takes an activity in, and answers as <c>ActivityReceiver.TakeAsync</c> of the engine does.</summary>
public delegate Task<Message?> TakeActivity(Activity activity, CancellationToken ct);

/// <summary>
/// The bot as the SDK knows one: each of its activities that matters here becomes a turn of the engine.
/// </summary>
/// <remarks>
/// It answers nothing by the turn's context: what is to be said leaves through the outbox. Only what waits for an
/// answer
/// in the response itself, an invoke, gets it here. What was read is left in the turn's state for
/// <see cref="TeamsAdapter"/>.
/// </remarks>
public sealed class TeamsBot(TakeActivity take) : TeamsActivityHandler
{
    protected override Task OnMessageActivityAsync(
        ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        TakeAsync(turnContext, ActivityReader.Message(Sdk(turnContext)), cancellationToken);

    protected override Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TakeAsync(turnContext, ActivityReader.Edit(Sdk(turnContext)), cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TakeAsync(turnContext, ActivityReader.Installation(Sdk(turnContext)), cancellationToken);

    /// <remarks>The SDK's own would ask the Connector for each person who joined.</remarks>
    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TakeAsync(turnContext, ActivityReader.Members(Sdk(turnContext)), cancellationToken);

    /// <remarks>The SDK's own fails on a meeting's event that it cannot read.</remarks>
    protected override Task OnEventActivityAsync(
        ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <remarks>The SDK's own fails on an invoke whose value it cannot read.</remarks>
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var read = ActivityReader.Invoke(Sdk(turnContext));
        return read switch
        {
            InboundRequest.NotImplemented => new() { Status = StatusCodes.Status501NotImplemented },
            InboundRequest.Accepted => CreateInvokeResponse(
                await TakeAsync(turnContext, read, cancellationToken) is { } card
                    ? InvokeAnswer.Card(card)
                    : InvokeAnswer.Nothing),
            _ => new() { Status = StatusCodes.Status400BadRequest },
        };
    }

    async Task<Message?> TakeAsync(ITurnContext turn, InboundRequest read, CancellationToken ct)
    {
        turn.TurnState.Set(read);
        return read is InboundRequest.Accepted { Activity: var activity } ? await take(activity, ct) : null;
    }

    static Microsoft.Bot.Schema.Activity Sdk(ITurnContext turn) => turn.Activity;
}
