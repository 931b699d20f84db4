using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What a person can do now, most useful first: three typed forms of those that the capabilities offer.
/// </summary>
public static class Menu
{
    const int Most = 3;

    public static ImmutableArray<Phrase> Now(PersonTurn turn) =>
    [
        .. turn.Capabilities.All.SelectMany(one => one.Offers(turn)).OrderBy(offer => offer.Rank).Take(Most)
            .Select(offer => Phrase.Verbatim(offer.Typed)),
    ];
}

/// <summary>A command that a person may give next.</summary>
/// <param name="Rank">The lowest is the most useful.</param>
/// <param name="Typed">As it is typed.</param>
public sealed record MenuOffer(int Rank, string Typed);
