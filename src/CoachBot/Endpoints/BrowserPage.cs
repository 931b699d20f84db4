using System.Text.Encodings.Web;

namespace CoachBot.Endpoints;

/// <summary>The few words that the bot says in a browser.</summary>
static class BrowserPage
{
    /// <summary>Both texts are escaped; a workspace may call itself what it likes.</summary>
    public static string Html(string title, string text)
    {
        var (head, body) = (HtmlEncoder.Default.Encode(title), HtmlEncoder.Default.Encode(text));
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{head}}</title>
            <style>body { font: 18px/1.5 system-ui, sans-serif; max-width: 36em; margin: 4em auto }</style>
            </head>
            <body>
            <h1>{{head}}</h1>
            <p>{{body}}</p>
            </body>
            </html>
            """;
    }
}
