using CoachBot.BotFramework.Cards;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;

namespace CoachBot.Endpoints;

/// <summary>
/// The Bot Framework's door: it checks, takes in and acknowledges. The answer leaves through the outbox.
/// </summary>
public static class MessagesEndpoint
{
    /// <summary>Azure Bot Service waits fifteen seconds; what took longer than this is not acknowledged.</summary>
    public static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(10);

    public static IEndpointRouteBuilder MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/messages", TakeAsync);
        return app;
    }

    internal static async Task<IResult> TakeAsync(
        HttpContext context, TeamsActivityReceiver reader, ActivityReceiver reception, TimeProvider time) =>
        await reader.ReadAsync(context, context.RequestAborted) switch
        {
            InboundRequest.Accepted { Activity: var activity } => await TurnAsync(activity, reception, time),
            InboundRequest.Ignored => TypedResults.Ok(),
            InboundRequest.NotImplemented => TypedResults.StatusCode(StatusCodes.Status501NotImplemented),
            InboundRequest.Bad => TypedResults.StatusCode(StatusCodes.Status400BadRequest),
            InboundRequest.TooLarge => TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge),
            InboundRequest.Unproven => TypedResults.StatusCode(StatusCodes.Status401Unauthorized),
            var other => throw new System.Diagnostics.UnreachableException($"No status for {other.GetType().Name}."),
        };

    /// <remarks>
    /// A caller who hangs up does not stop the turn; one that takes too long is not acknowledged (503).
    /// </remarks>
    static async Task<IResult> TurnAsync(Activity activity, ActivityReceiver reception, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(TurnPatience, time);
        var card = await reception.TakeAsync(activity, patience.Token).WaitAsync(patience.Token);

        return (activity.WantsCard, card) switch
        {
            (false, _) => TypedResults.Ok(),
            (true, { } message) => TypedResults.Bytes(InvokeAnswer.Card(message), InvokeAnswer.ContentType),
            (true, null) => TypedResults.Bytes(InvokeAnswer.Nothing, InvokeAnswer.ContentType),
        };
    }
}
