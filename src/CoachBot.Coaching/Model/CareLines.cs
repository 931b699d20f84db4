using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;

namespace CoachBot.Coaching.Model;

/// <summary>Lines of help, named to a person who needs another person. The admin's; none is shipped.</summary>
/// <param name="General">Where a country has no line of its own.</param>
/// <param name="Countries">By ISO 3166 code, in capitals.</param>
public sealed record CareLines(CareLine General, ImmutableSortedDictionary<string, CareLine> Countries)
{
    public static CareLines None { get; } =
        new(CareLine.None, ImmutableSortedDictionary.Create<string, CareLine>(StringComparer.Ordinal));

    /// <summary>Nobody in danger is told of anybody by number.</summary>
    public bool IsEmpty => this is { General: { Emergency: null, Helpline: null }, Countries.IsEmpty: true };

    /// <summary>The lines of the country that a zone belongs to; line by line, else the general ones.</summary>
    /// <param name="zone">IANA.</param>
    public CareLine In(string zone) => ZonePlaces.CountryOf(zone) is { } country ? Of(country) : General;

    /// <param name="country">ISO 3166, in capitals.</param>
    public CareLine Of(string country) => Countries.TryGetValue(country, out var own)
        ? new(own.Emergency ?? General.Emergency, own.Helpline ?? General.Helpline, own.Company ?? General.Company)
        : General;
}

/// <summary>As people are to read it: a number, a name and a number, an address.</summary>
/// <param name="Emergency"><c>null</c>: none is set.</param>
/// <param name="Helpline">For a person in a crisis; <c>null</c>: none is set.</param>
/// <param name="Company">Where harassment can be told; <c>null</c>: none is set.</param>
public sealed record CareLine(string? Emergency, string? Helpline, string? Company)
{
    public static CareLine None { get; } = new(null, null, null);
}
