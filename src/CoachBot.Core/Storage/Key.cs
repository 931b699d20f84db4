using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Core.Storage;

/// <summary>Parts of row and partition keys, escaped so that every store takes them and sorts them alike.</summary>
public static class Key
{
    /// <summary>A part longer than this, escaped, is a hash in a key: keys stay under 400 characters.</summary>
    const int LongestPart = 110;

    /// <summary>
    /// Joins escaped parts with <c>|</c>, which no escaped part contains; a very long one as the SHA-256 of itself.
    /// </summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                key.Append('|');
            key.Append(Bounded(parts[i]));
        }

        return key.ToString();
    }

    static string Bounded(string part) => Escape(part) is { Length: <= LongestPart } escaped
        ? escaped
        : "~sha256." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)));

    /// <summary>
    /// Printable ASCII stays, but <c>/ \ # ? % | ~</c>; everything else becomes <c>~</c> and two hex digits for each
    /// byte of UTF-8.
    /// </summary>
    public static string Escape(string part)
    {
        var key = new StringBuilder();
        Append(key, part);
        return key.ToString();
    }

    /// <summary>An instant as text that sorts by time: UTC, seven decimals.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Instant"/> wrote.</summary>
    public static DateTimeOffset ReadInstant(string text) =>
        DateTimeOffset.ParseExact(
            text, "yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly ReadDay(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static void Append(StringBuilder key, string part)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in part.EnumerateRunes())
        {
            if (rune.Value is >= 0x20 and < 0x7f && !"/\\#?%|~".Contains((char)rune.Value, StringComparison.Ordinal))
            {
                key.Append((char)rune.Value);
                continue;
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
                key.Append(CultureInfo.InvariantCulture, $"~{b:x2}");
        }
    }
}
