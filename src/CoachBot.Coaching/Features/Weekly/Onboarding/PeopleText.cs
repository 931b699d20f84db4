using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Onboarding;

/// <summary>What the bot says on meeting a person, and about being there or away.</summary>
public static class PeopleText
{
    public static Phrase WelcomeSummary { get; } = new("welcome.summary");
    public static Phrase Yes { get; } = new("button.yes");
    public static Phrase NotNowButton { get; } = new("button.not-now");

    public static Phrase Agreed { get; } = new("welcome.agreed");
    public static Phrase AlreadyAgreed { get; } = new("welcome.already-agreed");
    public static Phrase NotNow { get; } = new("welcome.not-now");
    public static Phrase MoreTitle { get; } = new("welcome.more.title");
    public static Phrase AskSkill { get; } = new("skill.ask");
    public static Phrase OwnWords { get; } = new("button.own-words");
    public static Phrase OwnWordsLabel { get; } = new("skill.label");
    public static Phrase SkillEmpty { get; } = new("skill.empty");
    public static Phrase SkillSkipped { get; } = new("skill.skipped");

    public static Phrase AskWhenCalled { get; } = new("next.on-call-or-now");
    public static Phrase Stopped(int months) => new("away.stopped", months);
    public static Phrase StoppedUnasked { get; } = new("away.stopped-unasked");
    public static Phrase ShallIStop { get; } = new("stopping.ask");
    public static Phrase StopButton { get; } = new("button.stop");
    public static Phrase ThatIsMyAnswer { get; } = new("button.my-answer");
    public static Phrase No { get; } = new("button.no");
    public static Phrase IsThatYes { get; } = new("welcome.is-that-yes");
    public static Phrase Resumed { get; } = new("away.resumed");
    public static Phrase QuietUntilResumed { get; } = new("away.quiet");
    public static Phrase NotPaused { get; } = new("away.not-paused");

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

    static Phrase Weekday(WeeklyTime moment) => SharedText.Weekday(moment.Day);
}
