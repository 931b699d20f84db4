using System.Text.Json;
using CoachBot.Core.Conversation;

namespace CoachBot.Slack.People;

/// <summary>Knows nobody.</summary>
sealed class Strangers : IPeople
{
    public ValueTask<Activity> KnownAsync(Activity activity, CancellationToken ct) => ValueTask.FromResult(activity);

    public ValueTask ChangedAsync(string tenant, JsonElement user, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask<string?> UnreachableAsync(string tenant, string userId, CancellationToken ct) =>
        ValueTask.FromResult<string?>(null);

    public Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct) =>
        throw new ChannelException("No roster.");
}
