using CoachBot.Slack.Install;

namespace CoachBot.Slack.Outbound;

/// <summary>Slack's Web API.</summary>
/// <remarks>Each request waits for its turn in <see cref="SlackCall.Requests"/>, where the call has one.</remarks>
public interface IWebApi
{
    /// <summary>Calls with the bot's token of an installation (<see cref="IWorkspaces"/>).</summary>
    /// <returns>Never throws for what Slack or the network does.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    Task<SlackReply> CallAsync(string tenant, SlackCall call, CancellationToken ct);

    /// <summary>Calls with credentials of one's own: an app-level token, or the app's for OAuth.</summary>
    /// <param name="authorization">The header's value: <c>Bearer …</c>, <c>Basic …</c>.</param>
    Task<SlackReply> CallAsAsync(string authorization, SlackCall call, CancellationToken ct);
}
