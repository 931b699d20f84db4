using CoachBot.Slack.Install;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CoachBot.Endpoints;

/// <summary>A Slack administrator's way in: off to Slack, and back with what was allowed.</summary>
public static class SlackInstall
{
    const string Back = "/slack/oauth_redirect";
    const string Cookie = "coachbot-slack-install";

    /// <summary>
    /// Both routes are for one administrator now and then, and anybody can ask for them: so many a minute in all.
    /// </summary>
    public const int AMinute = 30;

    const string Limit = "slack-install";

    public static IServiceCollection AddSlackInstall(this IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddFixedWindowLimiter(Limit, window =>
                (window.PermitLimit, window.Window, window.QueueLimit) = (AMinute, TimeSpan.FromMinutes(1), 0));
        });

    public static IEndpointRouteBuilder MapSlackInstall(this IEndpointRouteBuilder app)
    {
        var way = app.MapGroup("").RequireRateLimiting(Limit);
        way.MapGet("/slack/install", Begin);
        way.MapGet(Back, FinishAsync);
        return app;
    }

    /// <returns>A redirect to Slack; 401 when workspaces are not installed by OAuth here.</returns>
    internal static Results<RedirectHttpResult, UnauthorizedHttpResult> Begin(
        HttpContext context, Installer installer, IOptions<AddressOptions> address)
    {
        if (!installer.IsOpen)
            return TypedResults.Unauthorized();

        var (there, secret) = installer.Begin(RedirectUri(address.Value));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax, // It must come along when Slack sends the browser back.
            MaxAge = InstallState.GoodFor,
            Path = "/",
        });
        return TypedResults.Redirect(there.ToString());
    }

    /// <remarks>What Slack says of an error is not repeated: it came through the browser.</remarks>
    internal static async Task<Results<ContentHttpResult, UnauthorizedHttpResult>> FinishAsync(
        HttpContext context, Installer installer, IOptions<AddressOptions> address, string? code, string? state,
        CancellationToken ct)
    {
        if (!installer.IsOpen)
            return TypedResults.Unauthorized();

        var outcome = await installer.FinishAsync(
            code ?? "", state ?? "", context.Request.Cookies[Cookie], RedirectUri(address.Value), ct);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer"; // The address of this page holds the code.
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/", Secure = true });
        var (status, title, text) = InstallPage.Of(outcome);
        return TypedResults.Text(BrowserPage.Html(title, text), "text/html; charset=utf-8", statusCode: status);
    }

    static string RedirectUri(AddressOptions address) => address.PublicUrl.TrimEnd('/') + Back;
}
