using System.Net.Http.Headers;

namespace CoachBot.BotFramework.Outbound;

/// <summary>When to try again, as an answer asks.</summary>
static class RetryAfter
{
    static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <param name="header"><c>Retry-After</c>: seconds, or a date.</param>
    /// <returns>Zero to a day; <c>null</c> when it does not say.</returns>
    public static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        (header?.Delta ?? (header?.Date - now)) is { } wait
            ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Most.Ticks))
            : null;
}
