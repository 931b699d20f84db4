using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Calendar;

/// <summary>A country or a region of one whose days off are meant, by ISO 3166: <c>DE</c>, <c>DE-BY</c>.</summary>
public static partial class HolidayCode
{
    /// <summary>What people write for a country, and its code.</summary>
    static readonly FrozenDictionary<string, string> OtherNames = new Dictionary<string, string>
    {
        ["UK"] = "GB",
        ["EL"] = "GR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a text looks like a code in capitals, known or not.</summary>
    public static bool IsMeant(string text) => Code().IsMatch(text);

    public static bool IsRegion(string code) => code.Length > 2;

    /// <summary>The country's part of a code.</summary>
    public static string CountryOf(string code) => code[..2];

    /// <returns>The code that is meant, for one that is none; <c>null</c>: nothing is known of it.</returns>
    public static string? Meant(string code) =>
        OtherNames.TryGetValue(CountryOf(code), out var known) ? known + code[2..] : null;

    /// <summary>What is wrong with a code; <c>null</c>: it can be a country or a region.</summary>
    public static string? FaultOf(string code)
    {
        if (!IsMeant(code))
            return $"'{code}' is no country such as DE, and no region of one such as DE-BY";

        var country = CountryOf(code);
        if (!ZonePlaces.IsCountry(country))
            return Meant(country) is { } known ? $"{country} is no country's code; that one is {known}"
                : $"{country} is no country's code";

        var regions = PublicHolidays.RegionsOf(country).ToList();
        return IsRegion(code) && regions.Count > 0 && !regions.Contains(code, StringComparer.Ordinal)
            ? $"{code} is not known; {country} has {string.Join(", ", regions)}"
            : null;
    }

    [GeneratedRegex(@"\A[A-Z]{2}(?:-[A-Z0-9]{1,3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
