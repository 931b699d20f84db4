using Microsoft.Extensions.Options;

namespace CoachBot.Slack.Install;

/// <summary>One workspace, by <c>Slack:BotToken</c>: such an app is installed nowhere else.</summary>
public sealed class SingleWorkspace(IOptions<SlackOptions> options) : IWorkspaces
{
    public ValueTask<Installation?> FindAsync(string tenant, CancellationToken ct) =>
        ValueTask.FromResult(options.Value.BotToken is { Length: > 0 } token ? new Installation(token, "") : null);

    public ValueTask<Installation?> RefusedAsync(
        string tenant, Installation refused, string error, CancellationToken ct) =>
        ValueTask.FromResult<Installation?>(null);

    public ValueTask<bool> ForgetAsync(string tenant, DateTimeOffset at, CancellationToken ct) =>
        ValueTask.FromResult(true);
}
