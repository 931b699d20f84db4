using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>A team's managers, week and skills; and what its people are in it.</summary>
public sealed class SetupCapability : ICapability
{
    public const string Setup = "setup";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Setup, call => SetupHandler.Begin(call.Turn))
        {
            Typed = ["setup"],
            BeforeConsent = BeforeConsent.Everybody,
        },
    ];

    public ImmutableArray<HelpLine> Help { get; } =
    [
        new(40, "help.newcomer.setup", HelpFor.Newcomer), new(30, "help.manager.setup", HelpFor.Manager),
    ];

    public IEnumerable<MenuOffer> Offers(PersonTurn turn) =>
        turn.Profile.IsAgreed || turn.Managed.IsEmpty ? [] : [new(10, Setup)];

    public ImmutableArray<RowKind> Rows { get; } = [Member.RowKind];

    public ImmutableArray<IQuestion> Questions { get; } = [new SetupQuestion()];

    public ImmutableArray<TeamPurpose> TeamPurposes { get; } =
    [
        new("", SetupHandler.TeamsOf, (turn, team, _) =>
        {
            SetupHandler.Ask(turn, team);
            return ValueTask.CompletedTask;
        }),
    ];

    public bool Receive(PersonTurn turn, PeerMessage message)
    {
        MembershipUpdate.Take(turn, message);
        return true;
    }
}
