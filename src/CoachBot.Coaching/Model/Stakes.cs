using System.Collections.Frozen;

namespace CoachBot.Coaching.Model;

/// <summary>How much rides on the moment that a rep has chosen, as they see it.</summary>
public enum Stakes
{
    Little,
    Some,
    ALot,
}

/// <summary>What people say for it, beside the buttons' own words.</summary>
static class StakesWords
{
    public const string Little = "little";
    public const string Some = "some";
    public const string ALot = "a-lot";

    static readonly FrozenDictionary<string, string> Said = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a little"] = Little,
        ["not much"] = Little,
        ["nothing"] = Little,
        ["low"] = Little,
        ["a bit"] = Some,
        ["medium"] = Some,
        ["quite a bit"] = Some,
        ["a lot"] = ALot,
        ["lots"] = ALot,
        ["much"] = ALot,
        ["quite a lot"] = ALot,
        ["high"] = ALot,
        ["everything"] = ALot,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>A choice's value; or what was typed, for the choice to read.</returns>
    public static string Canonical(string typed) =>
        Said.GetValueOrDefault(typed.Trim().TrimEnd('.').ToLowerInvariant(), typed);

    /// <param name="value">A choice's value; empty or <c>null</c>: passed on.</param>
    public static Stakes? Read(string? value) => value switch
    {
        Little => Stakes.Little,
        Some => Stakes.Some,
        ALot => Stakes.ALot,
        _ => null,
    };
}
