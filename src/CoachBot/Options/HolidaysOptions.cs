using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoachBot.Coaching.Calendar;

namespace CoachBot;

/// <summary>Days off. Section <c>Holidays</c> of the settings.</summary>
public sealed class HolidaysOptions : IValidatableObject
{
    public const string Section = "Holidays";

    /// <summary>
    /// A folder of calendars (<c>.ics</c>) and tables (<c>.csv</c>); <c>DE.ics</c> is for people who live in Germany,
    /// <c>America-Denver.ics</c> for those in that zone, any other name for all. One that is not there has none.
    /// Default <c>holidays</c>.
    /// </summary>
    /// <remarks>A file that cannot be read whole is told at the start and stops nothing.</remarks>
    public string Path { get; set; } = "holidays";

    /// <summary>
    /// Countries, or regions of them, whose public holidays count without a file: <c>DE-BY, US</c>. Default empty.
    /// </summary>
    [Takes("countries or regions of them, such as DE-BY, US")]
    public string Countries { get; set; } = "";

    /// <summary><see cref="Countries"/> by their codes, in capitals.</summary>
    internal ImmutableArray<string> Codes =>
    [
        .. Countries.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(code => code.ToUpperInvariant()).Distinct(StringComparer.Ordinal),
    ];

    /// <remarks>The settings were found to be without fault before.</remarks>
    internal Holidays Read(DateOnly today) => Holidays.In(Path, Codes, today);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        const string Key = $"{Section}:{nameof(Countries)}";
        var places = Holidays.PlacesIn(Path);
        var faults = Codes.Select(code => Holidays.FaultOf(code, places)).OfType<string>().ToList();
        foreach (var fault in faults)
            yield return new($"{Key}: {fault}.");

        var twice = faults.Count > 0 ? null
            : Codes.GroupBy(HolidayCode.CountryOf, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            yield return new($"{Key}: {string.Join(" and ", twice)} are both {twice.Key}; "
                + "one counts for all who live there, and a team can choose another in setup.");
    }
}
