using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What <c>help</c> lists: a line a theme, in the order in which they stand here.</summary>
public static class HelpText
{
    static readonly Phrase Audiences = new("help.rep.audiences");

    public static Phrase Title { get; } = new("help.title");

    public static ImmutableArray<Phrase> ForNewcomer { get; } =
    [
        new("help.newcomer.agree"),
        new("help.newcomer.more"),
        new("help.newcomer.not-now"),
        new("help.newcomer.setup"),
    ];

    public static ImmutableArray<Phrase> ForRep { get; } =
    [
        new("help.rep.commit"),
        new("help.rep.outcome"),
        new("help.rep.later"),
        new("help.rep.history"),
        new("help.rep.practice"),
        new("help.rep.rhythm"),
        Audiences,
        new("help.rep.data"),
    ];

    /// <summary>What a manager can do who is not coached.</summary>
    public static ImmutableArray<Phrase> ForManager { get; } =
    [
        .. Managing,
        new("help.manager.suggest"),
        new("help.manager.agree"),
        new("help.manager.timezone"),
    ];

    public static ImmutableArray<Phrase> ForBoth { get; } = [.. Managing, .. ForRep];

    /// <summary>For whoever is in no team: nobody else can be shown anything.</summary>
    public static ImmutableArray<Phrase> Alone(ImmutableArray<Phrase> help) =>
        [.. help.Select(line => line == Audiences ? new Phrase("help.rep.audiences-alone") : line)];

    static ImmutableArray<Phrase> Managing =>
    [
        new("help.manager.summary"),
        new("help.manager.ask"),
        new("help.manager.setup"),
    ];
}
