using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

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
        app.MapPost("/api/messages", (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        return app;
    }

    /// <summary>
    /// Brings what the bot reads to its turn. A caller who hangs up does not stop the turn; one that takes too long is
    /// not acknowledged (503).
    /// </summary>
    public static IServiceCollection AddMessages(this IServiceCollection services) =>
        services.AddSingleton<TakeActivity>(made =>
        {
            var (receiver, time) =
                (made.GetRequiredService<ActivityReceiver>(), made.GetRequiredService<TimeProvider>());
            return async (activity, ct) =>
            {
                using var patience = new CancellationTokenSource(TurnPatience, time);
                return await receiver.TakeAsync(activity, patience.Token).WaitAsync(patience.Token);
            };
        });
}
