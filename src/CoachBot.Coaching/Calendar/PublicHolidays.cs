using System.Collections.Frozen;
using System.Collections.Immutable;
using PublicHoliday;

namespace CoachBot.Coaching.Calendar;

/// <summary>Public holidays of 39 countries, and of many of their regions, that need no file.</summary>
public static class PublicHolidays
{
    /// <summary>By ISO 3166: <c>DE</c>, <c>DE-BY</c>. A country alone has what all of it keeps.</summary>
    static readonly FrozenDictionary<string, Func<IPublicHolidays>> Calendars =
        Nations().Concat(Regions()).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The codes of countries and regions, in order.</summary>
    public static IEnumerable<string> Codes => Calendars.Keys.Order(StringComparer.Ordinal);

    /// <param name="code">Of a country or a region, in capitals.</param>
    public static bool Knows(string code) => Calendars.ContainsKey(code);

    /// <summary>The regions that are known of a country, in order.</summary>
    public static IEnumerable<string> RegionsOf(string country) =>
        Codes.Where(code => code.StartsWith(country + "-", StringComparison.Ordinal));

    /// <summary>The days off in a span; none for a code that is not known.</summary>
    public static ImmutableHashSet<DateOnly> Of(string code, DaySpan span) =>
        Calendars.TryGetValue(code, out var calendar)
            ? [.. Enumerable.Range(span.From.Year, span.Until.Year - span.From.Year + 1)
                .SelectMany(year => Of(code, calendar(), year)).Where(span.Holds)]
            : [];

    /// <remarks>
    /// The package's list of a year and its word on a single day differ for Serbia (Easter), Mexico (1 October) and the
    /// USA (New Year on a Saturday), and the single day is right; for Slovenia (Easter in March) the list is.
    /// </remarks>
    static IEnumerable<DateOnly> Of(string code, IPublicHolidays calendar, int year)
    {
        try
        {
            return code == "SI"
                ? [.. calendar.PublicHolidays(year).Select(DateOnly.FromDateTime)]
                : [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
                    .Select(day => new DateTime(year, 1, 1).AddDays(day))
                    .Where(calendar.IsPublicHoliday).Select(DateOnly.FromDateTime)];
        }
        catch (ArgumentException)
        {
            // The package stumbles over a year in which two days of a region fall together; none is due before 2038.
            return [];
        }
    }

    /// <remarks>The package has one country under two codes, and leaves one out.</remarks>
    static IEnumerable<KeyValuePair<string, Func<IPublicHolidays>>> Nations() =>
        Enum.GetValues<PublicHolidayCountryCode>().Where(code => code != PublicHolidayCountryCode.Po)
            .Select(code => Calendar(
                code.ToString().ToUpperInvariant(), () => PublicHolidayFactory.GetPublicHolidayForCountry(code)))
            .Append(Calendar("ME", () => new MontenegroPublicHoliday()));

    static IEnumerable<KeyValuePair<string, Func<IPublicHolidays>>> Regions() =>
    [
        .. Each<GermanPublicHoliday.States>("DE", state => new GermanPublicHoliday { State = state }),
        .. Each<AustraliaPublicHoliday.States>("AU", state => new AustraliaPublicHoliday { State = state }),
        .. Each<SwitzerlandPublicHoliday.Cantons>("CH", canton => new SwitzerlandPublicHoliday { Canton = canton }),
        .. Provinces.Select(province => Calendar($"CA-{province}", () => new CanadaPublicHoliday(province))),
        .. from part in (string[])["57", "67", "68"]
           select Calendar($"FR-{part}", () => new FrancePublicHoliday
           {
               Region = FrancePublicHoliday.Regions.AlsaceMoselle,
           }),
        .. PartsOfBritain.Select(nation => Calendar($"GB-{nation.Key}", () => new UKBankHoliday(nation.Value))),
        .. Districts.Select(district => Calendar($"NZ-{district.Key}", () => new NewZealandPublicHoliday
        {
            ProvincialDistrict = district.Value,
        })),
        Calendar("PT-20", () => new PortugalPublicHoliday { Region = PortugalPublicHoliday.Regions.Acores }),
        Calendar("PT-30", () => new PortugalPublicHoliday { Region = PortugalPublicHoliday.Regions.Madeira }),
    ];

    static string[] Provinces =>
        ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"];

    static Dictionary<string, UKBankHoliday.UkCountries> PartsOfBritain => new(StringComparer.Ordinal)
    {
        ["ENG"] = UKBankHoliday.UkCountries.England,
        ["NIR"] = UKBankHoliday.UkCountries.NorthernIreland,
        ["SCT"] = UKBankHoliday.UkCountries.Scotland,
        ["WLS"] = UKBankHoliday.UkCountries.Wales,
    };

    static Dictionary<string, NewZealandPublicHoliday.ProvincialDistricts> Districts => new(StringComparer.Ordinal)
    {
        ["AUK"] = NewZealandPublicHoliday.ProvincialDistricts.AUCKLAND,
        ["CAN"] = NewZealandPublicHoliday.ProvincialDistricts.CANTERBURY,
        ["CIT"] = NewZealandPublicHoliday.ProvincialDistricts.CHATHAM_ISLANDS,
        ["HKB"] = NewZealandPublicHoliday.ProvincialDistricts.HAWKES_BAY,
        ["MBH"] = NewZealandPublicHoliday.ProvincialDistricts.MARLBOROUGH,
        ["NSN"] = NewZealandPublicHoliday.ProvincialDistricts.NELSON,
        ["NTL"] = NewZealandPublicHoliday.ProvincialDistricts.NORTHLAND,
        ["OTA"] = NewZealandPublicHoliday.ProvincialDistricts.OTAGO,
        ["STL"] = NewZealandPublicHoliday.ProvincialDistricts.SOUTHLAND,
        ["TKI"] = NewZealandPublicHoliday.ProvincialDistricts.TARANAKI,
        ["WGN"] = NewZealandPublicHoliday.ProvincialDistricts.WELLINGTON,
        ["WTC"] = NewZealandPublicHoliday.ProvincialDistricts.WESTLAND,
    };

    /// <summary>Regions that the package names by their ISO codes; its value for all of a country is none.</summary>
    static IEnumerable<KeyValuePair<string, Func<IPublicHolidays>>> Each<T>(
        string country, Func<T, IPublicHolidays> calendar)
        where T : struct, Enum => Enum.GetValues<T>()
            .Where(region => region.ToString() is { Length: <= 3 } name
                && !name.Equals("ALL", StringComparison.OrdinalIgnoreCase))
            .Select(region => Calendar($"{country}-{region}", () => calendar(region)));

    static KeyValuePair<string, Func<IPublicHolidays>> Calendar(string code, Func<IPublicHolidays> calendar) =>
        new(code, calendar);
}
