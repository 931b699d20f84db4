namespace CoachBot.Coaching.Reading;

/// <summary>What words are typed into.</summary>
public enum AwaitedAnswer
{
    /// <summary>Nothing is asked; a commitment may be open.</summary>
    Nothing,

    /// <summary>The weekly question.</summary>
    Commitment,

    /// <summary>"How did it go?"</summary>
    CheckIn,

    /// <summary>A number, or a little, some, a lot.</summary>
    Scale,

    YesOrNo,

    /// <summary>Any other free text: what was noticed, when and where, a way out, a skill, what makes room.</summary>
    Words,

    /// <summary>A manager tells of a person: only what is grave is looked for.</summary>
    Situation,

    /// <summary>Words that go to another person: a question asked, thanks, an agreement.</summary>
    WordsForSomebody,
}

/// <param name="Awaited">The question that the text would answer.</param>
/// <param name="Today">Where the person is.</param>
public readonly record struct ReadingContext(AwaitedAnswer Awaited, DateOnly Today);
