namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>Counts calls a minute, a method and workspace.</summary>
/// <remarks>
/// https://docs.slack.dev/apis/web-api/rate-limits; for messages "1 per second per channel. Short bursts of more than
/// 1 are allowed", says the same page.
/// </remarks>
sealed class SlackTiers
{
    const int Burst = 10;
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan ChannelSpan = TimeSpan.FromSeconds(10);

    readonly Dictionary<string, Queue<DateTimeOffset>> _taken = [];
    readonly Lock _lock = new();

    /// <returns>How long until the next may come; <c>null</c>: this one may, and is counted.</returns>
    public TimeSpan? Over(SlackWorkspace workspace, SlackCall call, SlackMethod method)
    {
        lock (_lock)
        {
            var channel = call.Method == "chat.postMessage" ? $"{workspace.Id} {call["channel"]}" : null;
            if (channel is not null && Wait(channel, call.ArrivedAt, ChannelSpan, Burst + Burst) is { } burst)
                return burst;
            var tier = $"{workspace.Id} {call.Method}";
            if (Wait(tier, call.ArrivedAt, Minute, method.PerMinute) is { } wait)
                return wait;

            if (channel is not null)
                _taken[channel].Enqueue(call.ArrivedAt);
            _taken[tier].Enqueue(call.ArrivedAt);
            return null;
        }
    }

    TimeSpan? Wait(string key, DateTimeOffset now, TimeSpan span, int most)
    {
        if (!_taken.TryGetValue(key, out var taken))
            _taken[key] = taken = [];
        while (taken.TryPeek(out var first) && first <= now - span)
            taken.Dequeue();
        return taken.Count < most ? null : taken.Peek() + span - now;
    }
}
