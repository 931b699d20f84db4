using System.Text.Encodings.Web;
using CoachBot.Slack.Install;

namespace CoachBot.Endpoints;

/// <summary>What an administrator reads at the end of an installation.</summary>
static class InstallPage
{
    public static (int Status, string Title, string Text) Of(InstallOutcome outcome) => outcome switch
    {
        InstallOutcome.Installed { Name: var name } => (
            StatusCodes.Status200OK,
            name.Length > 0 ? $"CoachBot is in {name}" : "CoachBot is installed",
            "Invite it to a team's channel in Slack, then type /coach setup there. Whoever invites it is the team's "
            + "first manager. You can close this page."),
        InstallOutcome.Denied => (
            StatusCodes.Status400BadRequest,
            "CoachBot was not installed",
            "Slack did not allow it, and nothing was stored. If that was not meant, begin again at /slack/install."),
        InstallOutcome.Unproven => (
            StatusCodes.Status401Unauthorized,
            "This link cannot be used",
            "It was used before, is older than ten minutes, or belongs to another browser. Nothing was stored. "
            + "Begin again at /slack/install."),
        InstallOutcome.NotNow => (
            StatusCodes.Status503ServiceUnavailable,
            "Slack cannot be reached",
            "Nothing was stored. Please begin again at /slack/install in a few minutes."),
        var other => throw new System.Diagnostics.UnreachableException($"No page for {other.GetType().Name}."),
    };

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
