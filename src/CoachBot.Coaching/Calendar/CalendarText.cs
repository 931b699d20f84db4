using System.Text;

namespace CoachBot.Coaching.Calendar;

/// <summary>What of a file is passed over.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Wrong">Never what was written there: a calendar may hold people's names.</param>
readonly record struct FileFault(int Line, string Wrong);

/// <summary>A line of a calendar, joined where it was folded.</summary>
/// <param name="Number">Of its first part, counted from 1.</param>
readonly record struct ContentLine(int Number, string Text)
{
    /// <summary>In capitals.</summary>
    public string Name => Text.Split(';', ':')[0].Trim().ToUpperInvariant();

    /// <summary>What follows the first colon outside quotation marks.</summary>
    public string Value
    {
        get
        {
            var isQuoted = false;
            for (var i = 0; i < Text.Length; i++)
            {
                if (Text[i] == '"')
                    isQuoted = !isQuoted;
                else if (Text[i] == ':' && !isQuoted)
                    return Text[(i + 1)..].Trim();
            }

            return "";
        }
    }

    public bool Is(string name, string value) =>
        Name == name && string.Equals(Value, value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An event as it is written; parts of its own, such as alarms, are left out.</summary>
sealed record EventText(int Line, IReadOnlyList<ContentLine> Lines)
{
    /// <returns>Empty when the event says nothing of it.</returns>
    public string Value(string name) => Lines.FirstOrDefault(line => line.Name == name) is { Text: not null } found
        ? found.Value : "";

    public bool Is(string name, string value) => Value(name).Equals(value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A calendar's lines (RFC 5545) put in order: its events, and where it is broken.</summary>
/// <param name="Zone">Where the calendar is at home, in its own words; <c>null</c>: it does not tell.</param>
sealed record CalendarText(IReadOnlyList<EventText> Events, string? Zone, IReadOnlyList<FileFault> Faults)
{
    const string Calendar = "VCALENDAR";
    const string Event = "VEVENT";

    public static CalendarText Of(string text)
    {
        var (events, faults, open) = (new List<EventText>(), new List<FileFault>(), new Stack<ContentLine>());
        var held = new List<ContentLine>();
        var (isCalendar, last, zone) = (false, 1, (string?)null);
        foreach (var line in Lines(text))
        {
            last = line.Number;
            if (line.Is("BEGIN", Event) && Close(open, Event, faults) is { } unclosed)
                faults.Add(Endless(unclosed));
            if (line.Name == "BEGIN")
            {
                isCalendar |= line.Is("BEGIN", Calendar);
                open.Push(line);
                if (line.Is("BEGIN", Event))
                    held = [];
            }
            else if (line.Name == "END")
            {
                if (Close(open, line.Value, faults) is { } began && line.Is("END", Event))
                    events.Add(new(began.Number, held));
            }
            else if (open.TryPeek(out var within) && within.Is("BEGIN", Event))
                held.Add(line);
            else if (line.Name == "X-WR-TIMEZONE")
                zone ??= line.Value;
        }

        if (!isCalendar)
            faults.Add(new(1, text.Trim().Length == 0 ? "the file is empty" : "BEGIN:VCALENDAR is missing"));
        else if (open.TryPeek(out var cut))
            faults.Add(new(last, $"the file is cut off: what begins in line {cut.Number} has no end"));
        else if (events.Count == 0 && faults.Count == 0)
            faults.Add(new(last, "the calendar holds no event"));
        return new(events, zone, faults);
    }

    /// <summary>Closes a part, and those within it that were not closed themselves.</summary>
    /// <returns>The line it begins with; <c>null</c>: none is open.</returns>
    static ContentLine? Close(Stack<ContentLine> open, string part, List<FileFault> faults)
    {
        while (open.Any(begun => begun.Is("BEGIN", part)))
        {
            var begun = open.Pop();
            if (begun.Is("BEGIN", part))
                return begun;
            if (begun.Is("BEGIN", Event))
                faults.Add(Endless(begun));
        }

        return null;
    }

    static FileFault Endless(ContentLine begun) => new(begun.Number, "an event has no END:VEVENT");

    static IEnumerable<ContentLine> Lines(string text)
    {
        var reader = new StringReader(text);
        var (line, began) = (new StringBuilder(), 1);
        for (var number = 1; reader.ReadLine() is { } next; number++)
        {
            if (next is [' ' or '\t', .. var rest] && line.Length > 0)
            {
                line.Append(rest);
                continue;
            }

            if (line.Length > 0)
                yield return new(began, line.ToString());
            line.Clear().Append(next.Trim('\uFEFF'));
            began = number;
        }

        if (line.Length > 0)
            yield return new(began, line.ToString());
    }
}
