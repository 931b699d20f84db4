using System.Collections.Immutable;
using System.Globalization;

namespace CoachBot.Coaching.Calendar;

/// <summary>
/// Days off as an admin has them: a calendar (<c>.ics</c>, RFC 5545) or a table (<c>.csv</c>, the day first).
/// </summary>
/// <param name="PassedOver">In one line what cannot be read, and where it begins; <c>null</c>: all could be.</param>
/// <param name="Remark">In one line what was read and is no day off; <c>null</c>: there is no such thing.</param>
public sealed record HolidayFile(ImmutableHashSet<DateOnly> Days, string? PassedOver, string? Remark)
{
    static readonly string[] Written = ["yyyy-MM-dd", "yyyyMMdd", "dd.MM.yyyy", "d.M.yyyy"];

    /// <param name="path">Its ending says what the file is.</param>
    public static HolidayFile Open(string path, DaySpan span)
    {
        try
        {
            return Read(path, File.ReadAllText(path), span);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new([], $"{path} cannot be opened, and is passed over.", null);
        }
    }

    /// <param name="name">Of the file; its ending says what it is.</param>
    /// <param name="span">The days that are of interest.</param>
    public static HolidayFile Read(string name, string text, DaySpan span)
    {
        var faults = new List<FileFault>();
        var (days, remark) = name.EndsWith(".ics", StringComparison.OrdinalIgnoreCase)
            ? CalendarFile.DaysIn(text, span, faults)
            : (Table(text, faults), "");
        return new([.. days.Where(span.Holds)], Told(name, faults), remark.Length > 0
            ? $"{name}: left out, as no days off: {remark}."
            : null);
    }

    static List<DateOnly> Table(string text, List<FileFault> faults)
    {
        var days = new List<DateOnly>();
        foreach (var (i, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var first = line.Split(',', ';', '\t')[0].Trim().Trim('"').TrimStart('\uFEFF');
            if (DateOnly.TryParseExact(first, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
            else if (first.Length > 0 && first[0] != '#' && (i > 0 || char.IsDigit(first[0])))
                faults.Add(new(i + 1, "a day is written as 2026-12-25"));
        }

        return days;
    }

    static string? Told(string name, List<FileFault> faults) => faults.OrderBy(fault => fault.Line).ToList() switch
    {
        [] => null,
        [var only] => $"{name}, line {only.Line}: {only.Wrong}; it is passed over.",
        [var first, .. var more] =>
            $"{name}, line {first.Line}: {first.Wrong}; it is passed over, and so {Others(more)}.",
    };

    static string Others(List<FileFault> faults) =>
        $"{(faults.Count == 1 ? "is" : "are")} what begins in line "
        + string.Join(", ", faults.Take(5).Select(fault => fault.Line))
        + (faults.Count > 5 ? $" and {faults.Count - 5} more places" : "");
}
