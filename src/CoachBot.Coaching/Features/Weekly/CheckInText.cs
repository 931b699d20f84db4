using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>What the bot says on how it went.</summary>
public static class CheckInText
{
    public static Phrase ChangedMind { get; } = new("button.changed-mind");
    public static Phrase CarryItOver { get; } = new("button.carry-over");
    public static Phrase MakeItSmaller { get; } = new("button.smaller");
    public static Phrase LetItGo { get; } = new("button.let-go");
    public static Phrase AskSomeone { get; } = new("button.ask-someone");
    public static Phrase YesKeepIt { get; } = new("button.yes-keep");
    public static Phrase KeptAsWell { get; } = new("checkin.kept-as-well");
    public static Phrase KeptOrSkip { get; } = new("checkin.kept-or-skip");
    public static Phrase ChooseOne { get; } = new("checkin.choose");
    public static Phrase WhatDidYouNotice { get; } = new("checkin.noticed");
    public static Phrase WhatWillYouKeep { get; } = new("checkin.keep");
    public static Phrase WellPlannedRisk { get; } = new("checkin.well-planned-risk");
    public static Phrase TriedLive { get; } = new("checkin.tried");
    public static Phrase RiskCounts { get; } = new("checkin.risk-counts");
    public static Phrase TryCounts { get; } = new("checkin.try-counts");
    public static Phrase WhatChangedIt { get; } = new("checkin.changed");
    public static Phrase NoticedLabel { get; } = new("checkin.label.noticed");
    public static Phrase KeepLabel { get; } = new("checkin.label.keep");

    public static Phrase Shared { get; } = new("checkin.shared");
    public static Phrase HappensToEveryone { get; } = new("backon.everyone");
    public static Phrase Stuck { get; } = new("backon.stuck");
    public static Phrase StuckOnOne { get; } = new("backon.stuck-on-one");
    public static Phrase AnotherThing { get; } = new("button.another-thing");
    public static Phrase PractiseWith { get; } = new("button.practise-with");
    public static Phrase RestTwoWeeks { get; } = new("button.rest-two-weeks");
    public static Phrase BackOn { get; } = new("backon.text");

    public static Phrase HowDidItGo(string text) => new("checkin.ask", text);
    public static Phrase GotItForWeek(DateOnly week, string text) => new("checkin.for-week", week, text);
    public static Phrase WhichFits(string told) => new("checkin.which-fits", told);
    public static Phrase BackOnWithComeback(DateOnly on, string words) => new("backon.comeback", on, words);
    public static Phrase WhichWay(string easy) => new("backon.which-way", easy);
    public static Phrase AskSmaller(string text) => new("backon.smaller", text);
    public static Phrase StillTheOne(string text) => new("backon.still-the-one", text);
    public static Phrase NothingToReport(ImmutableArray<Phrase> can) => new("checkin.nothing", can[0], can[1], can[2]);

    public static Phrase Noted { get; } = new("checkin.noted");

    public static Phrase Passed { get; } = new("checkin.passed");
    public static Phrase LetGo { get; } = new("backon.let-go");
    public static Phrase CarriedOver(string text, bool isThisWeek, Phrase when) =>
        new(isThisWeek ? "backon.carried-this-week" : "backon.carried", text, when);

    public static Phrase WantsHelp(Commitment commitment, ImmutableArray<TeamSettings> teams) =>
        AudienceText.Managers(commitment, teams) is { } managers
            ? new("backon.ask-someone", managers)
            : new("backon.ask-someone-alone");

    /// <summary>Who reads what was noticed.</summary>
    /// <param name="reflection"><c>null</c>: not told yet.</param>
    public static Phrase Reads(PersonTurn turn, Reflection? reflection) => reflection is { IsShared: true } ? Shared
        : turn.Profile.PraiseTo is PraiseAudience.Manager or PraiseAudience.Team
            && turn.Team is { Managers.IsEmpty: false } team
            ? new("checkin.shared-at-milestones", ManagerOf(team))
        : SharedText.ForYouAlone;

    static Phrase ManagerOf(TeamSettings team) => team.ManagerNames is [{ Length: > 0 } name, ..]
        ? Phrase.Verbatim(name)
        : new("seen.your-manager");
}
