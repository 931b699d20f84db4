using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>Looks at words before they are taken for an answer.</summary>
/// <remarks>
/// Pure: rules over words, in <c>Reading/Rules</c>; <c>docs/reading.md</c> says how well they do. Never throws. Where
/// two kinds fit, the one that is safer for people wins.
/// </remarks>
public static class MessageReader
{
    /// <summary>Fewer words with nothing open may be half a command.</summary>
    const int FewestWordsTold = 3;

    /// <summary>What is said to the bot is short; longer words are an answer that has such a sentence in it.</summary>
    const int MostWordsToTheBot = 32;

    /// <summary>With so many words of the trade a text is an answer about it.</summary>
    const int FewestWordsOfTrade = 2;

    static readonly int Trade = RuleBook.Shipped.Shared("trade.word");
    static readonly int PlanStart = RuleBook.Shipped.Shared("plan.start");

    static readonly (string Meaning, BotQuestion Question)[] Questions =
    [
        ("about.what-if-not", BotQuestion.WhatIfNot), ("about.must-i", BotQuestion.MustI),
        ("about.who-sees", BotQuestion.WhoSees), ("about.human", BotQuestion.Human),
        ("about.when-next", BotQuestion.WhenNext),
    ];

    /// <param name="text">As typed, in any language; of one that the rules do not know all is an answer.</param>
    public static MessageMeaning Read(string text, ReadingContext context)
    {
        var read = ReadText.Of(text);
        return Grave(read, context)
            ?? LeftAlone(context)
            ?? Short(read, context)
            ?? (context.Awaited == AwaitedAnswer.CheckIn ? OutcomeReader.Read(read) : null)
            ?? (IsPlan(read) ? null : Life(read, context))
            ?? ToTheBot(read, context)
            ?? Told(read, context)
            ?? (MessageMeaning)new MessageMeaning.Answer();
    }

    /// <summary>What is looked for in every text, also in one for another person.</summary>
    static MessageMeaning? Grave(ReadText read, ReadingContext context)
    {
        if (DangerReader.Read(read) is { } who)
            return new MessageMeaning.Danger(who);
        if (read.FoundInAll.Any(found => found.Meaning == "harassment"))
            return new MessageMeaning.Harassment();
        if (read.FoundInAll.Any(found => found.Meaning == "threat"))
            return new MessageMeaning.OwnThreat();

        return context.Awaited == AwaitedAnswer.WordsForSomebody && read.Has("insult")
            ? new MessageMeaning.OwnThreat(IsInsult: true)
            : null;
    }

    /// <summary>In words for a person, and about a person, nothing but what is grave is looked for.</summary>
    static MessageMeaning.Answer? LeftAlone(ReadingContext context) =>
        context.Awaited is AwaitedAnswer.WordsForSomebody or AwaitedAnswer.Situation
            ? new MessageMeaning.Answer()
            : null;

    /// <summary>A short answer to a question that offers it.</summary>
    static MessageMeaning.Answer? Short(ReadText read, ReadingContext context) =>
        context.Awaited is AwaitedAnswer.YesOrNo or AwaitedAnswer.Scale
        && ShortAnswerReader.Read(read.All, read.Typed) is not null
            ? new MessageMeaning.Answer()
            : null;

    static MessageMeaning? Life(ReadText read, ReadingContext context)
    {
        if (read.Has("grief"))
            return new MessageMeaning.Grief();
        if (AbsenceReader.Read(read, context.Today) is { } away)
            return away;

        return read.Has("leaving")
            ? new MessageMeaning.Leaving(
                MomentWords.Find(read.Typed, context.Today, TeamCalendar.Default, says: true)?.On)
            : null;
    }

    static MessageMeaning? ToTheBot(ReadText read, ReadingContext context)
    {
        if (SmallTalkReader.Read(read.All) is { } talk)
            return new MessageMeaning.SmallTalk(talk);
        if (CommandReader.Read(read.All, read.Typed) is { } command)
            return command;
        if (read.IsAllQuoted || IsPlan(read) || read.All.Count > MostWordsToTheBot)
            return null;
        if (read.Has("anger"))
            return new MessageMeaning.Anger();
        if (read.Has("hide"))
            return new MessageMeaning.Hide();

        foreach (var (meaning, question) in Questions)
        {
            if (read.Has(meaning))
                return new MessageMeaning.AsksAboutBot(question);
        }

        return read.Has("ideas") || (context.Awaited == AwaitedAnswer.Commitment
            && ShortAnswerReader.Read(read.All, read.Typed) == ShortAnswer.DontKnow)
            ? new MessageMeaning.AsksForIdeas()
            : null;
    }

    /// <summary>"Ask the funeral home …", "before my leave …": begins as a plan for the week does.</summary>
    static bool IsPlan(ReadText read)
    {
        if (Enumerable.Range(0, read.Own.Count).Count(at => read.Own.Has(Trade, at)) >= FewestWordsOfTrade)
            return true;

        for (var at = 0; at < read.All.Count && read.All.StartsText(at); at++)
        {
            if (read.All.Has(PlanStart, at))
                return true;
        }

        return false;
    }

    static MessageMeaning.Telling? Told(ReadText read, ReadingContext context) =>
        context.Awaited == AwaitedAnswer.Nothing && (read.All.Count >= FewestWordsTold || read.Has("told"))
            ? new MessageMeaning.Telling(OutcomeReader.Read(read)?.Kind)
            : null;
}
