using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What <c>help</c> lists: the lines that the capabilities bring.</summary>
public static class HelpText
{
    public static Phrase Title { get; } = new("help.title");

    public static ImmutableArray<Phrase> Of(PersonTurn turn) =>
        Of(turn.Capabilities, ReaderOf(turn), hasTeam: turn.Team is not null);

    public static ImmutableArray<Phrase> Of(CapabilitySet capabilities, HelpFor reader, bool hasTeam = true) =>
    [
        .. capabilities.All.SelectMany(one => one.Help).Where(line => (line.For & reader) != HelpFor.None)
            .OrderBy(line => line.Order)
            .Select(line => new Phrase(hasTeam ? line.Key : line.WithoutTeam ?? line.Key)),
    ];

    static HelpFor ReaderOf(PersonTurn turn) => (turn.Profile.IsAgreed, turn.Managed.IsEmpty) switch
    {
        (false, true) => HelpFor.Newcomer,
        (false, false) => HelpFor.Manager | HelpFor.ManagerAlone,
        (true, true) => HelpFor.Rep,
        (true, false) => HelpFor.Manager | HelpFor.Rep,
    };
}
