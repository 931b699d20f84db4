using System.Collections.Concurrent;

namespace CoachBot.Core.Turns;

/// <summary>Spaces calls to a platform evenly, each tenant on its own, so that one never waits for another.</summary>
/// <param name="perSecond">Calls a second for a tenant, 1 to 10,000. Over any second no more are let through.</param>
/// <param name="wire">The machine's clock.</param>
public sealed class Pace(int perSecond, TimeProvider wire)
{
    readonly ConcurrentDictionary<string, StrongBox> _next = new(StringComparer.Ordinal);
    readonly TimeSpan _apart = TimeSpan.FromSeconds(1) / perSecond;

    /// <summary>Waits for the tenant's next place.</summary>
    public Task EnterAsync(string tenant, CancellationToken ct)
    {
        var box = _next.GetOrAdd(tenant, _ => new StrongBox());
        var now = wire.GetUtcNow();
        TimeSpan wait;
        lock (box)
        {
            var at = box.Next > now ? box.Next : now;
            box.Next = at + _apart;
            wait = at - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, wire, ct) : Task.CompletedTask;
    }

    sealed class StrongBox
    {
        public DateTimeOffset Next { get; set; }
    }
}
