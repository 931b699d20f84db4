using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Why a request to the Connector came to nothing.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer, and <paramref name="Failure"/> says why.</param>
/// <param name="Code">The platform's own; else the status.</param>
/// <param name="After">How long the platform asks to be left alone; <c>null</c>: it does not.</param>
/// <param name="TokenWasDropped">It was refused for its token; the next request gets a new one.</param>
public sealed record ConnectorRefusal(
    int Status, string Code, ChannelResult? Failure = null, TimeSpan? After = null, bool TokenWasDropped = false)
{
    /// <summary>Teams, "Optimize your bot with rate limiting": 412, 429 and what is briefly down.</summary>
    public bool IsTransient => Failure is not null || Status is 412 or 429 or 500 or 502 or 503 or 504;

    /// <summary>What it means to an outbox.</summary>
    public ChannelResult Result => Failure ?? Status switch
    {
        403 or 404 => new ChannelResult.Unreachable(Code, IsChatGone: Status == 404),
        _ when IsTransient => new ChannelResult.NotNow(After, Code, TooMany: Status == 429),
        _ => new ChannelResult.Refused(Code),
    };

    /// <summary>There was no answer.</summary>
    public static ConnectorRefusal None(ChannelResult failure) => new(0, Reason(failure), failure);

    static string Reason(ChannelResult failure) => failure switch
    {
        ChannelResult.NotNow late => late.Reason,
        ChannelResult.Unknown unknown => unknown.Reason,
        ChannelResult.Refused refused => refused.Reason,
        _ => failure.GetType().Name,
    };
}

/// <summary>What came of a request to the Connector: an answer, or a refusal.</summary>
/// <param name="Value"><c>null</c> also where it was taken, and the answer says nothing that can be read.</param>
public readonly record struct ConnectorResult<T>(T? Value, ConnectorRefusal? Refusal)
    where T : class;
