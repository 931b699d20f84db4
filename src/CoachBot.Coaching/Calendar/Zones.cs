using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CoachBot.Core.Text;
using NodaTime;
using NodaTime.TimeZones;

namespace CoachBot.Coaching.Calendar;

/// <summary>Time zones by IANA name, from the tz database that comes with NodaTime, whatever the machine has.</summary>
public static class Zones
{
    /// <summary>The zone of those of whom nothing is known.</summary>
    public const string Fallback = "UTC";

    static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    static readonly FrozenSet<string> Names = Source.GetIds().ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> ByFullName =
        Names.GroupBy(Plain).ToFrozenDictionary(same => same.Key, same => same.Order(StringComparer.Ordinal).First());

    /// <summary>Regions whose zones are named after places; <c>Etc/GMT+5</c> and its like are not.</summary>
    static readonly FrozenSet<string> Regions = FrozenSet.ToFrozenSet(
    [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
    ]);

    static readonly FrozenDictionary<string, string> ByPlace = Names
        .Where(name => Regions.Contains(name.Split('/')[0]))
        .GroupBy(name => Plain(name.Split('/')[^1]))
        .Where(names => names.Select(name => Source.CanonicalIdMap[name]).Distinct().Count() == 1)
        .ToFrozenDictionary(places => places.Key, places => Preferred([.. places]));

    static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Whether this is an IANA name, letter by letter; <see cref="Find"/> is for what people type.</summary>
    public static bool IsKnown(string name) => Names.Contains(name);

    /// <summary>
    /// The IANA name for what a person typed: the name in any case, with blanks or underscores; or a city alone when
    /// it names one zone.
    /// </summary>
    /// <returns>A name that <see cref="IsKnown"/>; or <c>null</c> when there is none or more than one.</returns>
    public static string? Find(string typed)
    {
        var plain = Plain(typed.Trim());
        return ByFullName.GetValueOrDefault(plain) ?? ByPlace.GetValueOrDefault(plain);
    }

    /// <summary>The instant, in UTC, at which clocks in the zone show this day and time.</summary>
    /// <remarks>A time the clocks leap over is the first valid one after it; a doubled one is the first.</remarks>
    /// <exception cref="ArgumentException"><paramref name="zone"/> is unknown.</exception>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, string zone)
    {
        var local = LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time);
        return Zone(zone).ResolveLocal(local, Resolver).ToInstant().ToDateTimeOffset();
    }

    /// <summary>What calendars and clocks in the zone show at an instant.</summary>
    /// <exception cref="ArgumentException"><paramref name="zone"/> is unknown.</exception>
    public static (DateOnly On, TimeOnly At) Local(DateTimeOffset instant, string zone)
    {
        var local = Instant.FromDateTimeOffset(instant).InZone(Zone(zone)).LocalDateTime;
        return (local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly());
    }

    static DateTimeZone Zone(string name) =>
        IsKnown(name)
            ? DateTimeZoneProviders.Tzdb[name]
            : throw new ArgumentException($"No time zone is called '{name}'.", nameof(name));

    /// <summary>Old and new spellings of one place stand side by side (Kiev, Kyiv): today's is preferred.</summary>
    static string Preferred(IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => Source.CanonicalIdMap[name] == name)
        ?? names.Order(StringComparer.Ordinal).First();

    /// <summary>Lower case, without accents and full stops; underscores and hyphens are blanks.</summary>
    static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in Characters.Decomposed(name))
        {
            if (c is '_' or '-')
                plain.Append(' ');
            else if (c is not '.' && char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }
}
