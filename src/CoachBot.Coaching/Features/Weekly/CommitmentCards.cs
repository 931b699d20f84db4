using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>A commitment as it is; each card tells what it was once asked for.</summary>
public static class CommitmentCards
{
    /// <summary>A card whose time has passed, as the commitment is that it was about.</summary>
    /// <param name="draw">What the card shows of it.</param>
    public static Card Settled(PersonTurn turn, CardId card, Func<Commitment, PersonTurn, Card> draw) =>
        turn.Weeks.Find(card.Week, card.Number) is { } commitment
            ? draw(commitment, turn)
            : Card.Say(ConversationText.Closed);

    /// <summary>The words, the plan, what came of it, who sees it.</summary>
    public static Card Overview(Commitment commitment, PersonTurn turn) => Of(
        CommitmentText.YourOneThing(commitment.Text),
        [.. Plan(commitment), .. Status(commitment)], commitment, turn);

    /// <summary>The whole plan, where it began.</summary>
    public static Card Planned(Commitment commitment, PersonTurn turn) => Of(
        Plan(commitment).Any() ? CommitmentText.YourPlan(commitment.Text) : CommitmentText.NoPlan(commitment.Text),
        [.. Plan(commitment)], commitment, turn);

    /// <summary>What was answered to one of the plan's questions.</summary>
    /// <param name="answer"><c>null</c>: passed on.</param>
    public static Card PartOfPlan(Commitment commitment, Fact? answer, PersonTurn turn) => answer is null
        ? Card.Say(CommitmentText.PartSkipped(commitment.Text))
        : Of(CommitmentText.PartOfPlan(commitment.Text), [answer], commitment, turn);

    /// <summary>Where it was asked how it went.</summary>
    public static Card Reported(Commitment commitment, PersonTurn turn) => Of(
        commitment.ReportedAt is null
            ? CommitmentText.NothingTold(commitment.Text)
            : CommitmentText.HowItWent(commitment.Text, commitment.Status),
        [], commitment, turn);

    static Card Of(Phrase text, IReadOnlyList<Fact> facts, Commitment commitment, PersonTurn turn) => new(
        text,
        [
            new Paragraph(text),
            .. facts.Count == 0 ? Array.Empty<CardElement>() : [new Facts([.. facts])],
            new Paragraph(AudienceText.SeenBy(commitment, turn.Teams), Subtle: true),
        ]);

    static IEnumerable<Fact> Plan(Commitment commitment)
    {
        if (commitment.When is { } when)
            yield return new(CommitmentText.WhenLabel, Phrase.Verbatim(when));
        Fact?[] parts = [Stakes(commitment), SafeFirst(commitment), Escape(commitment), Companion(commitment)];
        foreach (var part in parts.OfType<Fact>())
            yield return part;
    }

    public static Fact? Stakes(Commitment commitment) =>
        commitment.Stakes is { } stakes ? new(PlanText.StakesLabel, PlanText.StakesAre(stakes)) : null;

    public static Fact? SafeFirst(Commitment commitment) =>
        commitment.SafeFirst is { } safe ? new(PlanText.SafeLabel, Phrase.Verbatim(safe)) : null;

    public static Fact? Escape(Commitment commitment) =>
        commitment.Escape is { } escape ? new(CommitmentText.EscapeLabel, Phrase.Verbatim(escape)) : null;

    public static Fact? Companion(Commitment commitment) =>
        commitment.Companion is { } companion ? new(PlanText.CompanionLabel, PlanText.CompanionIs(companion)) : null;

    static IEnumerable<Fact> Status(Commitment commitment)
    {
        if (commitment.Status != CommitmentStatus.Open)
            yield return new(CommitmentText.StatusLabel, SharedText.Status(commitment.Status));
    }
}
