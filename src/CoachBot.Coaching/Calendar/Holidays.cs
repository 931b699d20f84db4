using System.Collections.Immutable;
using NodaTime.TimeZones;

namespace CoachBot.Coaching.Calendar;

/// <summary>Days off: everybody's, and a country's for whoever lives in one of its zones.</summary>
/// <param name="ByPlace">By ISO 3166 code in capitals, or a zone's IANA name; empty for everybody's.</param>
public sealed record Holidays(ImmutableDictionary<string, ImmutableHashSet<DateOnly>> ByPlace)
{
    const string Everybody = "";

    public static Holidays None { get; } = new(ImmutableDictionary<string, ImmutableHashSet<DateOnly>>.Empty);

    static readonly ImmutableDictionary<string, string> Countries =
        (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
            .ToImmutableDictionary(place => place.ZoneId, place => place.CountryCode, StringComparer.Ordinal);

    /// <summary>
    /// The files of a folder: <c>DE.ics</c> and <c>DE.csv</c> are for who lives there, <c>America-Denver.csv</c> for
    /// who lives in that zone; any other name is for all. A folder that is not there has none.
    /// </summary>
    /// <exception cref="InvalidDataException">A file cannot be read; told in one line.</exception>
    public static Holidays In(string folder)
    {
        var found = None.ByPlace;
        if (!Directory.Exists(folder))
            return None;

        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".ICS" or ".CSV"))
        {
            var place = PlaceOf(path, Path.GetFileNameWithoutExtension(path));
            found = found.SetItem(
                place,
                found.GetValueOrDefault(place, []).Union(HolidayFile.Read(path, File.ReadAllText(path))));
        }

        return new(found);
    }

    /// <summary>Whose days off are known, and how many.</summary>
    public IEnumerable<string> Places => ByPlace.OrderBy(place => place.Key, StringComparer.Ordinal)
        .Select(place => $"{(place.Key == Everybody ? "everybody" : place.Key)} {place.Value.Count}");

    /// <param name="zone">IANA name of where the person lives.</param>
    public ImmutableHashSet<DateOnly> Of(string zone)
    {
        var all = ByPlace.GetValueOrDefault(Everybody, []);
        if (ByPlace.IsEmpty)
            return all;

        var known = Canonical(zone);
        var country = ByPlace.GetValueOrDefault(Countries.GetValueOrDefault(known) ?? Everybody, []);
        return all.Union(country).Union(ByPlace.GetValueOrDefault(known, []));
    }

    static string Canonical(string zone) =>
        TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var known) ? known : zone;

    /// <exception cref="InvalidDataException">
    /// Named after a part of a country, such as <c>DE-BY</c>: nobody tells where in a country a person is, and for
    /// everybody it is not meant.
    /// </exception>
    static string PlaceOf(string path, string name)
    {
        if (name.Length == 2 && name.All(char.IsAsciiLetter))
            return name.ToUpperInvariant();
        if (TzdbDateTimeZoneSource.Default.CanonicalIdMap.Keys.FirstOrDefault(zone =>
            zone.Contains('/', StringComparison.Ordinal)
            && string.Equals(zone.Replace('/', '-'), name, StringComparison.OrdinalIgnoreCase)) is { } zone)
            return Canonical(zone);
        return name.Length is >= 4 and <= 6 && name[2] == '-' && char.IsAsciiLetterUpper(name[0])
            && char.IsAsciiLetterUpper(name[1])
            ? throw new InvalidDataException(
                $"{path}: parts of a country are not known of people; {name[..2]} or a zone such as America-Denver is.")
            : Everybody;
    }
}
