using System.Globalization;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Dialog;

/// <summary>A number as people type it on a scale: <c>3</c>, <c>3/5</c>, <c>4 of 10</c>, <c>about 3</c>.</summary>
static partial class ScaleNumber
{
    /// <returns>The one number meant; <c>null</c>: none, or several.</returns>
    public static int? Only(string typed)
    {
        var numbers = Digits().Matches(OutOf().Replace(typed, ""));
        return numbers.Count == 1 && int.TryParse(
            numbers[0].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>
    /// A number and nothing else, as a person types who picks one of several: <c>3</c>, <c>3.</c>, <c>#3</c>.
    /// </summary>
    /// <returns>The one in that place; <c>null</c>: no number, or none of them has it.</returns>
    public static T? Pick<T>(IReadOnlyList<T> choices, string typed)
        where T : class =>
        int.TryParse(
            typed.Trim().TrimEnd('.', ')').TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at >= 1 && at <= choices.Count ? choices[at - 1] : null;

    [GeneratedRegex(@"[\d.,-]*\d", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"(/|\s+(out\s+)?of)\s*\d+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutOf();
}
