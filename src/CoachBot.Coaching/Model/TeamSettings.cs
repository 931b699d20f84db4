using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Model;

/// <summary>A team: the coach's columns of its head row.</summary>
public sealed record TeamSettings(AddresseeState Head)
{
    public string Partition => Head.Partition;

    /// <summary>As the platform calls it; <c>null</c>: not known yet.</summary>
    public string? Name => Head.Row.Text("name");

    /// <summary>Set up by a manager: from then on its reps are invited.</summary>
    public bool IsSetUp => Head.Row.Moment("setUpAt") is not null && !IsRemoved;

    /// <summary>The bot was taken out of the team.</summary>
    public bool IsRemoved => Head.Row.Flag("removed") ?? false;

    /// <summary>The platform's id of whoever added the bot, while it is not known who manages the team.</summary>
    public string? InstalledBy => Head.Row.Text("installedBy");

    /// <summary>Said hello already.</summary>
    public bool IsGreeted => Head.Row.Text("greeted") is not null;

    /// <summary>Partitions of its managers.</summary>
    public ImmutableArray<string> Managers => Lines("managers");

    /// <summary>What its managers are called, in the order of <see cref="Managers"/>.</summary>
    public ImmutableArray<string> ManagerNames => Lines("managerNames");

    /// <summary>Skills offered to choose from, as a rep would say them.</summary>
    public ImmutableArray<string> Skills => Lines("skills") is { Length: > 0 } skills ? skills : DefaultSkills;

    public static ImmutableArray<string> DefaultSkills { get; } =
        ["the quality of my questions", "handling objections", "next steps"];

    public TeamCalendar Calendar => new()
    {
        WorkingDays = Head.Row.Text("workingDays") is { } days
            ? TeamCalendar.Days([.. days.Split(',').Select(Enum.Parse<DayOfWeek>)])
            : TeamCalendar.Default.WorkingDays,
        WorkFrom = Time("workFrom") ?? TeamCalendar.Default.WorkFrom,
        WorkUntil = Time("workUntil") ?? TeamCalendar.Default.WorkUntil,
        Ask = Weekly("ask") ?? TeamCalendar.Default.Ask,
        Nudge = Weekly("nudge") ?? TeamCalendar.Default.Nudge,
        CheckIn = Weekly("checkIn") ?? TeamCalendar.Default.CheckIn,
        Summary = Weekly("summary") ?? TeamCalendar.Default.Summary,
        Zone = Head.Row.Text("zone") ?? Zones.Fallback,
        Region = Head.Row.Text("region"),
    };

    /// <summary>Who typed <c>setup</c> there, by partition, until the roster tells that the bot is there too.</summary>
    public string? AskedBy => Head.Row.Text("askedBy");

    /// <summary>A team as something said in one of its channels tells of it: the bot is there.</summary>
    /// <param name="there">With a <see cref="ConversationReference.TeamId"/>, which is the team's channel.</param>
    /// <param name="name"><c>null</c>: not told.</param>
    public static TeamSettings Met(AddresseeState head, ConversationReference there, string? name) =>
        new TeamSettings(head.With(there with
        {
            Kind = ConversationKind.Channel,
            ConversationId = there.TeamId!,
            UserId = null,
        })).With("name", name ?? head.Row.Text("name")).With("removed", (bool?)null);

    public TeamSettings With(string column, string? value) => new(new AddresseeState(Head.Row.With(column, value)));
    public TeamSettings With(string column, bool? value) => new(new AddresseeState(Head.Row.With(column, value)));
    public TeamSettings With(string column, DateTimeOffset? value) =>
        new(new AddresseeState(Head.Row.With(column, value)));
    public TeamSettings With(string column, IEnumerable<string> lines) =>
        With(column, string.Join('\n', lines) is { Length: > 0 } joined ? joined : null);

    /// <summary>The team with these managers, in this order; a name that is not known is empty.</summary>
    /// <param name="now">From here on the person who was none until now is one; for the others it stays.</param>
    public TeamSettings WithManagers(
        IReadOnlyCollection<(string Person, string Name)> managers, DateTimeOffset now) =>
        With("managers", managers.Select(manager => manager.Person))
            .With("managerNames", managers.Select(manager => manager.Name))
            .With("managersSince", managers.Select(manager =>
                Managers.Contains(manager.Person) ? Since(manager.Person) : Key.Instant(now)));

    /// <summary>
    /// Since when somebody manages the team: what was shown to its managers before is not theirs to see.
    /// </summary>
    /// <returns>The earliest instant for a manager of whom that was not noted; the latest for anybody else.</returns>
    public DateTimeOffset ManagedSince(string person) =>
        !Managers.Contains(person) ? DateTimeOffset.MaxValue
        : Since(person) is { Length: > 0 } since ? Key.ReadInstant(since)
        : DateTimeOffset.MinValue;

    string Since(string person) => Lines("managersSince").ElementAtOrDefault(Managers.IndexOf(person)) ?? "";

    /// <summary>Its managers with what they are called.</summary>
    public IEnumerable<(string Person, string Name)> NamedManagers =>
        Managers.Select((person, i) => (person, ManagerNames.ElementAtOrDefault(i) ?? ""));

    public TeamSettings With(TeamCalendar calendar) => With("workingDays", string.Join(',', calendar.WorkingDays))
        .With("workFrom", Text(calendar.WorkFrom)).With("workUntil", Text(calendar.WorkUntil))
        .With("ask", Text(calendar.Ask)).With("nudge", Text(calendar.Nudge)).With("checkIn", Text(calendar.CheckIn))
        .With("summary", Text(calendar.Summary)).With("zone", calendar.Zone)
        .With("region", calendar.Region);

    ImmutableArray<string> Lines(string column) =>
        Head.Row.Text(column) is { Length: > 0 } lines ? [.. lines.Split('\n')] : [];

    TimeOnly? Time(string column) => Head.Row.Text(column) is { } text
        ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture)
        : null;

    WeeklyTime? Weekly(string column) => Head.Row.Text(column) is { } text && text.Split(' ') is [var day, var at]
        ? new(Enum.Parse<DayOfWeek>(day), TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture))
        : null;

    static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
    static string Text(WeeklyTime moment) => $"{moment.Day} {Text(moment.At)}";
}
