using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.Setup;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Onboarding;

/// <summary>What the bot says on meeting somebody, and about being there or away.</summary>
public static class PeopleText
{
    public static Phrase WelcomeSummary { get; } = new("welcome.summary");
    public static Phrase Yes { get; } = new("button.yes");
    public static Phrase NotNowButton { get; } = new("button.not-now");
    public static Phrase TellMeMoreButton { get; } = new("button.tell-me-more");
    public static Phrase Agreed { get; } = new("welcome.agreed");
    public static Phrase AlreadyAgreed { get; } = new("welcome.already-agreed");
    public static Phrase NotNow { get; } = new("welcome.not-now");
    public static Phrase MoreTitle { get; } = new("welcome.more.title");
    public static Phrase AskSkill { get; } = new("skill.ask");
    public static Phrase OwnWords { get; } = new("button.own-words");
    public static Phrase OwnWordsLabel { get; } = new("skill.label");
    public static Phrase SkillEmpty { get; } = new("skill.empty");
    public static Phrase SkillSkipped { get; } = new("skill.skipped");
    public static Phrase AskMeNow { get; } = new("button.ask-me-now");
    public static Phrase AskWhenCalled { get; } = new("next.on-call-or-now");
    public static Phrase Stopped(int months) => new("away.stopped", months);
    public static Phrase StoppedUnasked { get; } = new("away.stopped-unasked");
    public static Phrase ShallIStop { get; } = new("stopping.ask");
    public static Phrase StopButton { get; } = new("button.stop");
    public static Phrase ThatIsMyAnswer { get; } = new("button.my-answer");
    public static Phrase No { get; } = new("button.no");
    public static Phrase IsThatYes { get; } = new("welcome.is-that-yes");
    public static Phrase Resumed { get; } = new("away.resumed");
    public static Phrase NotPaused { get; } = new("away.not-paused");
    public static Phrase NoTeamSees { get; } = new("seen.no-team");
    public static Phrase LanguageIsEnglish { get; } = new("language.english");
    public static Phrase LanguageOnlyEnglish { get; } = new("language.only-english");

    public static Phrase Welcome(string name, int months) => new("welcome.alone", name, months);
    public static Phrase WelcomeNameless(int months) => new("welcome.alone-nameless", months);
    public static Phrase WelcomeWithManager(string name, int months, string manager) =>
        new("welcome.managed", name, months, manager);
    public static Phrase WelcomeNamelessWithManager(int months, string manager) =>
        new("welcome.managed-nameless", months, manager);

    public static ImmutableArray<Phrase> More(TeamCalendar calendar) =>
    [
        new("welcome.more.1", Weekday(calendar.Ask), calendar.Ask.At), new("welcome.more.2"),
        new("welcome.more.3", Weekday(calendar.CheckIn), calendar.CheckIn.At), new("welcome.more.4"),
            new("welcome.more.5"),
    ];

    public static Phrase WhatIKeep(int months) => new("welcome.what-i-keep", months);
    public static Phrase YourSkill(string skill) => new("skill.yours", skill);
    public static Phrase SkillIs(string skill) => new("skill.is", skill);
    public static Phrase FirstQuestionOn(DateOnly on, TimeOnly at, string zone) =>
        new("skill.first-question", new PhraseValue.Day(on, Weekday: true), at, zone);
    public static Phrase NextQuestionOn(DateOnly on, TimeOnly at, string zone) =>
        new("away.resumed-next", new PhraseValue.Day(on, Weekday: true), at, zone);

    public static Phrase AwayUntil(DateOnly back) => new("away.until", new PhraseValue.Day(back, Weekday: true));

    public static Phrase ZoneIsNow(string zone, TimeOnly now) => new("zone.is-now", zone, now);
    public static Phrase ZoneIs(string zone, TimeOnly now) => new("zone.is", zone, now);

    /// <summary>Who sees a commitment, as a line aside.</summary>
    public static Phrase SeenBy(Visibility visibility, TeamSettings? team) => (visibility, team?.ManagerNames) switch
    {
        (Visibility.JustMe, _) or (_, null) => new("seen.by-you"),
        (Visibility.Team, _) => new("seen.by-team"),
        (_, [{ Length: > 0 }, ..] names) => new("seen.by-named", string.Join(", ", names)),
        _ => new("seen.by-manager"),
    };

    /// <summary>Who sees a commitment of a rep in these teams.</summary>
    public static Phrase SeenBy(Commitment commitment, ImmutableArray<TeamSettings> teams) =>
        commitment.Visibility == Visibility.Team
            && teams.Any(team => team.IsSetUp && team.Partition == commitment.Team) ? new("seen.by-team")
        : Managers(commitment, teams) is not { } managers ? new("seen.by-you")
        : managers == NamelessManager ? new("seen.by-manager")
        : new("seen.by-named", managers);

    /// <summary>The managers who may read a commitment, by name.</summary>
    /// <returns><c>null</c>: nobody may.</returns>
    public static Phrase? Managers(Commitment commitment, ImmutableArray<TeamSettings> teams)
    {
        var readers = teams.Where(team => team.IsSetUp)
            .SelectMany(team => team.NamedManagers.Where(manager => commitment.IsShownTo(manager.Person, team)))
            .ToList();
        return readers.Count == 0 ? null
            : readers.TrueForAll(reader => reader.Name.Length > 0)
                ? Phrase.Verbatim(string.Join(", ", readers.Select(reader => reader.Name)))
                : NamelessManager;
    }

    static Phrase NamelessManager { get; } = new("seen.your-manager");

    public static Phrase NowSeenBy(Visibility visibility, TeamSettings? team) =>
        new("seen.from-now-on", SeenBy(visibility, team));

    public static Phrase AllSeenByYou { get; } = new("seen.all-by-you");

    static Phrase Weekday(WeeklyTime moment) => TeamText.Weekday(moment.Day);
}
