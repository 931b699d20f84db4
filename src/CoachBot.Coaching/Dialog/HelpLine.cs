using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>To whom a line of <c>help</c> is shown.</summary>
[Flags]
public enum HelpFor
{
    None = 0,

    /// <summary>Has not agreed to be coached, and manages nobody.</summary>
    Newcomer = 1,
    Rep = 2,

    /// <summary>Manages a team, coached or not.</summary>
    Manager = 4,

    /// <summary>Manages a team and is not coached.</summary>
    UncoachedManager = 8,
}

/// <summary>A line of <c>help</c>: one theme of a capability, with the words for it.</summary>
/// <param name="Order">Lower comes first; ties keep the order of the list of capabilities.</param>
public sealed record HelpLine(int Order, HelpFor For, Phrase Text)
{
    /// <summary>In its place for a person in no team; <c>null</c>: the same.</summary>
    public Phrase? Alone { get; init; }
}

/// <summary>Something that can be typed now, offered where something was not understood.</summary>
/// <param name="Order">Lower comes first; three are shown.</param>
/// <param name="Typed">As it is typed, in any language.</param>
public readonly record struct MenuItem(int Order, string Typed);
