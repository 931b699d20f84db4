using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Outbound;

/// <summary>What came of one request to the Connector.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer, and <paramref name="Failure"/> says why.</param>
/// <param name="After">How long the platform asks to be left alone; <c>null</c>: it does not.</param>
/// <param name="TokenWasDropped">It was refused for its token; the next request gets a new one.</param>
public sealed record ConnectorAnswer(
    int Status, ReadOnlyMemory<byte> Body, ChannelResult? Failure = null, TimeSpan? After = null,
    bool TokenWasDropped = false)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The platform's own code; else the status.</summary>
    public string Code => ErrorCode.Read(Body) ?? $"Http{Status}";

    /// <summary>412, 429 and what is briefly down (Teams, "Optimize your bot with rate limiting").</summary>
    public static bool IsTransient(int status) => status is 412 or 429 or 500 or 502 or 503 or 504;

    public static ConnectorAnswer None(ChannelResult failure) => new(0, ReadOnlyMemory<byte>.Empty, failure);
}
