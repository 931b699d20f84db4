using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace CoachBot.BotFramework.Inbound;

/// <summary>The keys that sign inbound tokens, as they are published, kept for a day.</summary>
/// <remarks>
/// The library's ConfigurationManager fetches an unknown key in the background on a clock of its own, so that the first
/// activity after a roll-over would be refused. Here a key is fetched at once when it is unknown, as often as
/// <see cref="KeyRefreshBudget"/> allows; keys that grow old are fetched ahead, and the person whose key is known does
/// not wait for it. When the publisher cannot be reached the last keys serve for another 24 hours.
/// </remarks>
public sealed partial class SigningKeys(PublishedKeys publisher, TimeProvider time, ILogger<SigningKeys> log)
{
    static readonly TimeSpan RefreshAhead = TimeSpan.FromHours(23);
    static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(24);
    static readonly TimeSpan ServeFor = TimeSpan.FromHours(48);

    readonly Lock _gate = new();
    readonly KeyRefreshBudget _budget = new();
    KeySet _keys = KeySet.None;
    Task? _refreshing;
    bool _isFailing;

    /// <returns>The key; <c>null</c> when nobody publishes it, or it cannot be found out.</returns>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken ct)
    {
        if (Known(keyId, RefreshAhead) is { } fresh)
            return fresh;

        // A refresh on its way may have begun before the key was published: then one more is worth it.
        for (var rounds = 2; rounds > 0 && MustWait(keyId, out var refreshing); rounds--)
        {
            await refreshing.WaitAsync(ct);
            if (Known(keyId, ServeFor) is { } found)
                return found;
        }

        return Known(keyId, ServeFor);
    }

    SigningKey? Known(string keyId, TimeSpan within)
    {
        var keys = Volatile.Read(ref _keys);
        return keys.Age(time.GetUtcNow()) < within ? keys.ById.GetValueOrDefault(keyId) : null;
    }

    /// <summary>Starts a refresh if one is due.</summary>
    /// <returns><c>false</c>: nothing is worth waiting for.</returns>
    bool MustWait(string keyId, [NotNullWhen(true)] out Task? refreshing)
    {
        lock (_gate)
        {
            var isRunning = _refreshing is { IsCompleted: false };
            var isKnown = Known(keyId, ServeFor) is not null;
            var mayServe = isKnown && (isRunning || _isFailing || Known(keyId, RefreshEvery) is not null);
            if (!isRunning)
            {
                var unknown = isKnown ? null : keyId;
                _refreshing = _budget.Allows(unknown, time.GetUtcNow()) ? RefreshAsync(unknown) : null;
            }

            refreshing = mayServe ? null : _refreshing;
            return refreshing is not null;
        }
    }

    /// <remarks>Cancelled by nobody who waits: the others still want it.</remarks>
    async Task RefreshAsync(string? unknown)
    {
        await Task.Yield(); // Nothing is fetched while the gate is held.
        var now = time.GetUtcNow();
        var fetched = await publisher.FetchAsync(CancellationToken.None);
        if (fetched.Fault is { } fault)
            LogNotFetched(fault);

        lock (_gate)
        {
            _isFailing = fetched.Keys is null;
            if (fetched.Keys is not { } keys)
                return;

            _keys = new(keys, now);
            if (unknown is not null && !keys.ContainsKey(unknown))
                _budget.IsStranger(unknown);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The keys of the Bot Framework could not be fetched: {Fault}.")]
    partial void LogNotFetched(string fault);
}
