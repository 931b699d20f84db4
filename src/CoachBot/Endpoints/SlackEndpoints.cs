using CoachBot.Slack.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoachBot.Endpoints;

/// <summary>Slack's doors: they check, take in and acknowledge. The answer leaves through the outbox.</summary>
public static class SlackEndpoints
{
    /// <summary>Slack waits three seconds; what took longer than this is not acknowledged.</summary>
    public static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(2);

    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder app)
    {
        app.MapPost("/slack/events", Door(SlackEndpoint.Events));
        app.MapPost("/slack/interactions", Door(SlackEndpoint.Interactions));
        app.MapPost("/slack/commands", Door(SlackEndpoint.Commands));
        return app;
    }

    static Func<HttpContext, SlackReader, SlackActivityReceiver, TimeProvider,
        Task<IResult>> Door(SlackEndpoint door) =>
        async (context, reader, intake, time) =>
            await reader.ReadAsync(context.Request, door, context.RequestAborted) switch
            {
                SlackBody.Read { Payload: var payload } => await TakeAsync(door, payload, intake, time),
                SlackBody.Bad => TypedResults.StatusCode(StatusCodes.Status400BadRequest),
                SlackBody.TooLarge => TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge),
                SlackBody.Late => Closed(context),
                SlackBody.Busy => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
                SlackBody.Unproven => TypedResults.StatusCode(StatusCodes.Status401Unauthorized),
                var other => throw new System.Diagnostics.UnreachableException(
                    $"No status for {other.GetType().Name}."),
            };

    /// <summary>Who is late with a body has the rest of it in hand yet: the connection ends with the answer.</summary>
    static StatusCodeHttpResult Closed(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return TypedResults.StatusCode(StatusCodes.Status408RequestTimeout);
    }

    /// <remarks>
    /// A caller who hangs up does not stop the turn; one that takes too long is not acknowledged (503).
    /// </remarks>
    static async Task<IResult> TakeAsync(
        SlackEndpoint door, System.Text.Json.JsonElement payload, SlackActivityReceiver intake, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(TurnPatience, time);
        return await intake.TakeAsync(door, payload, patience.Token).WaitAsync(patience.Token) switch
        {
            { IsBad: true } => TypedResults.StatusCode(StatusCodes.Status400BadRequest),
            { Text: { } text } => TypedResults.Text(text),
            { Json: { IsEmpty: false } json } => TypedResults.Bytes(json.ToArray(), "application/json; charset=utf-8"),
            _ => TypedResults.Ok(),
        };
    }
}
