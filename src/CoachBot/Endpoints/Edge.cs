using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Endpoints;

/// <summary>What holds for every request: faults become bare status codes, and a virtual clock shows itself.</summary>
public static partial class Edge
{
    /// <summary>Tells people's time while it is not the machine's.</summary>
    public const string NowHeader = "X-CoachBot-Now";

    public static IApplicationBuilder UseEdge(this IApplicationBuilder app)
    {
        var clock = app.ApplicationServices.GetRequiredService<CoachClock>();
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Edge));

        return app.Use(next => async context =>
        {
            if (clock.IsVirtual)
                context.Response.OnStarting(() => TellNow(context.Response, clock));

            try
            {
                await next(context);
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                var status = Status(e, context);
                if (status >= StatusCodes.Status500InternalServerError)
                    LogFault(log, status, e.GetType().Name, Support.Where(e));

                context.Response.Clear();
                context.Response.StatusCode = status;
            }
        });
    }

    static int Status(Exception e, HttpContext context) => e switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        OperationCanceledException when context.RequestAborted.IsCancellationRequested =>
            StatusCodes.Status499ClientClosedRequest,
        StoreUnavailableException or OperationCanceledException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    static Task TellNow(HttpResponse response, CoachClock clock)
    {
        response.Headers[NowHeader] = clock.GetUtcNow().UtcDateTime
            .ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    /// <remarks>An exception's message may hold a person's words: its type and place are enough to find it.</remarks>
    [LoggerMessage(LogLevel.Error, "A request was answered {Status}: {Fault} in {Where}.")]
    static partial void LogFault(ILogger log, int status, string fault, string where);
}
