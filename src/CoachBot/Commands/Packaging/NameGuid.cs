using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Commands.Packaging;

/// <summary>Ids made from names: UUID version 5 of RFC 9562, section 5.5.</summary>
public static class NameGuid
{
    /// <returns>Always the same for the same namespace and name.</returns>
    [SuppressMessage("Security", "CA5350", Justification = "The RFC says SHA-1; nothing secret is in the name.")]
    public static Guid Of(Guid space, string name)
    {
        byte[] named = [.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
        var id = SHA1.HashData(named)[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x50); // Version 5.
        id[8] = (byte)((id[8] & 0x3F) | 0x80); // The RFC's variant.
        return new(id, bigEndian: true);
    }
}
