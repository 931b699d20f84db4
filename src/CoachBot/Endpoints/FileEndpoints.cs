using CoachBot.Coaching;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoachBot.Endpoints;

/// <summary>Where a person's browser fetches what is held about them, with a link from their chat.</summary>
public static class FileEndpoints
{
    static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapMethods(ExportLinks.Route + "{token}", Reads, FetchAsync);
        return app;
    }

    /// <returns>
    /// The file, made of what is held now; 401 for a link that is none of ours or past its time; 404 when everything
    /// was deleted since it was made.
    /// </returns>
    internal static async Task<Results<FileContentHttpResult, ContentHttpResult>> FetchAsync(
        HttpContext context, ExportLinks links, IEntityReader table, TimeProvider time, string token,
        CancellationToken ct)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer"; // The address is the key.
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex";
        if (links.Open(token) is not { } key)
        {
            return Page(
                StatusCodes.Status401Unauthorized, "This link cannot be used",
                "A link to your data works for 15 minutes. Type 'export my data' in your chat with the bot for a new "
                + "one.");
        }

        return await new OwnRows(table, Capabilities.All.Rows).ReadAsync(key, ct) is { } rows
            ? TypedResults.File(DataFile.Of(rows, time.GetUtcNow()), "application/zip", DataFile.Name)
            : Page(
                StatusCodes.Status404NotFound, "There is nothing here any more",
                "What was kept for this link is deleted. Type 'export my data' in your chat with the bot to see what "
                + "there is now.");
    }

    static ContentHttpResult Page(int status, string title, string text) =>
        TypedResults.Text(BrowserPage.Html(title, text), "text/html; charset=utf-8", statusCode: status);
}
