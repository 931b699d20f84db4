using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>What the bot says where colleagues help one another.</summary>
public static class HelpingText
{
    public static Phrase NoTeam { get; } = new("helping.no-team");
    public static Phrase AskSkills { get; } = new("helping.ask-skills");
    public static Phrase SkillsLabel { get; } = new("helping.label.skills");
    public static Phrase NotSkills { get; } = new("helping.not-skills");
    public static Phrase AskMost { get; } = new("helping.ask-most");
    public static Phrase MostLabel { get; } = new("helping.label.most");
    public static Phrase NotANumber { get; } = new("helping.not-a-number");
    public static Phrase Explained { get; } = new("helping.explained");
    public static Phrase YouHelpNobody { get; } = new("helping.you-help-nobody");
    public static Phrase Ended { get; } = new("helping.ended");
    public static Phrase EndedAndGoesOn { get; } = new("helping.ended-goes-on");
    public static Phrase WhichSkill { get; } = new("helping.which-skill");
    public static Phrase NobodyWilling { get; } = new("helping.nobody-willing");
    public static Phrase NobodyNow { get; } = new("helping.nobody-now");
    public static Phrase NobodyAsked { get; } = new("helping.nobody-asked");
    public static Phrase Chosen { get; } = new("helping.chosen");
    public static Phrase AskAbout { get; } = new("helping.ask-about");
    public static Phrase AboutLabel { get; } = new("helping.label.about");
    public static Phrase AskBy { get; } = new("helping.ask-by");
    public static Phrase ByLabel { get; } = new("helping.label.by");
    public static Phrase Send { get; } = new("helping.send");
    public static Phrase SendAsItIs { get; } = new("helping.send-as-it-is");
    public static Phrase LetItStand { get; } = new("helping.let-it-stand");
    public static Phrase TakeItBack { get; } = new("helping.take-it-back");
    public static Phrase ItStands { get; } = new("helping.it-stands");
    public static Phrase TakenBack { get; } = new("helping.taken-back");
    public static Phrase AnotherTime { get; } = new("helping.another-time");
    public static Phrase NotForMe { get; } = new("helping.not-for-me");
    public static Phrase DayLabel { get; } = new("helping.label.day");
    public static Phrase NoDay { get; } = new("helping.no-day");
    public static Phrase Useful { get; } = new("helping.useful");
    public static Phrase NotUseful { get; } = new("helping.not-useful");
    public static Phrase DidNotHappen { get; } = new("helping.did-not-happen");
    public static Phrase Told { get; } = new("helping.told");

    public static Phrase NotOffering { get; } = new("helping.not-offering");

    public static Phrase TeamWorksOn(ImmutableArray<string> skills) => new("helping.team-works-on", Listed(skills));
    public static Phrase Offered(HelperProfile offer) => new("helping.offered", Listed(offer.Skills), offer.Most);
    public static Phrase YouHelp(HelperProfile offer) => new("helping.you-help", Listed(offer.Skills), offer.Most);

    /// <param name="skill">As it is said to the rep.</param>
    public static Phrase Whom(string skill) => new("helping.whom", skill);
    public static Phrase WhomElse(string name) => new("helping.whom-else", name);
    public static Phrase NobodyButManager(string manager) => new("helping.nobody-but-manager", manager);
    public static Phrase NobodyElseButManager(string name, string manager) =>
        new("helping.nobody-else-but-manager", name, manager);
    public static Phrase NobodyElse(string name) => new("helping.nobody-else", name);
    public static Phrase AskThem(string name) => new("helping.ask-them", name);
    public static Phrase TheyHear(string name) => new("helping.they-hear", name);
    public static Phrase WillAsk(string name, DateOnly until) => new("helping.will-ask", name, Day(until));
    public static Phrase StillAsked(string name, DateOnly until) => new("helping.still-asked", name, Day(until));
    public static Phrase WillHelp(HelpRequest request) => When(request, request.MeetOn) is { } when
        ? new("helping.will-help-on", request.ToName, when) : new("helping.will-help", request.ToName);

    /// <summary>"by Thursday" as the rep asked, "on Monday" as the helper said; <c>null</c>: left open.</summary>
    public static Phrase? When(HelpRequest request, DateOnly? on) => on is not { } day ? null
        : day == request.By ? new("when.by", Day(day)) : new("when.on", Day(day));

    public static Phrase HaveYouRoom(string name, HelpRequest request) => request.By is { } by
        ? new("helping.room-by", name, request.Skill, Day(by)) : new("helping.room", name, request.Skill);
    public static Phrase TheyWrite(string name, string about) => new("helping.they-write", name, about);
    public static Phrase WhichDay(string name) => new("helping.which-day", name);
    public static Phrase WillTellDay(string name, DateOnly on) =>
        new("helping.will-tell-day", name, new Phrase("when.on", Day(on)));
    public static Phrase DayBetweenYou(string name) => new("helping.day-between-you", name);
    public static Phrase ThreeQuestions(string name, Phrase? when) => when is null
        ? new("helping.three-questions", name) : new("helping.three-questions-on", name, when);
    public static Phrase ToAsk(string question) => new("helping.to-ask", question);
    public static Phrase DidItHappen(string name) => new("helping.did-it-happen", name);

    static PhraseValue.Day Day(DateOnly on) => new(on, Weekday: true);

    static PhraseValue.Listed Listed(ImmutableArray<string> skills) => new(
    [
        .. skills.Select(skill => HelperProfile.IsAnything(skill)
            ? new Phrase("helping.anything") : new Phrase("helping.skill", skill)),
    ]);

    public static Phrase Seen(HelpRequest request)
    {
        var asked = new PhraseValue.Listed(
            [.. request.BeforeNames.Append(request.ToName).Distinct().Select(Phrase.Verbatim)]);
        return request.Text is { } about
            ? new("privacy.help-about", asked, request.Skill, about) : new("privacy.help", asked, request.Skill);
    }

    public static Phrase HelpsSeen { get; } = new("privacy.helps");
}
