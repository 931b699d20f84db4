using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using ICalendar = Ical.Net.Calendar;

namespace CoachBot.Coaching.Calendar;

/// <summary>An event with the days that it covers in a span.</summary>
/// <param name="Replaces">The time of the repeat, of another event with its UID, whose place it takes.</param>
sealed partial record DatedEvent(EventText Text, CalDateTime? Replaces, IReadOnlyList<DatedEvent.Repeat> Repeats)
{
    /// <summary>One time that an event takes place.</summary>
    /// <param name="Days">Those of which it leaves no minute.</param>
    public sealed record Repeat(CalDateTime At, IReadOnlyList<DateOnly> Days);

    const string Start = "DTSTART";
    const string Rule = "RRULE";
    const string Replaced = "RECURRENCE-ID";
    const RegexOptions Matching = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    /// <summary>More than an event of whole days has in a span of years; a rule without an end ends here.</summary>
    const int MostRepeats = 4000;

    /// <summary>A rule that leads nowhere, such as to 30 February, is given up after so many steps.</summary>
    static readonly EvaluationOptions Limits = new() { MaxUnmatchedIncrementsLimit = 10_000 };

    static readonly string[] Dates = [Start, "DTEND", "DURATION", Rule, "EXRULE", "RDATE", "EXDATE", Replaced];

    public string Uid => Text.Value("UID");

    /// <summary>The latest wording of an event has the highest.</summary>
    public int Sequence => int.TryParse(Text.Value("SEQUENCE"), out var sequence) ? sequence : 0;

    /// <param name="home">The zone in which times in UTC are read; <c>null</c>: as they are written.</param>
    /// <param name="faults">Gets the line that cannot be read.</param>
    /// <returns><c>null</c>: there is such a line.</returns>
    public static DatedEvent? Of(EventText text, string? home, DaySpan span, List<FileFault> faults)
    {
        var dates = text.Lines.Where(line => Dates.Contains(line.Name, StringComparer.Ordinal)).ToList();
        if (Read(dates, home, span) is { } read)
            return new(text, read.Event.RecurrenceIdentifier?.StartTime, read.Repeats);

        var start = dates.Where(line => line.Name == Start).Take(1).ToList();
        if (start.Count == 0)
            faults.Add(new(text.Line, $"an event has no {Start}"));
        else if (Read(start, home, span) is null)
            faults.Add(new(start[0].Number, $"an event's {Start} is no day"));
        else
        {
            var culprit = dates.Except(start)
                .FirstOrDefault(line => Read([start[0], line], home, span) is null, start[0]);
            faults.Add(new(culprit.Number, culprit.Name == Rule
                ? "an event comes back by a rule that cannot be followed; RDATE can name its days instead"
                : $"an event's {culprit.Name} cannot be read"));
        }

        return null;
    }

    /// <summary>Whether this other event takes the place of one of this one's repeats.</summary>
    public bool IsReplacedBy(DatedEvent other, Repeat repeat) =>
        other.Replaces is { } replaced && other.Uid.Length > 0 && other.Uid == Uid
        && (replaced.Value == repeat.At.Value
            || (!replaced.IsFloating && !repeat.At.IsFloating && replaced.AsUtc == repeat.At.AsUtc));

    /// <returns><c>null</c>: something there cannot be read.</returns>
    static (CalendarEvent Event, IReadOnlyList<Repeat> Repeats)? Read(
        IReadOnlyList<ContentLine> dates, string? home, DaySpan span)
    {
        if (dates.Any(line => line.Name == Rule && WithinADay().IsMatch(line.Text)
            || line.Name == Replaced && line.Text.Contains("RANGE=", StringComparison.OrdinalIgnoreCase)))
            return null;

        try
        {
            var calendar = ICalendar.Load(
                $"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{string.Join('\n', dates.Select(Plain))}\nEND:VEVENT\nEND:VCALENDAR");
            var read = calendar!.Events.Single();
            return read.Start is not null && dates.All(line => Holds(read, line.Name))
                ? (read, [
                    .. read.GetOccurrences(new CalDateTime(span.From.AddDays(-1)), Limits)
                        .TakeWhileBefore(new CalDateTime(span.Until)).Take(MostRepeats)
                        .Select(one => new Repeat(one.Period.StartTime, [.. Whole(one.Period, home, span)])),
                ])
                : null;
        }
        catch (Exception)
        {
            // The library tells what it cannot read, or cannot reckon with, by exceptions of many kinds. The file is
            // another person's: whatever is wrong with one event, the bot starts and the other events count.
            return null;
        }
    }

    /// <remarks>23:59 is the end of a day to some programs.</remarks>
    static IEnumerable<DateOnly> Whole(Period period, string? home, DaySpan span)
    {
        var start = Local(period.StartTime, home);
        var end = Local(period.EffectiveEndTime ?? period.StartTime, home);
        if (!period.StartTime.HasTime && end <= start)
            end = start.AddDays(1);

        var first = DateOnly.FromDateTime(start.TimeOfDay > TimeSpan.Zero ? start.Date.AddDays(1) : start);
        var until = DateOnly.FromDateTime(end.AddMinutes(1));
        for (var day = first > span.From ? first : span.From; day < until && day < span.Until; day = day.AddDays(1))
            yield return day;
    }

    static DateTime Local(CalDateTime at, string? home) =>
        at.IsUtc && home is not null ? at.ToTimeZone(home).Value : at.Value;

    /// <remarks>The library passes over a value that is no date without a word.</remarks>
    static bool Holds(CalendarEvent read, string name) => name switch
    {
        "DTEND" => read.End is not null,
        "DURATION" => read.Duration is not null,
        "RDATE" => read.RecurrenceDates.GetAllDates().Any() || read.RecurrenceDates.GetAllPeriods().Any(),
        "EXDATE" => read.ExceptionDates.GetAllDates().Any(),
        Replaced => read.RecurrenceIdentifier is not null,
        _ => true,
    };

    /// <summary>The line without what has no part in its date, and without a zone that nobody knows.</summary>
    /// <remarks>
    /// Zones are named in many ways, some with a colon outside quotation marks; the date itself has none. A time whose
    /// zone is not known is read as it is written, as people read it.
    /// </remarks>
    static string Plain(ContentLine line)
    {
        var colon = line.Text.LastIndexOf(':');
        var (parameters, value) = (line.Text[..Math.Max(colon, 0)], line.Text[(colon + 1)..].Trim());
        var kind = Kind().Match(parameters) is { Success: true } told ? $";{told.Value}" : "";
        var zone = ZoneName().Match(parameters).Groups["zone"].Value;
        return IsZone(zone) && !value.EndsWith('Z')
            ? $"{line.Name}{kind};TZID=\"{zone}\":{value}"
            : $"{line.Name}{kind}:{value}";
    }

    /// <summary>Whether the library reads times in a zone of this name; IANA's, Windows' and kin.</summary>
    public static bool IsZone(string name)
    {
        try
        {
            // Without a name the library takes the machine's own zone.
            return name.Trim().Length > 0 && DefaultTimeZoneResolver.GetZone(name) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex("FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:HOUR|MINUTE|SECOND)=[0-9]+,", Matching)]
    private static partial Regex WithinADay();

    [GeneratedRegex("VALUE=[A-Z-]+", Matching)]
    private static partial Regex Kind();

    [GeneratedRegex("TZID=(?:\"(?<zone>[^\"]*)|(?<zone>[^;\"]*))", Matching)]
    private static partial Regex ZoneName();
}
