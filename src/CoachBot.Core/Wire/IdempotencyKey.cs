using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Core.Wire;

/// <summary>Names an event, so that a resend is recognised.</summary>
public static class IdempotencyKey
{
    /// <summary>
    /// 64 hexadecimal digits, the same for the same parts in the same order. An absent part is an empty one.
    /// </summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length); // So that "ab","c" is not "a","bc".
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>64 hexadecimal digits of the whole body, for what carries no id.</summary>
    public static string Of(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
