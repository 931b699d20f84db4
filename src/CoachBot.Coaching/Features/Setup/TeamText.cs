using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>What the bot says to a team, and to the person who sets it up.</summary>
public static class TeamText
{
    public static Phrase HelloNameless { get; } = new("team.hello-nameless");
    public static Phrase HelloNobody { get; } = new("team.hello-nobody");
    public static Phrase WhoManages { get; } = new("team.who-manages");
    public static Phrase ManagersOnly { get; } = new("setup.managers-only");

    public static Phrase NotThere { get; } = new("setup.not-there");
    public static Phrase NoTeam { get; } = new("setup.no-team");

    public static Phrase SetupExplained { get; } = new("setup.explained");
    public static Phrase KeepField { get; } = new("button.keep-field");
    public static Phrase SaveRest { get; } = new("button.save-rest");
    public static Phrase SaveSetup { get; } = new("button.save-setup");
    public static Phrase CancelSetup { get; } = new("button.cancel");
    public static Phrase SetupClosed { get; } = new("setup.closed");
    public static Phrase NotAMoment { get; } = new("setup.not-a-moment");
    public static Phrase NotHours { get; } = new("setup.not-hours");
    public static Phrase NotDays { get; } = new("setup.not-days");

    public static Phrase Hello(string name) => new("team.hello", name);
    public static Phrase HelloAgain(ImmutableArray<string> managers) =>
        new("team.hello-again", managers.Length, Names(managers));
    public static Phrase AddedBy(string name) => new("team.added-by", name);
    public static Phrase SetUp(ImmutableArray<string> managers) => new("team.set-up", managers.Length, Names(managers));
    public static Phrase ManagersAre(ImmutableArray<string> managers) =>
        new("team.managers-are", managers.Length, Names(managers));
    public static Phrase SetupTitle(Phrase team) => new("setup.title", team);
    public static Phrase SetupAsk(string field) => new($"setup.ask.{field}");
    public static Phrase SetupLabel(string field) => new($"setup.label.{field}");
    public static Phrase NoHolidaysOf(string code) => new("setup.no-holidays-of", code);

    /// <param name="meant">The code of what was written.</param>
    public static Phrase RegionIs(string code, string meant) => new("setup.region-is", code, meant);

    public static Phrase Preview(WeeklyTime ask, string skill) =>
        new("setup.preview", SharedText.Weekday(ask.Day), ask.At, skill);
    public static Phrase Stands(string value) => new("setup.stands", value);

    /// <param name="isFirst">Invitations follow; they go once.</param>
    public static Phrase Saved(TeamCalendar calendar, Phrase team, bool isFirst) => new(
        isFirst ? "setup.saved" : "setup.saved-again", team, SharedText.Weekday(calendar.Ask.Day), calendar.Ask.At,
        SharedText.Weekday(calendar.CheckIn.Day), calendar.CheckIn.At,
        SharedText.Weekday(calendar.Summary.Day), calendar.Summary.At, calendar.Zone);

    static PhraseValue.Listed Names(ImmutableArray<string> names) =>
        new([.. names.Where(name => name.Length > 0).Select(Phrase.Verbatim)]);
}
