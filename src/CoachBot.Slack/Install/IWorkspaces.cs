namespace CoachBot.Slack.Install;

/// <summary>Where the app is installed, and the token that speaks there.</summary>
/// <remarks>
/// A tenant is an installation: the enterprise's id for one of a whole organisation, else the workspace's. It is
/// <see cref="Core.Conversation.ConversationReference.TenantId"/> of everything heard there.
/// </remarks>
public interface IWorkspaces
{
    /// <returns><c>null</c>: the app is not installed there, or its token was revoked.</returns>
    ValueTask<Installation?> FindAsync(string tenant, CancellationToken ct);

    /// <summary>
    /// Slack refused a token (<c>token_expired</c>, <c>token_revoked</c>, <c>invalid_auth</c> …).
    /// </summary>
    /// <returns>Another token, worth one more try; <c>null</c>: there is none.</returns>
    ValueTask<Installation?> RefusedAsync(string tenant, Installation refused, string error, CancellationToken ct);

    /// <summary>The app was uninstalled, or its bot's token revoked: the token is forgotten at once.</summary>
    /// <param name="at">When it happened. What was installed later stays: events may be overtaken.</param>
    /// <returns>Whether there was an installation, forgotten or not.</returns>
    ValueTask<bool> ForgetAsync(string tenant, DateTimeOffset at, CancellationToken ct);
}

/// <summary>A token and whose it is.</summary>
/// <param name="BotToken">Never to be logged or stored in the clear.</param>
/// <param name="BotUserId">The bot's own user id there; empty when not known.</param>
public sealed record Installation(string BotToken, string BotUserId)
{
    public override string ToString() => BotUserId;
}
