using System.Collections.Concurrent;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>Slack's side of tokens: who was given which, and what has become of it.</summary>
sealed class SlackTokens(SlackWorld world)
{
    /// <summary>
    /// Twelve hours, in seconds: https://docs.slack.dev/authentication/using-token-rotation
    /// </summary>
    public const int Lifetime = 43_200;

    readonly ConcurrentDictionary<string, string> _dead = [];
    readonly ConcurrentDictionary<string, SlackWorkspace> _issued = [];
    readonly ConcurrentDictionary<string, SlackWorkspace> _refreshers = [];
    readonly ConcurrentDictionary<string, (SlackWorkspace Workspace, string RedirectUri)> _codes = [];

    /// <summary>New tokens end and come with one to renew them.</summary>
    public bool Rotate { get; set; }

    /// <summary>What an administrator's browser brings back to the app after "Allow". Good once.</summary>
    public string Code(SlackWorkspace workspace, string redirectUri)
    {
        var code = SlackId.Secret(20);
        _codes[code] = (workspace, redirectUri);
        return code;
    }

    /// <returns>Whose code it is; <c>null</c>: nobody's, or used before.</returns>
    public (SlackWorkspace Workspace, string RedirectUri)? Redeem(string code) =>
        _codes.TryRemove(code, out var redeemed) ? redeemed : null;

    /// <returns>Whose token this renews; <c>null</c>: nobody's, or used before.</returns>
    public SlackWorkspace? Renew(string refresher) =>
        _refreshers.TryRemove(refresher, out var workspace) && !workspace.IsRevoked ? workspace : null;

    /// <returns>A token that works from now on, and the one that renews it.</returns>
    public (string Token, string? Refresher) Issue(SlackWorkspace workspace)
    {
        var token = $"{(Rotate ? "xoxe.xoxb-" : "xoxb-")}{SlackId.Secret(32)}";
        var refresher = Rotate ? $"xoxe-1-{SlackId.Secret(32)}" : null;
        workspace.IsRevoked = false;
        workspace.BotToken = token;
        _issued[token] = workspace;
        if (refresher is not null)
            _refreshers[refresher] = workspace;
        return (token, refresher);
    }

    /// <summary>Its twelve hours are over.</summary>
    public void Expire(SlackWorkspace workspace) => _dead[workspace.BotToken] = "token_expired";

    /// <summary>The app was taken out of the workspace.</summary>
    public void Revoke(SlackWorkspace workspace)
    {
        workspace.IsRevoked = true;
        _dead[workspace.BotToken] = "token_revoked";
    }

    /// <returns>The workspace; or the code of what is wrong with the token.</returns>
    /// <remarks>https://docs.slack.dev/reference/methods/auth.test#errors, the same for every method.</remarks>
    public (SlackWorkspace? Workspace, string? Error) Find(string? token)
    {
        if (token is null)
            return (null, "not_authed");
        if (_dead.TryGetValue(token, out var end))
            return (null, end);

        var workspace = world.Workspaces.FirstOrDefault(one => one.BotToken == token && !one.IsRevoked)
            ?? _issued.GetValueOrDefault(token);
        return workspace is null ? (null, "invalid_auth") : (workspace, null);
    }
}
