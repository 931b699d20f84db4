using CoachBot.Coaching.Calendar;

namespace CoachBot.Commands;

/// <summary>What <c>check</c> says of days off: whose are known, what is passed over, what counts for nobody.</summary>
/// <param name="today">On people's clock.</param>
sealed class HolidayCheck(HolidaysOptions options, DateOnly today)
{
    const string Files = "Holidays:Path   ";

    readonly Holidays _holidays = options.Read(today);

    /// <summary>Days of the past matter to nobody who checks.</summary>
    readonly DaySpan _year = new(today, today.AddYears(1));

    public static HolidayCheck Of(IConfiguration settings) => new(
        Settings.Holidays.Read(settings),
        DateOnly.FromDateTime(Settings.Clock.Read(settings).On(TimeProvider.System).GetUtcNow().UtcDateTime));

    /// <summary>A line a finding.</summary>
    public IEnumerable<(Verdict Verdict, string Line)> Lines() =>
    [
        (Verdict.Ok, Files + OfFiles()),
        .. _holidays.PassedOver.Select(line => (Verdict.Set, Files + line)),
        .. _holidays.Remarks.Select(line => (Verdict.Note, Files + line)),
        .. from place in _holidays.Places
           where Coming(place.Days) == 0
           select (Verdict.Note, $"{Files}{place.Name} has no day off in the year to come."),
        .. from place in _holidays.Places
           where HolidayCode.IsMeant(place.Name) && HolidayCode.IsRegion(place.Name)
               && !_holidays.Countries.ContainsValue(place.Name)
           select (Verdict.Note, $"{Files}{place.Name} counts for teams that choose it in setup; "
               + "Holidays:Countries chooses it for all who live in that country."),
        .. _holidays.Countries.IsEmpty ? Array.Empty<(Verdict, string)>()
            : [(Verdict.Ok, $"Holidays:Countries   public holidays in the year to come: {OfCountries()}")],
    ];

    string OfFiles() => string.Join(", ", _holidays.Places.Select(place => $"{place.Name} {Coming(place.Days)}"))
        is { Length: > 0 } names
            ? $"days off in {options.Path} in the year to come: {names}"
            : $"no days off of your own in {options.Path}";

    string OfCountries() => string.Join(", ",
        from code in _holidays.Countries.Values
        select _holidays.HasFile(code) || _holidays.HasFile(HolidayCode.CountryOf(code))
            ? $"{code} from its file"
            : $"{code} {PublicHolidays.Of(code, _year).Count}");

    int Coming(IEnumerable<DateOnly> days) => days.Count(_year.Holds);
}
