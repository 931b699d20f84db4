using System.Globalization;
using System.Security.Cryptography;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Slack.Install;

/// <summary>
/// What goes to Slack with an administrator and must come back with them: signed, good once, for ten minutes, and only
/// in the browser that began.
/// </summary>
public sealed class InstallState(IEntityTable table, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>As long as Slack's code is good for.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    const string Partition = "slack-states";
    const string Row = "used|";

    /// <summary>Used states that are past their time and forgotten with the next one.</summary>
    const int AtOnce = 20;

    readonly IDataProtector _protector = protection.CreateProtector("CoachBot.Slack.State.v1");

    /// <returns>The state, and the secret that the browser keeps.</returns>
    public (string State, string Secret) New()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var ends = (time.GetUtcNow() + GoodFor).ToUnixTimeMilliseconds();
        return (_protector.Protect($"{secret}.{ends.ToString(CultureInfo.InvariantCulture)}"), secret);
    }

    /// <summary>Whether a state is ours, young enough and of this browser; nothing is written.</summary>
    public bool IsGood(string state, string? secret) => Kept(state, secret) is not null;

    /// <summary>Uses a state up.</summary>
    /// <returns><c>false</c>: not ours, too old, of another browser, or used before.</returns>
    public async Task<bool> UseAsync(string state, string? secret, CancellationToken ct)
    {
        if (Kept(state, secret) is not { } kept)
            return false;

        var now = time.GetUtcNow();
        var used = new Entity(Partition, Row + kept).With("usedAt", now);
        var old = (await table.QueryAsync(Partition, RowRange.Prefix(Row), AtOnce, ct))
            .Where(row => row.Row != used.Row && row.Moment("usedAt") + GoodFor < now)
            .Select(row => new Change.Delete(row.Row));
        return await table.CommitAsync(Partition, [new Change.Insert(used), .. old], ct) is CommitOutcome.Committed;
    }

    string? Kept(string state, string? secret) =>
        Open(state) is [var kept, var ends] && secret is not null
        && CryptographicOperations.FixedTimeEquals(Bytes(kept), Bytes(secret))
        && time.GetUtcNow().ToUnixTimeMilliseconds() < long.Parse(ends, CultureInfo.InvariantCulture)
            ? kept
            : null;

    string[] Open(string state)
    {
        try
        {
            return _protector.Unprotect(state).Split('.');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    static ReadOnlySpan<byte> Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
