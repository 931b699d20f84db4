using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime.TimeZones;

namespace CoachBot.Coaching.Calendar;

/// <summary>Days off: everybody's, and those of a country, a region or a zone for people who live there.</summary>
/// <param name="byPlace">
/// From files, by ISO 3166 code in capitals (<c>DE</c>, <c>DE-BY</c>) or by a zone's IANA name; empty for everybody's.
/// </param>
/// <param name="span">The days for which public holidays are reckoned.</param>
public sealed class Holidays(ImmutableDictionary<string, ImmutableHashSet<DateOnly>> byPlace, DaySpan span)
{
    const string Everybody = "";

    /// <summary>A bot that runs for longer than this without a restart asks people on their days off.</summary>
    const int YearsAhead = 5;

    readonly ConcurrentDictionary<(string Zone, string? Chosen), ImmutableHashSet<DateOnly>> _known = new();

    public static Holidays None { get; } = new(ImmutableDictionary<string, ImmutableHashSet<DateOnly>>.Empty, default);

    /// <summary>
    /// The countries, or regions of them, whose public holidays count for all who live there; by country.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Countries { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>A line for each file that could not be read whole.</summary>
    public ImmutableArray<string> PassedOver { get; init; } = [];

    /// <summary>A line for each file that holds what is no day off.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Whose days off are in files, in order.</summary>
    public IEnumerable<(string Name, ImmutableHashSet<DateOnly> Days)> Places =>
        byPlace.OrderBy(place => place.Key, StringComparer.Ordinal)
            .Select(place => (place.Key == Everybody ? "everybody" : place.Key, place.Value));

    /// <summary>
    /// The files of a folder: <c>DE.ics</c> and <c>DE.csv</c> are for people who live there, <c>DE-BY.ics</c> where
    /// that region is chosen, <c>America-Denver.csv</c> for people in that zone; any other name is for all.
    /// </summary>
    /// <param name="folder">One that is not there has none.</param>
    /// <param name="today">Days are read from a year before it on.</param>
    public static Holidays In(string folder, IEnumerable<string> countries, DateOnly today)
    {
        var span = new DaySpan(today.AddYears(-1), today.AddYears(YearsAhead));
        var found = new Dictionary<string, ImmutableHashSet<DateOnly>>(StringComparer.Ordinal);
        var (passedOver, remarks) = (new List<string>(), new List<string>());
        if (FilesIn(folder) is not { } files)
            (passedOver, files) = ([$"{folder} cannot be opened, and is passed over."], []);
        foreach (var path in files)
        {
            if (PlaceOf(Path.GetFileNameWithoutExtension(path), out var wrong) is not { } place)
            {
                passedOver.Add($"{path}: {wrong}; it is passed over.");
                continue;
            }

            var file = HolidayFile.Open(path, span);
            found[place] = found.GetValueOrDefault(place, []).Union(file.Days);
            passedOver.AddRange(file.PassedOver is { } told ? [told] : []);
            remarks.AddRange(file.Remark is { } remark ? [remark] : []);
        }

        return new(found.ToImmutableDictionary(StringComparer.Ordinal), span)
        {
            Countries = countries.ToImmutableSortedDictionary(
                HolidayCode.CountryOf, code => code, StringComparer.Ordinal),
            PassedOver = [.. passedOver],
            Remarks = [.. remarks],
        };
    }

    /// <summary>The places that files of a folder are named after; those whose name is refused left out.</summary>
    public static ImmutableHashSet<string> PlacesIn(string folder) =>
    [
        .. (FilesIn(folder) ?? [])
            .Select(path => PlaceOf(Path.GetFileNameWithoutExtension(path), out _)).OfType<string>(),
    ];

    /// <summary>What is wrong with a choice of whose public holidays count; <c>null</c>: they are known.</summary>
    /// <param name="places">Those that have a file.</param>
    public static string? FaultOf(string code, IReadOnlySet<string> places) => HolidayCode.FaultOf(code)
        ?? (PublicHolidays.Knows(code) || places.Contains(code) ? null
            : $"no days off are known of {code}; its calendar goes into a file {code}.ics");

    /// <summary>Whether days off are known of a country or a region, in capitals.</summary>
    public bool Knows(string code) => FaultOf(code, byPlace.Keys.ToHashSet(StringComparer.Ordinal)) is null;

    /// <summary>Whether a country or a region has a file.</summary>
    public bool HasFile(string code) => byPlace.ContainsKey(code);

    /// <param name="zone">IANA name of where the person lives.</param>
    /// <param name="chosen">
    /// A country or region that a team has chosen: it counts for those of the team who live in that country, and goes
    /// before <see cref="Countries"/>.
    /// </param>
    public ImmutableHashSet<DateOnly> Of(string zone, string? chosen = null) =>
        byPlace.IsEmpty && Countries.IsEmpty && chosen is null
            ? []
            : _known.GetOrAdd((zone, chosen), asked => Reckoned(asked.Zone, asked.Chosen));

    ImmutableHashSet<DateOnly> Reckoned(string zone, string? chosen)
    {
        var days = FiledFor(Everybody).Union(FiledFor(ZonePlaces.Named(zone)));
        if (ZonePlaces.CountryOf(zone) is not { } country)
            return days;

        days = days.Union(FiledFor(country));
        var isChosen = chosen is not null && HolidayCode.CountryOf(chosen) == country;
        if ((isChosen ? chosen : Countries.GetValueOrDefault(country)) is not { } code)
            return days;
        if (HolidayCode.IsRegion(code) && byPlace.TryGetValue(code, out var filed))
            return days.Union(filed);

        // A country's file takes the place of what is known without one; a region that a team chose comes on top.
        return byPlace.ContainsKey(country) && !(isChosen && HolidayCode.IsRegion(code))
            ? days
            : days.Union(PublicHolidays.Of(code, span));
    }

    ImmutableHashSet<DateOnly> FiledFor(string place) => byPlace.GetValueOrDefault(place, []);

    /// <returns><c>null</c>: the folder is there, and may not be looked into.</returns>
    static IReadOnlyList<string>? FilesIn(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
                    .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".ICS" or ".CSV")]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns><c>null</c>: the name looks like a country's or a region's, and is none.</returns>
    static string? PlaceOf(string name, out string wrong)
    {
        wrong = "";
        var zone = TzdbDateTimeZoneSource.Default.CanonicalIdMap.Keys.FirstOrDefault(zone =>
            zone.Contains('/', StringComparison.Ordinal)
            && string.Equals(zone.Replace('/', '-'), name, StringComparison.OrdinalIgnoreCase));
        if (zone is not null)
            return ZonePlaces.Named(zone);

        // A country may be written in small letters; a region not, since 'my-day' is none.
        var code = name.Length == 2 ? name.ToUpperInvariant() : name;
        if (!HolidayCode.IsMeant(code))
            return Everybody;

        wrong = HolidayCode.FaultOf(code) ?? "";
        return wrong.Length == 0 ? code : null;
    }
}
