using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Slack.Inbound;

/// <summary>Tells whether a request was signed by Slack. See Slack's "Verifying requests from Slack".</summary>
public static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    /// <summary>How far a request's timestamp may be from now, either way, before it counts as a replay.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    const int SignatureLength = 67;
    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a request may be Slack's, by its headers alone: one that cannot is not read.</summary>
    public static bool MayBe(string? timestamp, string? signature, string secret, DateTimeOffset now) =>
        secret.Length > 0
        && IsTimely(timestamp, now)
        && signature is { Length: SignatureLength } && signature.StartsWith("v0=", StringComparison.Ordinal)
        && !signature.AsSpan(3).ContainsAnyExcept(HexDigits);

    /// <param name="body">The body as received: signed bytes, not a parsed and rewritten form of them.</param>
    /// <param name="timestamp">Seconds since 1970, UTC, as the header has it.</param>
    /// <param name="signature"><c>v0=</c> and 64 lower-case hex digits.</param>
    /// <param name="secret">Empty: nothing is signed with it.</param>
    /// <returns><c>false</c> for anything malformed, stale or unsigned. Never throws for bad input.</returns>
    public static bool IsValid(
        ReadOnlySpan<byte> body, string? timestamp, string? signature, string secret, DateTimeOffset now)
    {
        if (!MayBe(timestamp, signature, secret, now))
            return false;

        var expected = $"v0={Convert.ToHexStringLower(Hash(body, timestamp!, secret))}";
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature ?? ""));
    }

    static bool IsTimely(string? timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Window;

    static byte[] Hash(ReadOnlySpan<byte> body, string timestamp, string secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
