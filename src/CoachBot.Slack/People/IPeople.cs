using CoachBot.Core.Conversation;
using CoachBot.Slack.Outbound;

namespace CoachBot.Slack.People;

/// <summary>What Slack knows of people beyond what an event tells: names, zones, languages, who is no person.</summary>
public interface IPeople
{
    /// <summary>
    /// An activity with what is known of who did it (zone, language, name, guest) and of the people mentioned. Asks
    /// Slack for at most a second, and after few of the mentioned; who is not known by then counts as a guest.
    /// </summary>
    ValueTask<Activity> KnownAsync(Activity activity, CancellationToken ct);

    /// <summary>A person changed: <c>user_change</c>.</summary>
    ValueTask ChangedAsync(string tenant, SlackUser user, CancellationToken ct);

    /// <summary>
    /// Why a person cannot be written to, as far as is known: Slack takes messages to deactivated people as if they
    /// arrived.
    /// </summary>
    /// <returns>Slack's word for it, such as <c>user_disabled</c>; <c>null</c>: nothing speaks against it.</returns>
    /// <param name="requests">The sequence that a request for it belongs to.</param>
    ValueTask<string?> UnreachableAsync(
        string tenant, string userId, RequestSequence? requests, CancellationToken ct);

    /// <summary>One page of a channel's people, without bots and deactivated ones.</summary>
    /// <param name="requests">The sequence that its requests belong to.</param>
    /// <exception cref="ChannelException">Slack did not tell.</exception>
    Task<RosterPage> RosterAsync(
        ConversationReference team, string? continuation, RequestSequence? requests, CancellationToken ct);
}
