using System.Text.RegularExpressions;

namespace CoachBot.Commands.Packaging;

/// <summary>What a place in any manifest takes; no rule here looks at another place.</summary>
static class Shape
{
    const int MaxUrl = 2048;

    /// <remarks>Blanks alone count for nothing.</remarks>
    public static IEnumerable<PackageFault> Length(JsonPosition at, int least, int most)
    {
        var length = string.IsNullOrWhiteSpace(at.Text) ? 0 : at.Text.Length;
        if (length < least || length > most)
            yield return at.Fault($"takes {least} to {most} characters (it has {length})");
    }

    public static IEnumerable<PackageFault> Count(JsonPosition list, int least, int most)
    {
        var count = list.Items.Count();
        if (count < least || count > most)
            yield return list.Fault($"takes {least} to {most} (it has {count})");
    }

    /// <param name="names">What is in it; capital letters make no difference.</param>
    public static IEnumerable<PackageFault> Once(JsonPosition at, IEnumerable<string> names) =>
        from same in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select at.Fault($"names {same.Key} twice");

    public static IEnumerable<PackageFault> Matches(JsonPosition at, Regex pattern, string due)
    {
        if (!pattern.IsMatch(at.Text))
            yield return at.Fault($"takes {due} {Is(at)}");
    }

    public static IEnumerable<PackageFault> OneOf(JsonPosition at, params string[] values)
    {
        if (!values.Contains(at.Text))
            yield return at.Fault($"takes {string.Join(" or ", values)}, in just these letters {Is(at)}");
    }

    public static IEnumerable<PackageFault> Https(JsonPosition at)
    {
        var sound = Uri.TryCreate(at.Text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;
        if (!sound || at.Text.Length > MaxUrl)
            yield return at.Fault($"takes an https address of at most {MaxUrl} characters {Is(at)}");
    }

    /// <summary>What is there, cut to a line's length; no secret, for everyone gets the manifest.</summary>
    public static string Is(JsonPosition at) =>
        at.Node is null ? "(it is not set)"
        : at.Text.Length == 0 ? "(it is empty)"
        : $"(it is \"{at.Text[..Math.Min(at.Text.Length, 80)]}\")";
}
