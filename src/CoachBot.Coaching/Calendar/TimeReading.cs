using CoachBot.Core.Text;

namespace CoachBot.Coaching.Calendar;

/// <summary>
/// What became of a text read as time. Closed: a moment; a time that cannot be taken, with words to say; or no time at
/// all, so that the text is free to be something else.
/// </summary>
public abstract record TimeReading<T>
{
    TimeReading()
    {
    }

    public sealed record Understood(T Value) : TimeReading<T>;

    /// <param name="Phrase">Says what can be taken, with an example.</param>
    public sealed record Refused(Phrase Phrase) : TimeReading<T>;

    /// <summary>The text is not, from start to end, words of time.</summary>
    public sealed record NotTime : TimeReading<T>;

    public static implicit operator TimeReading<T>(T value) => new Understood(value);
    public static implicit operator TimeReading<T>(Phrase refusal) => new Refused(refusal);
}
