using System.Collections.Concurrent;

namespace CoachBot.Core.Turns;

/// <summary>Spaces calls to a platform evenly, each tenant on its own, so that one never waits for another.</summary>
/// <param name="perSecond">Calls a second for a tenant, 1 to 10,000. Over any second no more are let through.</param>
/// <param name="wire">The machine's clock.</param>
public sealed class Pace(int perSecond, TimeProvider wire)
{
    readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <summary>Rounded up: thirds of a second would let a fourth call into it.</summary>
    readonly TimeSpan _apart = new((TimeSpan.TicksPerSecond + perSecond - 1) / perSecond);

    /// <summary>Takes the tenant's next place.</summary>
    /// <returns>How long to wait for it; zero: it is now.</returns>
    public TimeSpan Reserve(string tenant)
    {
        var line = _lines.GetOrAdd(tenant, _ => new Line());
        var now = wire.GetUtcNow();
        lock (line)
        {
            var at = line.Next > now ? line.Next : now;
            line.Next = at + _apart;
            return at - now;
        }
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="wait">As <see cref="Reserve"/> gave it. Timers cut off parts of a millisecond, so they are
    /// added.</param>
    public Task WaitAsync(TimeSpan wait, CancellationToken ct) => wait > TimeSpan.Zero
        ? Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), wire, ct)
        : Task.CompletedTask;

    /// <summary>Waits for the tenant's next place.</summary>
    public Task EnterAsync(string tenant, CancellationToken ct) => WaitAsync(Reserve(tenant), ct);

    sealed class Line
    {
        public DateTimeOffset Next { get; set; }
    }
}
