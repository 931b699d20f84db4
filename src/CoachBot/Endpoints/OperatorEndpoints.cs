using System.Net;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CoachBot.Endpoints;

/// <summary>What an operator's machines ask: is it alive, is it ready, how much of what.</summary>
public static class OperatorEndpoints
{
    /// <summary>A store that has not answered in this time, on the machine's clock, is not reachable.</summary>
    static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(2);

    static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapOperator(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/livez", Reads, () => TypedResults.Text("alive"));
        app.MapMethods("/readyz", Reads, ReadyAsync);
        app.MapMethods("/metrics", Reads, Metrics);
        return app;
    }

    /// <returns>
    /// 200 <c>ready</c>, and for those who may read the metrics a line below it for each file that was passed over; or
    /// 503 with the one word of what is not: <c>store</c>, <c>scheduler</c>.
    /// </returns>
    internal static async Task<ContentHttpResult> ReadyAsync(
        HttpContext context, [AsParameters] Readiness readiness, CancellationToken ct)
    {
        var (table, scheduler, time, coach, access) = readiness;
        try
        {
            await table.GetAsync("probe", "ready", ct).WaitAsync(StorePatience, time, ct);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            return NotReady("store");
        }

        return !scheduler.IsRunning ? NotReady("scheduler")
            : TypedResults.Text(string.Join('\n', [
                "ready",
                .. IsOperator(context, access.Value)
                    ? coach.Holidays.PassedOver.Select(line => $"Holidays:Path: {line}")
                    : [],
            ]));
    }

    /// <returns>The metrics; or, for a caller who may not read them, the 404 of a route that is not there.</returns>
    internal static Results<ContentHttpResult, NotFound> Metrics(
        HttpContext context, MetricsCollector collector, IOptions<MetricsAccessOptions> access) =>
        IsOperator(context, access.Value)
            ? TypedResults.Text(collector.Write(), MetricsCollector.ContentType)
            : TypedResults.NotFound();

    static bool IsOperator(HttpContext context, MetricsAccessOptions access) =>
        access.AllowRemote || IsLocal(context);

    /// <summary>The caller is on this machine, and speaks for itself: a proxy here speaks for others.</summary>
    static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } caller
        && IPAddress.IsLoopback(caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller)
        && !context.Request.Headers.ContainsKey("Forwarded")
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    /// <summary>What it takes to be ready, and what is to be told of it.</summary>
    internal readonly record struct Readiness(
        IEntityTable Table, SweepScheduler Scheduler, TimeProvider Time, CoachSettings Coach,
        IOptions<MetricsAccessOptions> Access);

    static ContentHttpResult NotReady(string reason) =>
        TypedResults.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
}
