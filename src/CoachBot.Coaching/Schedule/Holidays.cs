using System.Collections.Immutable;
using NodaTime.TimeZones;

namespace CoachBot.Coaching.Schedule;

/// <summary>Days off: everybody's, and a country's for whoever lives in one of its zones.</summary>
/// <param name="ByCountry">By ISO 3166 code in capitals; empty for everybody's.</param>
public sealed record Holidays(ImmutableDictionary<string, ImmutableHashSet<DateOnly>> ByCountry)
{
    const string Everybody = "";

    public static Holidays None { get; } = new(ImmutableDictionary<string, ImmutableHashSet<DateOnly>>.Empty);

    static readonly ImmutableDictionary<string, string> Countries =
        (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
            .ToImmutableDictionary(place => place.ZoneId, place => place.CountryCode, StringComparer.Ordinal);

    /// <summary>
    /// The files of a folder: <c>DE.ics</c> and <c>DE.csv</c> are for who lives there, any other name is for all. A
    /// folder that is not there has none.
    /// </summary>
    /// <exception cref="InvalidDataException">A file cannot be read; told in one line.</exception>
    public static Holidays In(string folder)
    {
        var found = None.ByCountry;
        if (!Directory.Exists(folder))
            return None;

        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".ICS" or ".CSV"))
        {
            var country = CountryOf(Path.GetFileNameWithoutExtension(path));
            found = found.SetItem(
                country,
                found.GetValueOrDefault(country, []).Union(HolidayFile.Read(path, File.ReadAllText(path))));
        }

        return new(found);
    }

    /// <param name="zone">IANA name of where the person lives.</param>
    public ImmutableHashSet<DateOnly> Of(string zone)
    {
        var all = ByCountry.GetValueOrDefault(Everybody, []);
        return ByCountry.Count > 0 && Countries.TryGetValue(Canonical(zone), out var country)
            && ByCountry.TryGetValue(country, out var own)
            ? all.Union(own)
            : all;
    }

    static string Canonical(string zone) =>
        TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var known) ? known : zone;

    static string CountryOf(string name) =>
        name.Length == 2 && name.All(char.IsAsciiLetter) ? name.ToUpperInvariant() : Everybody;
}
