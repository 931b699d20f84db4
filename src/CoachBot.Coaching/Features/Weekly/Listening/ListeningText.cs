using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Listening;

/// <summary>What the bot says to words that are no answer.</summary>
static class ListeningText
{
    public static Phrase OwnThreat { get; } = new("listening.threat");
    public static Phrase Insult { get; } = new("listening.insult");
    public static Phrase Grief { get; } = new("listening.grief");
    public static Phrase Leaving { get; } = new("listening.leaving");
    public static Phrase Anger { get; } = new("listening.anger");
    public static Phrase TwoWeeks { get; } = new("button.two-weeks");
    public static Phrase UntilIWrite { get; } = new("button.until-i-write");
    public static Phrase ThisWeek { get; } = new("button.this-week");
    public static Phrase Done { get; } = new("button.it-is-done");
    public static Phrase JustTelling { get; } = new("button.just-telling");
    public static Phrase StillQuiet { get; } = new("listening.still-quiet");
    public static Phrase StartAgain { get; } = new("button.start-again");

    /// <summary>On a card that asked what words were, whatever came of it.</summary>
    public static Phrase Settled { get; } = new("listening.settled");

    public static Phrase Kept { get; } = new("listening.kept");
    public static Phrase ForMonday { get; } = new("listening.for-monday");
    public static Phrase Noted { get; } = new("listening.noted");
    public static Phrase KeepIt { get; } = new("button.keep-it");
    public static Phrase MustI { get; } = new("about.must-i");
    public static Phrase WhatIfNot { get; } = new("about.what-if-not");
    public static Phrase WhatIfNotSeen { get; } = new("about.what-if-not-seen");

    public static Phrase Self(CareLine line) => new("care.self", Call(line));
    public static Phrase Other(CareLine line) => new("care.other", Call(line));

    public static Phrase Harassment(CareLine line) => new(
        "care.harassment",
        line.Company is { } company ? new Phrase("care.company", company) : new Phrase("care.somebody-trusted"),
        Emergency(line));

    public static Phrase Away(AbsenceReason reason) =>
        new(reason == AbsenceReason.Ill ? "listening.ill" : "listening.leave");

    public static Phrase Until(DateOnly back) => new("button.until", new PhraseValue.Day(back, Weekday: true));

    public static Phrase MayBe(string command) => new("listening.may-be", command);

    public static Phrase IsThatAbout(string commitment) => new("listening.is-that-about", commitment);

    public static Phrase Talk(SmallTalkKind kind) => new(kind switch
    {
        SmallTalkKind.Greeting => "talk.hello",
        SmallTalkKind.Thanks => "talk.welcome",
        SmallTalkKind.HowAreYou => "talk.how-i-am",
        SmallTalkKind.Sign => "talk.sign",
        _ => "talk.chat",
    });

    static Phrase Call(CareLine line) => line.Helpline is { } helpline
        ? new("care.either", Emergency(line), helpline)
        : Emergency(line);

    static Phrase Emergency(CareLine line) => line.Emergency is { } number
        ? Phrase.Verbatim(number) : new("care.local-emergency");
}
