using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What a person can do now, most useful first.</summary>
public static class Menu
{
    const int Shown = 3;

    /// <summary>Three typed forms, of what the capabilities offer.</summary>
    public static ImmutableArray<Phrase> Now(PersonTurn turn) =>
    [
        .. turn.Capabilities.All.SelectMany(capability => capability.Menu(turn)).OrderBy(item => item.Order)
            .Take(Shown).Select(item => Phrase.Verbatim(item.Typed)),
    ];
}
