using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Features.Milestones;
using CoachBot.Coaching.Features.Suggestions;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>Reads what letters refer to, where it stands: in the partition of whoever wrote it.</summary>
public sealed class PeerMessageView(IEntityReader table)
{
    /// <returns>
    /// With no row when it is gone, or when whoever wrote it is having everything deleted.
    /// </returns>
    public async ValueTask<ReferencedRow> ReadAsync(MessageReference letter, CancellationToken ct)
    {
        var head = await table.GetAsync(letter.From, AddresseeState.RowKey, ct);
        var from = new Profile(head is null ? AddresseeState.New(letter.From) : new AddresseeState(head));
        return new(from, from.Head.IsDeleting ? null : await table.GetAsync(letter.From, letter.Row, ct));
    }

    /// <summary>The same, for a question: with how the sender would like feedback.</summary>
    public async ValueTask<ReferencedRow> ReadAskedAsync(MessageReference letter, CancellationToken ct)
    {
        var referred = await ReadAsync(letter, ct);
        return referred is { Row: not null, From.Skill: { } skill }
            && await table.GetAsync(letter.From, SkillProgress.RowOf(skill), ct) is { } row
            ? referred with { Feedback = SkillProgress.Read(row).Feedback }
            : referred;
    }

    /// <summary>What somebody did or said, as the reader is told it.</summary>
    /// <param name="reader">Whoever is told; a team's channel is, with the facts that the rep let it know of.</param>
    public async ValueTask<Card> NoticeAsync(MessageReference letter, AddresseeState reader, CancellationToken ct)
    {
        if (SuggestionOutcome.Tells(letter.What))
            return await SuggestionOutcome.NoticeAsync(this, letter, reader, ct);

        var isTeam = Addressee.IsTeam(reader.Partition);
        var referred = await ReadAsync(letter, ct);
        if (letter.What is CompanionHandler.CalledOff or HelpRequestHandler.Off)
            return Card.Say(PlanText.CalledOff(referred.From.Name));
        if (referred.Row?.Text("text") is not { } words)
            return Card.Say(PeersText.TakenBack);
        if (letter.What == RepQuestionHandler.Answered)
            return await AnswerAsync(referred, words, new Profile(reader), ct);

        // A manager who is not coached has no name on file but with what they said.
        var name = referred.Row.Text("byName") ?? referred.From.Name ?? "";
        if (letter.What != ManagerPraiseQuestion.Said)
            return Card.Say(PeersText.ThankedBy(name, words));
        if (!isTeam)
            return Card.Say(MilestoneText.SaidBy(name, words));

        var about = await ReadAsync(MessageReference.Read(referred.Row.Text("about")!), ct);
        if (about.Row is not { } shared)
            return Card.Say(PeersText.TakenBack);

        var facts = SharedMilestone.Read(shared).Said(about.From.Name ?? "");
        return new(facts, new Paragraph(facts), new Paragraph(MilestoneText.SaidBy(name, words)));
    }

    /// <summary>A rep's answer beside the question; nothing of it for whoever manages them no more.</summary>
    async ValueTask<Card> AnswerAsync(ReferencedRow rep, string words, Profile reader, CancellationToken ct)
    {
        if (!rep.From.Teams.Any(team => reader.Manages.Contains(team)))
            return Card.Say(PeersText.TakenBack);

        var name = rep.From.Name ?? "";
        var answers = ManagerQuestionsText.Answers(name, words);
        var about = await ReadAsync(MessageReference.Read(rep.Row!.Text("about")!), ct);
        return about.Row?.Text("text") is { } asked
            ? new(
                answers, new Paragraph(ManagerQuestionsText.YouAsked(name, asked), Subtle: true),
                    new Paragraph(answers))
            : Card.Say(answers);
    }
}
