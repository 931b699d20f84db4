using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoachBot.Core.Conversation;

/// <summary>A platform that the bot can speak on. Sends; decides nothing.</summary>
/// <remarks>
/// A channel neither retries nor waits. What the platform puts off (throttled, conflicting, briefly down) comes back at
/// once as <see cref="ChannelResult.NotNow"/>, and what may have happened as <see cref="ChannelResult.Unknown"/>; the
/// caller decides on both. A method makes one request, for which its caller holds the tenant's lease. Where a method
/// needs a further request, that request waits for its own lease first. No method throws for what the platform or the
/// network does, unless its own documentation says so; each throws <see cref="OperationCanceledException"/> when it is
/// cancelled, and the request may then have arrived.
/// </remarks>
public interface IChannel
{
    /// <summary>The channel's id, as in <see cref="ConversationReference.Channel"/>.</summary>
    string Name { get; }

    /// <summary>
    /// The reasons of <see cref="ChannelResult.Unreachable"/> that operators want told apart, each a label of a metric:
    /// a few dozen at most. A reason outside the set counts as <c>other</c>.
    /// </summary>
    IReadOnlySet<string> UnreachableReasons => FrozenSet<string>.Empty;

    /// <summary>Gets what a request needs before it can leave at once, such as a token.</summary>
    /// <returns><c>null</c>: ready. Else the result of the request, which was not made.</returns>
    ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) => ValueTask.FromResult<ChannelResult?>(null);

    /// <summary>
    /// Opens the personal conversation with <see cref="ConversationReference.UserId"/>; safe to repeat.
    /// </summary>
    /// <returns><see cref="ChannelResult.Done"/> with the conversation's id in <see
    /// cref="ChannelResult.Done.Id"/>.</returns>
    Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct);

    /// <summary>Sends a message; each call sends another one.</summary>
    /// <returns><see cref="ChannelResult.Done"/> with the message's id; <c>null</c> when the platform gave
    /// none.</returns>
    Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct);

    /// <summary>Replaces a message sent earlier, for everyone who sees it; safe to repeat.</summary>
    /// <returns><see cref="ChannelResult.MessageGone"/> when the message can no longer be replaced.</returns>
    Task<ChannelResult> UpdateAsync(ConversationReference to, string messageId, Message message, CancellationToken ct);

    /// <summary>
    /// Opens a form beside the chat, on a platform that can and as long as the platform allows it: for seconds.
    /// </summary>
    /// <param name="there">Where it was asked for.</param>
    /// <param name="trigger">As it came in <see cref="Activity.Trigger"/>; good for one call.</param>
    /// <returns>Anything but <see cref="ChannelResult.Done"/>: the form is not open.</returns>
    Task<ChannelResult> OpenFormAsync(
        ConversationReference there, string trigger, Message form, CancellationToken ct) =>
        Task.FromResult<ChannelResult>(new ChannelResult.Refused("no_forms"));

    /// <summary>Replaces the bot's own page of a person, on a platform that has one; safe to repeat.</summary>
    Task<ChannelResult> ShowHomeAsync(ConversationReference to, Message home, CancellationToken ct) =>
        Task.FromResult<ChannelResult>(new ChannelResult.Done(Id: null));

    /// <summary>One page of the people of a team (<see cref="ConversationReference.TeamId"/>), without bots.</summary>
    /// <param name="continuation">From the page before; <c>null</c>: the first page.</param>
    /// <exception cref="ChannelException">The platform did not give the page.</exception>
    Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct);
}

/// <summary>One page of the people of a team.</summary>
/// <param name="Continuation">For the next page; <c>null</c> after the last.</param>
/// <param name="TeamName">The team's name on the platform; <c>null</c> when the platform does not give it.</param>
public sealed record RosterPage(ImmutableArray<Account> Members, string? Continuation, string? TeamName = null);

/// <summary>The result of a request to a platform.</summary>
public abstract record ChannelResult
{
    ChannelResult()
    {
    }

    /// <summary>It happened.</summary>
    /// <param name="Id">The platform's id of the conversation or message; <c>null</c>: the platform gave none.</param>
    public sealed record Done(string? Id) : ChannelResult;

    /// <summary>It did not happen and may be tried again.</summary>
    /// <param name="After">The shortest wait, as the platform asked, zero or more; <c>null</c>: it asked for
    /// none.</param>
    /// <param name="TooMany">The platform gets too many requests (429): the tenant is slowed down.</param>
    public sealed record NotNow(TimeSpan? After, string Reason, bool TooMany = false) : ChannelResult;

    /// <summary>The request was on the wire when the connection broke or timed out: it may have happened.</summary>
    public sealed record Unknown(string Reason) : ChannelResult;

    /// <summary>
    /// This person's (or team's) conversation takes no messages any more: blocked, uninstalled, gone.
    /// </summary>
    /// <param name="Reason">The platform's code.</param>
    /// <param name="IsChatGone">The conversation is none any more, but its person may have another.</param>
    public sealed record Unreachable(string Reason, bool IsChatGone = false) : ChannelResult;

    /// <summary>For an update: that message is no longer there.</summary>
    public sealed record MessageGone(string Reason) : ChannelResult;

    /// <summary>The platform will never take this: it is malformed or too large, or the set-up is wrong.</summary>
    public sealed record Refused(string Reason) : ChannelResult;
}

/// <summary>A platform did not answer a question.</summary>
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

    /// <summary>The bot is no longer there.</summary>
    public bool IsGone { get; init; }

    /// <summary>The platform may answer later: when, and why not now; <c>null</c>: it gave neither.</summary>
    public ChannelResult.NotNow? Later { get; init; }
}
