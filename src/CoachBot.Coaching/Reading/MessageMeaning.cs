namespace CoachBot.Coaching.Reading;

/// <summary>What a text is, before it is taken for an answer. Closed.</summary>
/// <remarks>
/// It steers what is said in this turn and is kept nowhere: no row, log, metric or trace has it.
/// <see cref="Outcome.Note"/> and <see cref="Away.When"/> are the only words of the text in it.
/// </remarks>
public abstract record MessageMeaning
{
    MessageMeaning()
    {
    }

    /// <summary>Nothing special: the text is an answer, or a command typed as such.</summary>
    public sealed record Answer : MessageMeaning;

    /// <summary>A person may take or harm their own life.</summary>
    public sealed record Danger(Concerned Who) : MessageMeaning;

    /// <summary>Touched, threatened, followed, mocked for what they are: done to the writer, or seen.</summary>
    public sealed record Harassment : MessageMeaning;

    /// <summary>The writer means to hurt or frighten a person; or, in words for a person, insults them.</summary>
    public sealed record OwnThreat(bool IsInsult = false) : MessageMeaning;

    /// <summary>A death, a grave diagnosis, a burnout.</summary>
    public sealed record Grief : MessageMeaning;

    /// <summary>Ill, on leave, away.</summary>
    /// <param name="Until">The day that is named for the end of it; <c>null</c>: none.</param>
    /// <param name="When">The words that say when, as typed; <c>null</c>: none.</param>
    public sealed record Away(AbsenceReason Reason, DateOnly? Until = null, string? When = null) : MessageMeaning;

    /// <summary>Leaves the firm, the job or sales.</summary>
    /// <param name="On">The last day, if one is named.</param>
    public sealed record Leaving(DateOnly? On = null) : MessageMeaning;

    /// <summary>Fed up with the bot, its questions or all of it.</summary>
    public sealed record Anger : MessageMeaning;

    /// <summary>Wants something to choose from.</summary>
    public sealed record AsksForIdeas : MessageMeaning;

    public sealed record AsksAboutBot(BotQuestion Question) : MessageMeaning;

    /// <summary>Wants something they wrote hidden or unsaid.</summary>
    public sealed record Hide : MessageMeaning;

    public sealed record SmallTalk(SmallTalkKind Kind) : MessageMeaning;

    /// <summary>A command with something around it, or in other words.</summary>
    /// <param name="Command">As the contract spells it, without what follows it.</param>
    /// <param name="Rest">What followed it, such as <c>2 weeks</c>; empty for nothing.</param>
    /// <param name="IsSure">The command itself is there; otherwise it could be an answer, and is asked.</param>
    public sealed record WrappedCommand(string Command, string Rest, bool IsSure) : MessageMeaning
    {
        /// <summary>What could have been typed in its place.</summary>
        public string Text => Rest.Length == 0 ? Command : $"{Command} {Rest}";
    }

    /// <summary>How it went, and what is said about it.</summary>
    /// <param name="Note">As typed; <c>null</c>: nothing beside the outcome.</param>
    public sealed record Outcome(OutcomeKind Kind, string? Note = null) : MessageMeaning;

    /// <summary>Tells something unasked.</summary>
    /// <param name="Hint">The outcome it begins with or speaks of; <c>null</c>: none.</param>
    public sealed record Telling(OutcomeKind? Hint = null) : MessageMeaning;
}

public enum Concerned
{
    Self,
    Other,
}

public enum AbsenceReason
{
    Ill,

    /// <summary>On leave or away.</summary>
    Leave,
}

public enum BotQuestion
{
    MustI,
    WhoSees,
    WhatIfNot,
    Human,
    WhenNext,
}

public enum SmallTalkKind
{
    Greeting,
    Thanks,
    HowAreYou,

    /// <summary>A sign without a word, or nothing at all.</summary>
    Sign,

    /// <summary>A laugh, a word of surprise, a good weekend, a test.</summary>
    Chat,
}

public enum OutcomeKind
{
    Done,
    Tried,
    NotYet,
}
