using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>The echo, and "When and where will you get the chance?": passing on it passes on the whole plan.</summary>
public sealed class PlanQuestion : PlanStep
{
    public const string Dialog = "plan";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: it is the rep's first commitment.</summary>
    public const string First = "first";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: it was asked about, and stays as it is.</summary>
    public const string Stays = "stays";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the rep asked for it.</summary>
    public const string Wanted = "wanted";

    public override string Name => Dialog;

    /// <summary>The whole plan: it begins here, and here it stays to be read.</summary>
    protected override Card Told(Commitment commitment, PersonTurn turn) => CommitmentCards.Planned(commitment, turn);
}

/// <summary>"How much rides on it?"</summary>
public sealed class StakesQuestion : PlanStep
{
    public const string Dialog = "stakes";

    public override string Name => Dialog;

    protected override Card Told(Commitment commitment, PersonTurn turn) =>
        CommitmentCards.PartOfPlan(commitment, CommitmentCards.Stakes(commitment), turn);
}

/// <summary>"Where could you try it first with less at stake?", where a lot rides on it.</summary>
public sealed class SaferQuestion : PlanStep
{
    public const string Dialog = "safer";

    public override string Name => Dialog;

    protected override Card Told(Commitment commitment, PersonTurn turn) =>
        commitment.SafeFirst is null ? Card.Say(PlanText.NoSaferTry(commitment.Text))
            : CommitmentCards.PartOfPlan(commitment, CommitmentCards.SafeFirst(commitment), turn);
}

/// <summary>"What will you do if it doesn't go as planned?", where something rides on it.</summary>
public sealed class EscapeQuestion : PlanStep
{
    public const string Dialog = "escape";

    public override string Name => Dialog;

    protected override Card Told(Commitment commitment, PersonTurn turn) =>
        CommitmentCards.PartOfPlan(commitment, CommitmentCards.Escape(commitment), turn);
}
