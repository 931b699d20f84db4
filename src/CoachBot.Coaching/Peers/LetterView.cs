using CoachBot.Coaching.Coaches;
using CoachBot.Coaching.Helping;
using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Suggestions;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Peers;

/// <summary>Reads what letters refer to, where it stands: in the partition of whoever wrote it.</summary>
public sealed class LetterView(IEntityReader table)
{
    /// <returns>
    /// With no row when it is gone, or when whoever wrote it is having everything deleted.
    /// </returns>
    public async ValueTask<Referred> ReadAsync(Letter letter, CancellationToken ct)
    {
        var head = await table.GetAsync(letter.From, Head.RowKey, ct);
        var from = new Profile(head is null ? Head.New(letter.From) : new Head(head));
        return new(from, from.Head.IsDeleting ? null : await table.GetAsync(letter.From, letter.Row, ct));
    }

    /// <summary>The same, for a question: with how the sender would like feedback.</summary>
    public async ValueTask<Referred> ReadAskedAsync(Letter letter, CancellationToken ct)
    {
        var referred = await ReadAsync(letter, ct);
        return referred is { Row: not null, From.Skill: { } skill }
            && await table.GetAsync(letter.From, Training.RowOf(skill), ct) is { } row
            ? referred with { Feedback = Training.Read(row).Feedback }
            : referred;
    }

    /// <summary>What somebody did or said, as the reader is told it.</summary>
    /// <param name="reader">Whoever is told; a team's channel is, with the facts that the rep let it know of.</param>
    public async ValueTask<Card> NoticeAsync(Letter letter, Head reader, CancellationToken ct)
    {
        if (Outcomes.Tells(letter.What))
            return await Outcomes.NoticeAsync(this, letter, reader, ct);

        var isTeam = Addressee.IsTeam(reader.Partition);
        var referred = await ReadAsync(letter, ct);
        if (letter.What is Companions.CalledOff or Requests.Off)
            return Card.Say(PlanCopy.CalledOff(referred.From.Name));
        if (referred.Row?.Text("text") is not { } words)
            return Card.Say(PeersCopy.TakenBack);
        if (letter.What == RepQuestions.Answered)
            return await AnswerAsync(referred, words, new Profile(reader), ct);

        // A manager who is not coached has no name on file but with what they said.
        var name = referred.Row.Text("byName") ?? referred.From.Name ?? "";
        if (letter.What != SayQuestion.Said)
            return Card.Say(PeersCopy.ThankedBy(name, words));
        if (!isTeam)
            return Card.Say(MilestoneCopy.SaidBy(name, words));

        var about = await ReadAsync(Letter.Read(referred.Row.Text("about")!), ct);
        if (about.Row is not { } shared)
            return Card.Say(PeersCopy.TakenBack);

        var facts = Shared.Read(shared).Said(about.From.Name ?? "");
        return new(facts, new Paragraph(facts), new Paragraph(MilestoneCopy.SaidBy(name, words)));
    }

    /// <summary>A rep's answer beside the question; nothing of it for whoever manages them no more.</summary>
    async ValueTask<Card> AnswerAsync(Referred rep, string words, Profile reader, CancellationToken ct)
    {
        if (!rep.From.Teams.Any(team => reader.Manages.Contains(team)))
            return Card.Say(PeersCopy.TakenBack);

        var name = rep.From.Name ?? "";
        var answers = CoachesCopy.Answers(name, words);
        var about = await ReadAsync(Letter.Read(rep.Row!.Text("about")!), ct);
        return about.Row?.Text("text") is { } asked
            ? new(answers, new Paragraph(CoachesCopy.YouAsked(name, asked), Subtle: true), new Paragraph(answers))
            : Card.Say(answers);
    }
}
