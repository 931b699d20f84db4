using System.ComponentModel.DataAnnotations;

namespace CoachBot;

/// <summary>How many days each kind of data is kept, 1 to 36500. Section <c>Retention</c> of the settings.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    const int MaxDays = 36_500;

    /// <summary>Days commitments and what became of them are kept. Default 365.</summary>
    [Range(1, MaxDays)]
    public int Commitments { get; set; } = 365;

    /// <summary>Days what people noticed is kept. Default 365.</summary>
    [Range(1, MaxDays)]
    public int Reflections { get; set; } = 365;

    /// <summary>Days people's ratings of themselves are kept. Default 365.</summary>
    [Range(1, MaxDays)]
    public int Ratings { get; set; } = 365;

    /// <summary>Days the record of who looked at what is kept. Default 365.</summary>
    [Range(1, MaxDays)]
    public int Audit { get; set; } = 365;
}
