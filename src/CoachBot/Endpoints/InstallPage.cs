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
        InstallOutcome.NotHere => (
            StatusCodes.Status403Forbidden,
            "CoachBot was not installed",
            "This bot is for other workspaces, and nothing was stored. Whoever runs it can add yours."),
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
}
