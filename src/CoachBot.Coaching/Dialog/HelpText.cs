using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What <c>help</c> lists: a line a theme, as the capabilities bring them.</summary>
public static class HelpText
{
    public static Phrase Title { get; } = new("help.title");

    public static ImmutableArray<Phrase> Of(PersonTurn turn) => Of(
        turn.Capabilities, (turn.Profile.IsAgreed, turn.Managed.IsEmpty) switch
        {
            (false, true) => HelpFor.Newcomer,
            (false, false) => HelpFor.Manager | HelpFor.UncoachedManager,
            (true, true) => HelpFor.Rep,
            _ => HelpFor.Manager | HelpFor.Rep,
        }, isAlone: turn.Team is null);

    /// <param name="isAlone">In no team: nobody else can be shown anything.</param>
    public static ImmutableArray<Phrase> Of(CapabilitySet capabilities, HelpFor reader, bool isAlone) =>
    [
        .. capabilities.All.SelectMany(capability => capability.Help).Where(line => (line.For & reader) != HelpFor.None)
            .OrderBy(line => line.Order).Select(line => isAlone ? line.Alone ?? line.Text : line.Text),
    ];
}
