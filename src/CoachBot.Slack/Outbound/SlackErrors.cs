using System.Collections.Frozen;

namespace CoachBot.Slack.Outbound;

/// <summary>Slack's error codes, told apart by what can be done about them.</summary>
/// <remarks>
/// From the errors that the pages of the methods list. A code that none of them lists is a fault of ours: it is told,
/// and not repeated for ever.
/// </remarks>
static class SlackErrors
{
    static readonly FrozenSet<string> Retry = FrozenSet.ToFrozenSet(
        [
            "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org",
            "message_limit_exceeded", "accesslimited",
        ],
        StringComparer.Ordinal);

    static readonly FrozenSet<string> Uninstalled = FrozenSet.ToFrozenSet(
        [
            "token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed",
            "app_access_restricted", "org_login_required", "team_access_not_granted", "team_not_found",
        ],
        StringComparer.Ordinal);

    public static readonly FrozenSet<string> Unreachable = FrozenSet.ToFrozenSet(
        [
            "channel_not_found", "is_archived", "is_inactive", "user_not_found", "users_not_found", "user_disabled",
            "not_in_channel", "user_not_in_channel", "messages_tab_disabled", "cannot_dm_bot", "user_not_visible",
            "ekm_access_denied", "invalid_user_combination", "channel_is_limited_access",
        ],
        StringComparer.Ordinal);

    /// <summary>For an update: the message is no longer there, or no longer ours to change.</summary>
    public static readonly FrozenSet<string> MessageGone = FrozenSet.ToFrozenSet(
        ["message_not_found", "cant_update_message", "edit_window_closed"], StringComparer.Ordinal);

    public static SlackOutcome Outcome(string error) =>
        Retry.Contains(error) ? SlackOutcome.Retry
        : Uninstalled.Contains(error) ? SlackOutcome.Uninstalled
        : Unreachable.Contains(error) || error.StartsWith("restricted_action", StringComparison.Ordinal)
            ? SlackOutcome.Unreachable
        : SlackOutcome.Misconfigured;
}
