using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>What the bot says about a manager's own conversation of the week.</summary>
public static class OneOnOneText
{
    public static Phrase Ask { get; } = new("conversation.ask");
    public static Phrase AskStop { get; } = new("conversation.stop");
    public static Phrase WithLabel { get; } = new("conversation.label.with");
    public static Phrase StopLabel { get; } = new("conversation.label.stop");
    public static Phrase Passed { get; } = new("conversation.passed");
    public static Phrase Rests { get; } = new("conversation.rests");
    public static Phrase NoFallback { get; } = new("button.no-fallback");
    public static Phrase ManagersOnly { get; } = new("conversation.managers-only");
    public static Phrase None { get; } = new("conversation.none");
    public static Phrase TellMe { get; } = new("conversation.tell-me");

    public static Phrase Happened { get; } = new("button.it-happened");
    public static Phrase Moved { get; } = new("button.moved");
    public static Phrase Off { get; } = new("button.not-this-week");
    public static Phrase Questions { get; } = new("button.questions-for-it");

    public static Phrase AskWhen { get; } = new("conversation.moved-when");
    public static Phrase AskOpened { get; } = new("conversation.opened");
    public static Phrase HeldNoted { get; } = new("conversation.held-noted");
    public static Phrase OffNoted { get; } = new("conversation.off-noted");

    public static Phrase Yours(OneOnOne talk) => new("conversation.yours", talk.With);
    public static Phrase Noted(OneOnOne talk, Phrase next) =>
        talk is { Outcome: OneOnOneOutcome.Moved, Fallback: { } now }
        ? new("conversation.noted-now", now, next) : new("conversation.noted", talk.With, next);
    public static Phrase WillAsk(Phrase when) => new("conversation.will-ask", when);
    public static Phrase FillsUp(DayOfWeek day) => new("conversation.fills-up", SharedText.Weekday(day));
    public static Phrase DidItHappen(OneOnOne talk) =>
        new("conversation.did-it-happen", SharedText.OnOneLine(talk.With));
    public static Phrase OpenedKept(string words) => new("conversation.opened-kept", words);

    /// <summary>All that is noted of it.</summary>
    public static Card Overview(OneOnOne talk)
    {
        var facts = new (Phrase Label, Phrase? Value)[]
        {
            (StopLabel, Words(talk.Stop)), (FallbackLabel(talk), Words(talk.Fallback)),
            (new("conversation.label.outcome"), SharedText.Outcome(talk)),
                (new("conversation.label.opened"), Words(talk.Opened)),
        }.Where(fact => fact.Value is not null).Select(fact => new Fact(fact.Label, fact.Value!)).ToImmutableArray();
        var yours = Yours(talk);
        return new(
            yours,
            [
                new Paragraph(yours), .. facts.IsEmpty ? Array.Empty<CardElement>() : [new Facts(facts)],
                new Paragraph(SharedText.ForYouAlone, Subtle: true),
            ]);
    }

    static Phrase FallbackLabel(OneOnOne talk) => talk.Outcome == OneOnOneOutcome.Moved
        ? new("conversation.label.now") : new("conversation.label.fallback");

    static Phrase? Words(string? words) => words is null ? null : Phrase.Verbatim(words);
}
