namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>What is in front of a word.</summary>
enum Break
{
    None,

    /// <summary>A comma, a dash, a bracket, an emoji.</summary>
    Clause,

    /// <summary>The end of a sentence or of a line.</summary>
    Sentence,
}

/// <summary>A word as it is compared: lower case, without accents, spelt out.</summary>
/// <param name="Start">Where it begins in the text as typed.</param>
/// <param name="End">The first character behind it.</param>
/// <param name="IsQuoted">In quotation marks: the words of another person, or for another person.</param>
readonly record struct Token(string Word, int Start, int End, Break Before, bool IsQuoted);
