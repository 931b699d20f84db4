using Microsoft.Extensions.Options;

namespace CoachBot.Slack.Install;

/// <summary>Brings the app into a workspace: sends an administrator to Slack, and takes in what they allow.</summary>
/// <remarks>OAuth v2, "Installing with OAuth": https://docs.slack.dev/authentication/installing-with-oauth</remarks>
public sealed class Installer(
    InstallState states, OAuthApi oauth, Workspaces workspaces, IOptions<SlackOptions> options)
{
    /// <summary>Workspaces are installed by OAuth; with <c>Slack:BotToken</c> there is nothing to install.</summary>
    public bool IsOpen => options.Value is { ClientId.Length: > 0, BotToken: "" };

    /// <param name="redirectUri">Where Slack sends the administrator back to; one of the manifest's.</param>
    /// <returns>Where to send them, and the secret that their browser keeps until they are back.</returns>
    public (Uri Address, string Secret) Begin(string redirectUri)
    {
        var (state, secret) = states.New();
        var query = string.Join('&',
            $"client_id={Uri.EscapeDataString(options.Value.ClientId)}",
            $"scope={Uri.EscapeDataString(string.Join(',', Scopes.Bot))}",
            $"redirect_uri={Uri.EscapeDataString(redirectUri)}",
            $"state={Uri.EscapeDataString(state)}");
        // Beside the Web API, on the same host: slack.com, or the government's.
        return (new Uri(new Uri(options.Value.ApiUrl), $"/oauth/v2/authorize?{query}"), secret);
    }

    /// <summary>Takes in what came back. Nothing is stored unless Slack grants it.</summary>
    /// <param name="code">Empty: Slack sent none.</param>
    /// <param name="secret">From the browser; <c>null</c>: it had none.</param>
    public async Task<InstallOutcome> FinishAsync(
        string code, string state, string? secret, string redirectUri, CancellationToken ct)
    {
        if (!states.IsGood(state, secret))
            return new InstallOutcome.Unproven();
        if (code.Length == 0)
            return new InstallOutcome.Denied(); // Nothing to redeem: nothing is written either.
        if (!await states.UseAsync(state, secret, ct))
            return new InstallOutcome.Unproven();

        switch (await oauth.RedeemAsync(code, redirectUri, ct))
        {
            case Exchange.Granted { Grant: var grant }
                when !options.Value.MayInstall(grant.TeamId, grant.EnterpriseId):
                await oauth.RevokeAsync(grant, ct);
                return new InstallOutcome.NotHere();
            case Exchange.Granted { Grant: var grant }:
                await workspaces.KeepAsync(grant, ct);
                return new InstallOutcome.Installed(grant.TeamName ?? "");
            case Exchange.Denied { MayTryAgain: true }:
                return new InstallOutcome.NotNow();
            default:
                return new InstallOutcome.Denied();
        }
    }
}

/// <summary>What came of an installation.</summary>
public abstract record InstallOutcome
{
    InstallOutcome()
    {
    }

    /// <param name="Name">The workspace's; empty when not told.</param>
    public sealed record Installed(string Name) : InstallOutcome;

    /// <summary>The administrator said no, or Slack did not take the code.</summary>
    public sealed record Denied : InstallOutcome;

    /// <summary>A workspace that <c>Slack:Workspaces</c> does not name: the token was given back.</summary>
    public sealed record NotHere : InstallOutcome;

    /// <summary>It does not come from an installation begun here a moment ago.</summary>
    public sealed record Unproven : InstallOutcome;

    /// <summary>Slack could not be asked.</summary>
    public sealed record NotNow : InstallOutcome;
}
