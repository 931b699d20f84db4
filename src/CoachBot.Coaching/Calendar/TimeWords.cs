namespace CoachBot.Coaching.Calendar;

/// <summary>Reads the times that people type, in English.</summary>
/// <remarks>
/// Pure. Only a text that is a time from start to end is one: "before the second question" is not, and stays free to be
/// an answer. Case, blanks and a final full stop make no difference.
/// </remarks>
public static class TimeWords
{
    /// <summary>The shortest and the longest that a question can be put off.</summary>
    public static readonly TimeSpan SoonestLater = TimeSpan.FromMinutes(5);

    /// <inheritdoc cref="SoonestLater"/>
    public static readonly TimeSpan FarthestLater = TimeSpan.FromDays(14);

    /// <summary>Longer than any time in words.</summary>
    const int MaxLength = 40;

    /// <summary>After <c>later</c>: <c>2h</c>, <c>45 minutes</c>, <c>tomorrow</c>, <c>next monday</c>.</summary>
    /// <param name="zone">IANA name, the person's; an unknown one throws <see cref="ArgumentException"/>.</param>
    /// <returns>
    /// The instant in UTC: minutes and hours to the second; a day at the time of the ask, moved on into working hours.
    /// Refused below <see cref="SoonestLater"/> and, before it is moved on, beyond <see cref="FarthestLater"/>.
    /// </returns>
    public static TimeReading<DateTimeOffset> Later(
        string typed, DateTimeOffset now, string zone, TeamCalendar calendar)
    {
        var words = Words(typed, "in");
        var today = Zones.Local(now, zone).On;

        if (SpanWords.Read(words) is { } span)
            return span.Unit is SpanUnit.Minute or SpanUnit.Hour
                ? LaterBy(span, now)
                : LaterOn(today.AddDays(Math.Min(Days(span), 1000)), today, now, zone, calendar);

        return DayWords.Read(words, today, calendar.FirstDay) switch
        {
            TimeReading<DateOnly>.Understood { Value: var day } when day == today => TimeText.LaterToday,
            TimeReading<DateOnly>.Understood { Value: var day } => LaterOn(day, today, now, zone, calendar),
            TimeReading<DateOnly>.Refused refused => refused.Phrase,
            _ => new TimeReading<DateTimeOffset>.NotTime(),
        };
    }

    /// <summary>After <c>away until</c>: <c>3 Dec</c>, <c>2026-12-03</c>, <c>3.12.</c>, <c>monday</c>.</summary>
    /// <returns>
    /// The day of return, tomorrow to a year from today. A day and month without a year are the next such day.
    /// A date that two countries read as two days (<c>3/12</c>) is refused.
    /// </returns>
    public static TimeReading<DateOnly> Until(string typed, DateOnly today) =>
        DayWords.Read(Words(typed, "until"), today, DayOfWeek.Monday) switch
        {
            TimeReading<DateOnly>.Understood { Value: var day } when day == today => TimeText.DayIsToday,
            TimeReading<DateOnly>.Understood { Value: var day } when day < today => TimeText.DayPassed(day),
            TimeReading<DateOnly>.Understood { Value: var day } when day > today.AddYears(1) => TimeText.DayTooFar,
            var reading => reading,
        };

    /// <summary>After <c>pause</c>: <c>2 weeks</c>, <c>3 days</c>, <c>1 month</c>, <c>a week</c>.</summary>
    /// <returns>
    /// The day of return, tomorrow to a year from today. Hours are refused; minutes are no time here, since
    /// "pause 2 minutes" is something to practise.
    /// </returns>
    public static TimeReading<DateOnly> For(string typed, DateOnly today)
    {
        if (SpanWords.Read(Words(typed, "for")) is not { Unit: not SpanUnit.Minute } span)
            return new TimeReading<DateOnly>.NotTime();

        if (span is { Count: 0 } or { Unit: SpanUnit.Hour })
            return TimeText.ForTooShort;

        if (Days(span) > 366)
            return TimeText.ForTooLong;

        var back = span.Unit switch
        {
            SpanUnit.Year => today.AddYears(span.Count),
            SpanUnit.Month => today.AddMonths(span.Count),
            _ => today.AddDays(Days(span)),
        };
        return back > today.AddYears(1) ? TimeText.ForTooLong : back;
    }

    static TimeReading<DateTimeOffset> LaterBy(Span span, DateTimeOffset now)
    {
        var wait = TimeSpan.FromMinutes((long)span.Count * (span.Unit is SpanUnit.Hour ? 60 : 1));
        return wait < SoonestLater ? TimeText.LaterTooSoon
            : wait > FarthestLater ? TimeText.LaterTooFar
            : new TimeReading<DateTimeOffset>.Understood((now + wait).ToUniversalTime());
    }

    static TimeReading<DateTimeOffset> LaterOn(
        DateOnly day, DateOnly today, DateTimeOffset now, string zone, TeamCalendar calendar)
    {
        if (day < today)
            return TimeText.DayPassed(day);

        if (day == today)
            return TimeText.LaterTooSoon;

        if (day > today.AddDays((int)FarthestLater.TotalDays))
            return TimeText.LaterTooFar;

        var asked = Zones.At(day, calendar.Ask.At, zone);
        var soonest = now.ToUniversalTime() + SoonestLater;
        return WorkingHours.NextWithin(asked < soonest ? soonest : asked, calendar, zone);
    }

    /// <summary>About so many days: months and years are counted short, never long.</summary>
    static int Days(Span span) => span.Count * (span.Unit switch
    {
        SpanUnit.Week => 7,
        SpanUnit.Month => 28,
        SpanUnit.Year => 365,
        _ => 1,
    });

    /// <param name="opening">A word that may come first and says nothing.</param>
    static ReadOnlySpan<string> Words(string typed, string opening)
    {
        var text = typed.Trim().ToLowerInvariant();
        if (text.Length > MaxLength)
            return [];

        if (text.EndsWith('.'))
            text = text[..^1];

        // Any white space parts words: phones type more kinds of it than one.
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length - 1; i++)
        {
            if (words[i].EndsWith(','))
                words[i] = words[i][..^1];
        }

        return words.Length > 1 && words[0] == opening ? words.AsSpan(1) : words;
    }
}
