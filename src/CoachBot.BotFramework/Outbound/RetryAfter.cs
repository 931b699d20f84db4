namespace CoachBot.BotFramework.Outbound;

/// <summary>When to try again, as an answer asks.</summary>
static class RetryAfter
{
    static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <returns>
    /// From <c>Retry-After</c>, in seconds or as a date; zero to a day; <c>null</c> when it does not say.
    /// </returns>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var after = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - now);
        return after is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Most.Ticks)) : null;
    }
}
