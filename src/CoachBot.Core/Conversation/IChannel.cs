using System.Collections.Immutable;
using CoachBot.Core.RateLimiting;

namespace CoachBot.Core.Conversation;

/// <summary>A way out to people: a platform the bot can speak on. Sends; decides nothing.</summary>
/// <remarks>
/// Retries and waits for nothing: what the platform puts off (throttled, conflicting, briefly down) comes back at once
/// as <see cref="ChannelResult.NotNow"/>, and what may have happened as <see cref="ChannelResult.Unknown"/>; both are
/// the
/// caller's to decide on. One method makes one request; where it needs another, that waits for its own place in the
/// tenant's <see cref="TenantRateLimiter"/>.
/// </remarks>
public interface IChannel
{
    /// <summary>The channel id in <see cref="ConversationReference.Channel"/>.</summary>
    string Name { get; }

    /// <summary>Gets what a request needs before it can leave at once, such as a token.</summary>
    /// <returns><c>null</c>: ready. Else what becomes of the request, which was not made.</returns>
    ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) => ValueTask.FromResult<ChannelResult?>(null);

    /// <summary>
    /// Opens the personal conversation with <see cref="ConversationReference.UserId"/>; safe to repeat.
    /// </summary>
    /// <returns><see cref="ChannelResult.Done"/> with the conversation's id in <see
    /// cref="ChannelResult.Done.Id"/>.</returns>
    Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct);

    /// <returns><see cref="ChannelResult.Done"/> with the message's id; <c>null</c> when the platform gave
    /// none.</returns>
    Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct);

    /// <summary>Replaces a message sent earlier, for everyone who sees it.</summary>
    Task<ChannelResult> UpdateAsync(ConversationReference to, string messageId, Message message, CancellationToken ct);

    /// <summary>
    /// Opens a card beside the chat, to be filled in, on a platform that can and as long as it lets it be done.
    /// </summary>
    /// <param name="there">Where it was asked for.</param>
    /// <param name="trigger">As it came in <see cref="Activity.Trigger"/>.</param>
    Task<ChannelResult> OpenFormAsync(
        ConversationReference there, string trigger, Message form, CancellationToken ct) =>
        Task.FromResult<ChannelResult>(new ChannelResult.Refused("no_forms"));

    /// <summary>Replaces what a person sees on the bot's own page, on a platform that has one.</summary>
    Task<ChannelResult> ShowHomeAsync(ConversationReference to, Message home, CancellationToken ct) =>
        Task.FromResult<ChannelResult>(new ChannelResult.Done(Id: null));

    /// <summary>One page of the people of a team (<see cref="ConversationReference.TeamId"/>), bots left out.</summary>
    /// <exception cref="ChannelException">The platform did not tell.</exception>
    Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct);
}

/// <param name="Continuation">For the next page; <c>null</c> after the last.</param>
/// <param name="TeamName">As the platform calls the team; <c>null</c> when it does not say.</param>
public sealed record RosterPage(ImmutableArray<Account> Members, string? Continuation, string? TeamName = null);

/// <summary>What became of a call to a platform.</summary>
public abstract record ChannelResult
{
    ChannelResult()
    {
    }

    public sealed record Done(string? Id) : ChannelResult;

    /// <summary>It did not happen and may be tried again.</summary>
    /// <param name="After">Not before so long, as the platform asked; <c>null</c>: as the caller likes.</param>
    /// <param name="TooMany">The platform says that too much is asked of it (429): the tenant is slowed down.</param>
    public sealed record NotNow(TimeSpan? After, string Reason, bool TooMany = false) : ChannelResult;

    /// <summary>The call was on the wire when the connection broke or timed out: it may have happened.</summary>
    public sealed record Unknown(string Reason) : ChannelResult;

    /// <summary>
    /// This person's (or team's) conversation takes no messages any more: blocked, uninstalled, gone.
    /// </summary>
    /// <param name="Reason">The platform's code, such as <c>MessageWritesBlocked</c>.</param>
    public sealed record Unreachable(string Reason) : ChannelResult;

    /// <summary>For an update: that message is no longer there.</summary>
    public sealed record MessageGone(string Reason) : ChannelResult;

    /// <summary>The platform will never take this: a fault of ours (too large, malformed) or of the set-up.</summary>
    public sealed record Refused(string Reason) : ChannelResult;
}

/// <summary>A platform did not answer a question we put to it.</summary>
public sealed class ChannelException : Exception
{
    public ChannelException()
    {
    }

    public ChannelException(string message)
        : base(message)
    {
    }

    public ChannelException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The platform answered 403 or 404: the bot is no longer there.</summary>
    public bool IsGone { get; init; }

    /// <summary>It may tell later: when, and why not now; <c>null</c>: it did not say.</summary>
    public ChannelResult.NotNow? Later { get; init; }
}
