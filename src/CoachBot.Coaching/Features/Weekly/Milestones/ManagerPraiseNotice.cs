using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>
/// What a manager says to a milestone, as the rep reads it; in a team's channel with the facts that the rep let it know
/// of.
/// </summary>
static class ManagerPraiseNotice
{
    public static async ValueTask<Card> DrawAsync(Notice notice)
    {
        var (messages, ct) = (notice.Messages, notice.Cancellation);
        var said = await messages.ReadAsync(notice.Message, ct);
        if (said.Row?.Text("text") is not { } words)
            return Card.Say(PeersText.TakenBack);

        // A manager who is not coached has no name on file but with what they said.
        var name = said.Row.Text("byName") ?? said.From.Name ?? "";
        if (!Addressee.IsTeam(notice.Reader.Partition))
            return Card.Say(MilestoneText.SaidBy(name, words));

        var about = await messages.ReadAsync(MessageReference.Read(said.Row.Text("about")!), ct);
        if (about.Row is not { } shared)
            return Card.Say(PeersText.TakenBack);

        var facts = SharedMilestoneText.Said(SharedMilestone.Read(shared), about.From.Name ?? "");
        return new(facts, new Paragraph(facts), new Paragraph(MilestoneText.SaidBy(name, words)));
    }
}
