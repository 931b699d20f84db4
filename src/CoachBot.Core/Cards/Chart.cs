using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Core.Cards;

/// <summary>How something went over time: bars of one neutral colour, oldest first.</summary>
/// <remarks>
/// Each renderer shows it as its platform can, and as text in any case: <see cref="Lines"/> says the same to a
/// person who cannot see bars. Nothing in it can be red, and no person is compared with another.
/// </remarks>
/// <param name="Most">The value of a full bar, 1 or more.</param>
/// <param name="InWords">The same in a sentence, for where bars are a picture.</param>
public sealed record Chart(Phrase Title, ImmutableArray<Bar> Bars, int Most, Phrase InWords) : CardElement
{
    /// <summary>Characters of a full bar of text.</summary>
    public const int TextBar = 10;

    /// <summary>A line a bar: <c>16 Nov ▇▇▇ 3</c>; where nothing is to be shown, the label alone.</summary>
    public IEnumerable<string> Lines(Func<Phrase, string> say) => Bars.Select(bar => bar.Value is { } value
        ? $"{say(bar.Label)} {Drawn(value)} {value}".Replace("  ", " ", StringComparison.Ordinal)
        : say(bar.Label));

    string Drawn(int value) =>
        new('▇', Math.Clamp((int)Math.Round((double)value * TextBar / Math.Max(1, Most)), value > 0 ? 1 : 0, TextBar));
}

/// <param name="Value">0 or more; <c>null</c>: nothing is to be shown, as for a week away.</param>
public sealed record Bar(Phrase Label, int? Value);
