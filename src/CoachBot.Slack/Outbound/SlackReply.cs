using System.Text.Json;

namespace CoachBot.Slack.Outbound;

/// <summary>What a call came to. Slack answers 200 also for most failures: <c>ok</c> tells.</summary>
public enum SlackOutcome
{
    Ok,

    /// <summary>Not now: throttled, or briefly down. It did not happen.</summary>
    Retry,

    /// <summary>No answer came: it may have happened.</summary>
    Unknown,

    /// <summary>This person's or channel's conversation takes nothing.</summary>
    Unreachable,

    /// <summary>The app is not installed there any more, or its token was revoked.</summary>
    Uninstalled,

    /// <summary>A fault of ours or of the set-up: it will never be taken like this.</summary>
    Misconfigured,
}

/// <param name="Error">Slack's code, such as <c>channel_not_found</c>; empty for <see cref="SlackOutcome.Ok"/>.</param>
/// <param name="Body">The answer; <c>default</c> when there was none.</param>
/// <param name="After">Not before so long, as Slack asked; <c>null</c>: it did not say.</param>
/// <param name="TooMany">Slack says that it is asked too much (429); not what is held back because it said so.</param>
public sealed record SlackReply(
    SlackOutcome Outcome, string Error, JsonElement Body, TimeSpan? After = null, bool TooMany = false)
{
    public bool IsOk => Outcome == SlackOutcome.Ok;
}
