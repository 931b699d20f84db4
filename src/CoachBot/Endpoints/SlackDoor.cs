namespace CoachBot.Endpoints;

/// <summary>
/// Slack's routes while there are no credentials for Slack: nobody who knocks can prove who they are.
/// </summary>
public static class SlackDoor
{
    static readonly string[] Routes = ["/slack/events", "/slack/interactions", "/slack/commands"];

    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder app)
    {
        foreach (var route in Routes)
            app.MapPost(route, () => TypedResults.Unauthorized());
        return app;
    }
}
