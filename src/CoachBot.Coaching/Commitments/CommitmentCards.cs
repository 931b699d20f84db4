using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Commitments;

/// <summary>A commitment as it stands; each card tells what it was once asked for.</summary>
public static class CommitmentCards
{
    /// <summary>A card whose time has passed, as the commitment stands that it was about.</summary>
    /// <param name="draw">What the card shows of it.</param>
    public static Card Settled(PersonTurn turn, CardName card, Func<Commitment, PersonTurn, Card> draw) =>
        turn.Weeks.Find(card.Week, card.Number) is { } commitment
            ? draw(commitment, turn)
            : Card.Say(ConversationCopy.Closed);

    /// <summary>The words, the plan, what came of it, who sees it.</summary>
    public static Card Overview(Commitment commitment, PersonTurn turn) => Of(
        CommitmentCopy.YourOneThing(commitment.Text),
        [.. Plan(commitment), .. Status(commitment)], commitment, turn);

    /// <summary>The whole plan, where it began.</summary>
    public static Card Planned(Commitment commitment, PersonTurn turn) => Of(
        Plan(commitment).Any() ? CommitmentCopy.YourPlan(commitment.Text) : CommitmentCopy.NoPlan(commitment.Text),
        [.. Plan(commitment)], commitment, turn);

    /// <summary>What was answered to one of the plan's questions.</summary>
    /// <param name="answer"><c>null</c>: passed on.</param>
    public static Card PartOfPlan(Commitment commitment, Fact? answer, PersonTurn turn) => answer is null
        ? Card.Say(CommitmentCopy.PartSkipped(commitment.Text))
        : Of(CommitmentCopy.PartOfPlan(commitment.Text), [answer], commitment, turn);

    /// <summary>Where it was asked how it went.</summary>
    public static Card Reported(Commitment commitment, PersonTurn turn) => Of(
        commitment.ReportedAt is null
            ? CommitmentCopy.NothingTold(commitment.Text)
            : CommitmentCopy.HowItWent(commitment.Text, commitment.Status),
        [], commitment, turn);

    static Card Of(Phrase text, IReadOnlyList<Fact> facts, Commitment commitment, PersonTurn turn) => new(
        text,
        [
            new Paragraph(text),
            .. facts.Count == 0 ? Array.Empty<CardElement>() : [new Facts([.. facts])],
            new Paragraph(PeopleCopy.SeenBy(commitment, turn.Teams), Subtle: true),
        ]);

    static IEnumerable<Fact> Plan(Commitment commitment)
    {
        if (commitment.When is { } when)
            yield return new(CommitmentCopy.WhenLabel, Phrase.Verbatim(when));
        Fact?[] parts = [Stakes(commitment), SafeFirst(commitment), Escape(commitment), Companion(commitment)];
        foreach (var part in parts.OfType<Fact>())
            yield return part;
    }

    public static Fact? Stakes(Commitment commitment) =>
        commitment.Stakes is { } stakes ? new(PlanCopy.StakesLabel, PlanCopy.StakesAre(stakes)) : null;

    public static Fact? SafeFirst(Commitment commitment) =>
        commitment.SafeFirst is { } safe ? new(PlanCopy.SafeLabel, Phrase.Verbatim(safe)) : null;

    public static Fact? Escape(Commitment commitment) =>
        commitment.Escape is { } escape ? new(CommitmentCopy.EscapeLabel, Phrase.Verbatim(escape)) : null;

    public static Fact? Companion(Commitment commitment) =>
        commitment.Companion is { } companion ? new(PlanCopy.CompanionLabel, PlanCopy.CompanionIs(companion)) : null;

    static IEnumerable<Fact> Status(Commitment commitment)
    {
        if (commitment.Status != CommitmentStatus.Open)
            yield return new(CommitmentCopy.StatusLabel, CommitmentCopy.Status(commitment.Status));
    }
}
