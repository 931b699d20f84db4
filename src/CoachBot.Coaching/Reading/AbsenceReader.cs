using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>Reads that a person is ill, on leave or away, and until when.</summary>
static class AbsenceReader
{
    static readonly int Time = RuleBook.Shipped.Shared("time.word");
    static readonly int Joint = RuleBook.Shipped.Shared("time.joint");
    static readonly int Until = RuleBook.Shipped.Shared("time.until");
    static readonly int From = RuleBook.Shipped.Shared("time.from");
    static readonly int NextWeek = RuleBook.Shipped.Shared("time.next-week");

    public static MessageMeaning.Away? Read(ReadText text, DateOnly today)
    {
        var isIll = text.Has("ill");
        if (!isIll && !text.Has("leave"))
            return null;

        var reason = isIll ? AbsenceReason.Ill : AbsenceReason.Leave;
        return Span(text.Own) is not var (from, to) ? new(reason) : new(
            reason, Day(text, from, to, today),
            text.Typed[text.Own.Tokens[from].Start..text.Own.Tokens[to - 1].End]);
    }

    /// <summary>The day named for a last one or a return.</summary>
    static DateOnly? Day(ReadText text, int from, int to, DateOnly today)
    {
        var words = text.Own;
        for (var at = to - 1; at >= from; at--)
        {
            if (words.Has(Until, at))
                return Future(Named(text, at + words.LengthAt(Until, at), to, today), today);
            if (words.Has(NextWeek, at))
                return CoachingWeek.Of(today, TeamCalendar.Default).Next.Next.Begins;
        }

        return TimeWords.For(text.Typed[words.Tokens[from].Start..words.Tokens[to - 1].End], today)
                is TimeReading<DateOnly>.Understood { Value: var span } ? span
            : words.Has(From, from) ? null
            : Future(Named(text, from, to, today)?.AddDays(1), today);
    }

    static DateOnly? Named(ReadText text, int from, int to, DateOnly today) => from >= to ? null
        : MomentWords.Find(
            text.Typed[text.Own.Tokens[from].Start..text.Own.Tokens[to - 1].End], today, TeamCalendar.Default,
            says: true)?.On;

    static DateOnly? Future(DateOnly? day, DateOnly today) => day > today && day <= today.AddYears(1) ? day : null;

    /// <summary>From the first word that says when to the last, with what introduces it.</summary>
    static (int From, int To)? Span(Words words)
    {
        var (from, to) = (-1, -1);
        for (var at = 0; at < words.Count; at++)
        {
            if (words.LengthAt(Time, at) is not (> 0 and var length))
                continue;

            if (from < 0)
                from = at;
            to = Math.Max(to, at + length);
        }

        if (from < 0)
            return null;

        while (Introduction(words, from) is { } earlier)
            from = earlier;
        return (from, to);
    }

    static int? Introduction(Words words, int at)
    {
        for (var length = Math.Min(3, at); length > 0; length--)
        {
            if (words.LengthAt(Joint, at - length) == length || words.LengthAt(Until, at - length) == length
                || words.LengthAt(From, at - length) == length)
                return at - length;
        }

        return null;
    }
}
