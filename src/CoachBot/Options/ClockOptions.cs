using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CoachBot.Core.Hosting;

namespace CoachBot;

/// <summary>A virtual clock for demonstrations and tests. Section <c>Clock</c> of the settings.</summary>
/// <remarks>It moves people's time only, and begins again at <see cref="Start"/> after a restart.</remarks>
public sealed class ClockOptions
{
    public const string Section = "Clock";

    static readonly string[] Formats =
        ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd"];

    /// <summary>An ISO instant; one without an offset is UTC. Default empty: now.</summary>
    [Takes("an instant such as 2026-11-16T08:00:00Z")]
    [CustomValidation(typeof(ClockOptions), nameof(IsInstant))]
    public string Start { get; set; } = "";

    /// <summary>Seconds of people's time in one of the machine's, 1 to 100000. Default 1.</summary>
    [Range(CoachClock.MinSpeed, CoachClock.MaxSpeed)]
    public double Speed { get; set; } = 1;

    /// <summary>The keys that make people's time another than the machine's; empty when none does.</summary>
    public IEnumerable<string> VirtualBy
    {
        get
        {
            if (Start.Length > 0)
                yield return $"{Section}:{nameof(Start)}";
            if (Speed > 1)
                yield return $"{Section}:{nameof(Speed)}";
        }
    }

    /// <exception cref="FormatException"><see cref="Start"/> was not checked before.</exception>
    public CoachClock On(TimeProvider machine) =>
        new(machine, Start.Length == 0 ? null : Read(Start) ?? throw new FormatException(Start), Speed);

    public static ValidationResult? IsInstant(string text) =>
        text.Length == 0 || Read(text) is not null ? ValidationResult.Success : new("");

    static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant)
            ? instant
            : null;
}
