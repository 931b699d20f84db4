using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Coaching.Model;

/// <summary>Names of planned moments and records of sending that more than one capability reads.</summary>
public static class PlanNames
{
    public const string Ask = "ask";
    public const string Nudge = "nudge";
    public const string CheckIn = "checkIn";
    public const string Later = "later";

    /// <summary>Eight hex digits that stand for a key in a name.</summary>
    public static string Digest(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 4));
}
