using System.Collections.Frozen;
using System.Globalization;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;

namespace CoachBot.Tests.Support.BotFramework;

/// <summary>Words for cards of these tests alone.</summary>
static class Words
{
    public static TextCatalog English { get; } = new(CultureInfo.GetCultureInfo("en"), new Dictionary<string, string>
    {
        ["ask"] = "What one thing will you do this week to improve {0}?",
        ["noticed"] = "Last week you noticed: \"{0}\".",
        ["label.commitment"] = "This week I will",
        ["hint"] = "In your own words",
        ["commit"] = "That is it",
        ["skip"] = "Skip",
        ["done"] = "Done",
        ["not-yet"] = "Not yet",
        ["how"] = "\"{0}\": how did it go?",
        ["noticed.label"] = "What did you notice?",
        ["week"] = "Week of {0}",
        ["committed"] = "{0:one=# committed|other=# committed}",
        ["ask-about"] = "{0}: \"{1}\"",
        ["by"] = "By",
        ["days"] = "Working days",
        ["monday"] = "Monday",
        ["tuesday"] = "Tuesday",
        ["at"] = "Ask at",
        ["too-late"] = "That is after the check-in. What time is before it?",
        ["kept"] = "Kept for 12 months.",
        ["setup"] = "Use these",
        ["form.open"] = "Change something first",
    }.ToFrozenDictionary());

    public static Message Message(Card card, string? cardId = "c1") => new(card, cardId, English);
}
