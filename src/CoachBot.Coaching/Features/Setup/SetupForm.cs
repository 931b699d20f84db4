using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>The fields of <c>setup</c>: what each takes, what is in it, and what it makes of a team.</summary>
public static class SetupForm
{
    /// <summary>The field that names people.</summary>
    public const string Managers = "managers";

    /// <summary>The field of whose public holidays count.</summary>
    const string Region = "region";

    const string Clock = "HH:mm";

    public static Form Of { get; } = new(
        SetupQuestion.Dialog,
        Text(Managers),
        new WeeklyMomentSlot("ask") { Optional = true },
        new WeeklyMomentSlot("nudge") { Optional = true },
        new WeeklyMomentSlot("checkIn") { Optional = true },
        new WeeklyMomentSlot("summary") { Optional = true },
        new ZoneSlot("zone") { Optional = true },
        new RegionSlot(Region) { Optional = true },
        new HoursSlot("hours") { Optional = true },
        new DaysSlot("workingDays") { Optional = true },
        Text("skills", multiline: true));

    /// <summary>What is in the form: the team's settings, or the defaults.</summary>
    public static ImmutableSortedDictionary<string, string> Values(TeamSettings team, PersonTurn turn)
    {
        var calendar = team.Calendar;
        var managers = team.ManagerNames is { Length: > 0 } names
            ? NameMatcher.Listed(names)
            : turn.Heard?.From.Name ?? "";
        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            KeyValuePair.Create(Managers, managers),
            KeyValuePair.Create("ask", WeeklyMomentSlot.Text(calendar.Ask)),
            KeyValuePair.Create("nudge", WeeklyMomentSlot.Text(calendar.Nudge)),
            KeyValuePair.Create("checkIn", WeeklyMomentSlot.Text(calendar.CheckIn)),
            KeyValuePair.Create("summary", WeeklyMomentSlot.Text(calendar.Summary)),
            // A team that has never been set up lives where its manager does.
            KeyValuePair.Create("zone", team.IsSetUp ? calendar.Zone : turn.Zone),
            KeyValuePair.Create(Region, calendar.Region ?? ""),
            KeyValuePair.Create("hours", HoursSlot.Text(calendar.WorkFrom, calendar.WorkUntil)),
            KeyValuePair.Create("workingDays", string.Join(',', calendar.WorkingDays)),
            KeyValuePair.Create("skills", string.Join('\n', team.Skills)),
        ]);
    }

    /// <summary>The team with the values of the form, canonical; a value that is absent changes nothing.</summary>
    public static TeamSettings Apply(TeamSettings team, IReadOnlyDictionary<string, string> values)
    {
        var calendar = team.Calendar;
        if (values.TryGetValue("hours", out var hours))
        {
            var (from, until) = HoursSlot.Read2(hours);
            calendar = calendar with { WorkFrom = from, WorkUntil = until };
        }

        if (values.TryGetValue("workingDays", out var days))
        {
            calendar = calendar with
            {
                WorkingDays = TeamCalendar.Days([.. days.Split(',').Select(Enum.Parse<DayOfWeek>)]),
            };
        }

        calendar = calendar with
        {
            Ask = Moment("ask") ?? calendar.Ask,
            Nudge = Moment("nudge") ?? calendar.Nudge,
            CheckIn = Moment("checkIn") ?? calendar.CheckIn,
            Summary = Moment("summary") ?? calendar.Summary,
            Zone = values.GetValueOrDefault("zone") ?? calendar.Zone,
            Region = values.TryGetValue(Region, out var region) ? RegionSlot.Code(region) : calendar.Region,
        };
        team = team.With(calendar);
        return values.TryGetValue("skills", out var skills)
            ? team.With("skills", skills
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(4))
            : team;

        WeeklyTime? Moment(string name) =>
            values.TryGetValue(name, out var text) ? WeeklyMomentSlot.Moment(text) : null;
    }

    /// <summary>What cannot be about a calendar, each beside the field it is about.</summary>
    public static ImmutableSortedDictionary<string, Phrase> Against(TeamCalendar calendar, Holidays holidays)
    {
        var against = ImmutableSortedDictionary.CreateBuilder<string, Phrase>(StringComparer.Ordinal);
        if (calendar.Region is { } region && !holidays.Knows(region))
            against[Region] = HolidayCode.Meant(region) is { } meant
                ? TeamText.RegionIs(region, meant)
                : TeamText.NoHolidaysOf(region);
        if (calendar.WorkUntil <= calendar.WorkFrom)
            against["hours"] = TimeText.HoursEndTooSoon;
        else
        {
            foreach (var (name, moment, said) in new[]
            {
                ("ask", calendar.Ask, TimeText.AskName), ("nudge", calendar.Nudge, TimeText.NudgeName),
                ("checkIn", calendar.CheckIn, TimeText.CheckInName),
                ("summary", calendar.Summary, TimeText.SummaryName),
            })
            {
                if (!calendar.Takes(moment))
                    against[name] = TimeText.OutsideWork(said, calendar.WorkFrom, calendar.WorkUntil);
            }
        }

        if (against.Count == 0 && !calendar.Validated().Try(out _, out var refusal))
            against["checkIn"] = refusal;
        return against.ToImmutable();
    }

    static TextSlot Text(string name, bool multiline = false) => new(
        name, TeamText.SetupAsk(name), TeamText.SetupLabel(name), ConversationText.TooLong)
    {
        Optional = true,
        Multiline = multiline,
        MostCharacters = 500,
    };

    /// <summary>A weekday and a time, <c>Monday 09:00</c>.</summary>
    sealed record WeeklyMomentSlot(string Name) : Slot(Name, TeamText.SetupAsk(Name), TeamText.SetupLabel(Name))
    {
        public override Result<string> Read(string given) =>
            Parse(given) is { } moment ? Text(moment) : TeamText.NotAMoment;

        public override Field Draw(string? value, Phrase? objection) =>
            new TextField(this.Name, Label, value, MaxLength: 40, Objection: objection);

        public static string Text(WeeklyTime moment) =>
            $"{moment.Day} {moment.At.ToString(Clock, CultureInfo.InvariantCulture)}";

        public static WeeklyTime Moment(string canonical) => Parse(canonical)!.Value;

        static WeeklyTime? Parse(string given) =>
            given.Trim().TrimEnd('.').Replace(" at ", " ", StringComparison.OrdinalIgnoreCase)
                .Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var day, var time]
            && Weekdays.Read(day) is { } weekday && Times.Read(time) is { } at
                ? new(weekday, at)
                : null;
    }

    /// <summary>From and until, <c>09:00-17:00</c>.</summary>
    sealed record HoursSlot(string Name) : Slot(Name, TeamText.SetupAsk(Name), TeamText.SetupLabel(Name))
    {
        public override Result<string> Read(string given) =>
            given.Replace(" to ", "-", StringComparison.OrdinalIgnoreCase).Replace('–', '-').Split('-')
                is [var from, var until]
            && Times.Read(from) is { } first && Times.Read(until) is { } last
                ? Text(first, last)
                : TeamText.NotHours;

        public override Field Draw(string? value, Phrase? objection) =>
            new TextField(this.Name, Label, value, MaxLength: 40, Objection: objection);

        public static string Text(TimeOnly from, TimeOnly until) =>
            string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm}-{until:HH:mm}");

        public static (TimeOnly From, TimeOnly Until) Read2(string canonical) =>
            (Times.Read(canonical.Split('-')[0])!.Value, Times.Read(canonical.Split('-')[1])!.Value);
    }

    /// <summary>An IANA zone, or a city that names one.</summary>
    sealed record ZoneSlot(string Name) : Slot(Name, TeamText.SetupAsk(Name), TeamText.SetupLabel(Name))
    {
        public override Result<string> Read(string given) =>
            Zones.Find(given.Trim()) is { } zone ? zone : TimeText.UnknownZone(given.Trim());

        public override Field Draw(string? value, Phrase? objection) =>
            new TextField(this.Name, Label, value, MaxLength: 60, Objection: objection);
    }

    /// <summary>A country or a region of one; or <see cref="None"/>, for the admin's choice.</summary>
    sealed record RegionSlot(string Name) : Slot(Name, TeamText.SetupAsk(Name), TeamText.SetupLabel(Name))
    {
        const string None = "none";

        public override Result<string> Read(string given) => given.Trim().TrimEnd('.').ToUpperInvariant() switch
        {
            "NONE" or "NO" or "-" => None,
            var code when HolidayCode.IsMeant(code) => code,
            _ => TeamText.NoHolidaysOf(given.Trim()),
        };

        public override Field Draw(string? value, Phrase? objection) =>
            new TextField(this.Name, Label, value, MaxLength: 40, Objection: objection);

        public static string? Code(string canonical) => canonical is "" or None ? null : canonical;
    }

    /// <summary>Weekdays, joined by commas: several to choose on a card, or typed.</summary>
    sealed record DaysSlot(string Name) : Slot(Name, TeamText.SetupAsk(Name), TeamText.SetupLabel(Name))
    {
        public override Result<string> Read(string given)
        {
            var days = given.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !word.Equals("and", StringComparison.OrdinalIgnoreCase)).Select(Weekdays.Read).ToList();
            return days.Count == 0 || days.Contains(null)
                ? TeamText.NotDays
                : string.Join(',', TeamCalendar.Days([.. days.Select(day => day!.Value)]));
        }

        public override Field Draw(string? value, Phrase? objection) => new ChoiceField(
            this.Name, Label, [.. Weekdays.All.Select(day => new Choice(day.ToString(), SharedText.Weekday(day)))],
            value is null ? [] : [.. value.Split(',')], Multiple: true, objection);
    }
}

/// <summary>Weekdays as typed: whole, or by their first three letters.</summary>
static class Weekdays
{
    public static ImmutableArray<DayOfWeek> All { get; } =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
        DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    public static DayOfWeek? Read(string typed)
    {
        var word = typed.Trim().TrimEnd('s', '.', ',');
        return word.Length < 3
            ? null
            : All.Cast<DayOfWeek?>().FirstOrDefault(day =>
                day.ToString()!.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Times of day as typed.</summary>
static class Times
{
    static readonly TimeSlot Slot = new("time", TeamText.NotAMoment, TeamText.NotAMoment, TeamText.NotAMoment);

    public static TimeOnly? Read(string typed) => Slot.Read(typed).Try(out var canonical, out _)
        ? TimeOnly.ParseExact(canonical, "HH:mm", CultureInfo.InvariantCulture)
        : null;
}
