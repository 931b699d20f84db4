using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace CoachBot.Coaching.Calendar;

/// <summary>Where a time zone is: its country by ISO 3166 code, and its own name among several spellings.</summary>
/// <remarks>
/// The canonical zone tells neither. The tz database keeps one zone for all places whose clocks have agreed since 1970,
/// so Oslo's is Berlin and Reykjavik's is Abidjan; its table of places has each of them with its own country.
/// </remarks>
public static class ZonePlaces
{
    static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    /// <summary>Old spellings that no table has any more, and whose canonical zone is in another country.</summary>
    static readonly KeyValuePair<string, string>[] Moved =
    [
        new("Africa/Timbuktu", "ML"), new("America/Virgin", "VI"), new("Antarctica/South_Pole", "AQ"),
        new("Atlantic/Jan_Mayen", "SJ"), new("Iceland", "IS"), new("Pacific/Yap", "FM"),
    ];

    /// <summary>A time that several countries share is in none of them.</summary>
    static readonly FrozenSet<string> Nowhere =
        FrozenSet.ToFrozenSet(["CET", "EET", "EST", "HST", "MET", "MST", "WET"], StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> ByPlace = (Source.ZoneLocations ?? [])
        .ToFrozenDictionary(place => place.ZoneId, place => place.CountryCode, StringComparer.Ordinal);

    /// <summary>Spellings that browsers still use: Unicode's table tells their country.</summary>
    static readonly FrozenDictionary<string, string> ByOldName = Source.WindowsMapping.MapZones
        .Where(zone => IsCountry(zone.Territory))
        .SelectMany(zone => zone.TzdbIds.Select(id => KeyValuePair.Create(id, zone.Territory)))
        .Concat(Moved).DistinctBy(zone => zone.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether this is a country of the tz database, in capitals.</summary>
    public static bool IsCountry(string code) => ByPlace.Values.Contains(code, StringComparer.Ordinal);

    /// <param name="zone">IANA name, in any spelling that the tz database knows.</param>
    /// <returns><c>null</c>: the zone is no place, as UTC is none.</returns>
    public static string? CountryOf(string zone) =>
        Nowhere.Contains(zone) ? null
        : ByPlace.GetValueOrDefault(zone) ?? ByOldName.GetValueOrDefault(zone)
            ?? ByPlace.GetValueOrDefault(Canonical(zone));

    /// <summary>The name under which the tz database has the place: <c>Asia/Kolkata</c> for Asia/Calcutta.</summary>
    /// <returns>The zone itself when it is no place.</returns>
    public static string Named(string zone)
    {
        if (ByPlace.ContainsKey(zone) || CountryOf(zone) is not { } country)
            return zone;

        var canonical = Canonical(zone);
        if (ByPlace.GetValueOrDefault(canonical) == country)
            return canonical;
        return ByPlace.Where(place => place.Value == country && Canonical(place.Key) == canonical)
            .Select(place => place.Key).Order(StringComparer.Ordinal).FirstOrDefault() ?? zone;
    }

    static string Canonical(string zone) => Source.CanonicalIdMap.TryGetValue(zone, out var known) ? known : zone;
}
