using System.Collections.Immutable;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Helping;

/// <summary>What the bot says where colleagues help one another.</summary>
public static class HelpingCopy
{
    public static Phrase Cancel { get; } = new("button.cancel");
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
    public static Phrase NotOffering { get; } = new("helping.not-offering");

    public static Phrase TeamWorksOn(ImmutableArray<string> skills) => new("helping.team-works-on", Listed(skills));
    public static Phrase Offered(Offer offer) => new("helping.offered", Listed(offer.Skills), offer.Most);
    public static Phrase YouHelp(Offer offer) => new("helping.you-help", Listed(offer.Skills), offer.Most);

    static PhraseValue.Listed Listed(ImmutableArray<string> skills) => new(
    [
        .. skills.Select(skill => Offer.IsAnything(skill)
            ? new Phrase("helping.anything") : new Phrase("helping.skill", skill)),
    ]);
}
