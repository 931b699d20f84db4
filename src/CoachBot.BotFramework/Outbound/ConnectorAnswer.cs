using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Outbound;

/// <summary>What came of one call to the Connector, after all retries.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer, and <paramref name="Failure"/> says why.</param>
/// <param name="Wait">How long until it may be tried again, jitter and all.</param>
/// <param name="WorthRetrying">The platform asked for another try, and there is time for it.</param>
public sealed record ConnectorAnswer(
    int Status, ReadOnlyMemory<byte> Body, Delivery? Failure = null, TimeSpan? Wait = null, bool WorthRetrying = false)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The platform's own code; else the status.</summary>
    public string Code => ErrorCode.Read(Body) ?? $"Http{Status}";

    /// <summary>412, 429 and what is briefly down (Teams, "Optimize your bot with rate limiting").</summary>
    public static bool IsTransient(int status) => status is 412 or 429 or 500 or 502 or 503 or 504;

    public static ConnectorAnswer None(Delivery failure) => new(0, ReadOnlyMemory<byte>.Empty, failure);
}
