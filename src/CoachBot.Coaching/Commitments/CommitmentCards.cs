using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;
using CoachBot.Core.Cards;

namespace CoachBot.Coaching.Commitments;

public static class CommitmentCards
{
    /// <summary>One commitment as it stands: the words, the plan, what came of it, who sees it.</summary>
    public static Card Overview(Commitment commitment, PersonTurn turn)
    {
        var lines = new List<Fact>();
        if (commitment.When is { } when)
            lines.Add(new(CommitmentCopy.WhenLabel, Core.Copy.Phrase.Verbatim(when)));
        if (commitment.Escape is { } escape)
            lines.Add(new(CommitmentCopy.EscapeLabel, Core.Copy.Phrase.Verbatim(escape)));
        if (commitment.Status != CommitmentStatus.Open)
            lines.Add(new(CommitmentCopy.StatusLabel, CommitmentCopy.Status(commitment.Status)));

        var text = CommitmentCopy.YourOneThing(commitment.Text);
        return new(
            text,
            [
                new Paragraph(text),
                .. lines.Count == 0 ? Array.Empty<CardElement>() : [new Facts([.. lines])],
                new Paragraph(PeopleCopy.SeenBy(commitment, turn.Teams), Subtle: true),
            ]);
    }
}
