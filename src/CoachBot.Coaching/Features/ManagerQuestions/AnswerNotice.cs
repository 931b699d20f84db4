using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>A rep's answer beside the question; nothing of it for who manages them no more.</summary>
static class AnswerNotice
{
    public static async ValueTask<Card> DrawAsync(Notice notice)
    {
        var (messages, ct) = (notice.Messages, notice.Cancellation);
        var rep = await messages.ReadAsync(notice.Message, ct);
        if (rep.Row?.Text("text") is not { } words)
            return Card.Say(PeersText.TakenBack);

        var reader = new Profile(notice.Reader);
        if (!rep.From.Teams.Any(team => reader.Manages.Contains(team)))
            return Card.Say(PeersText.TakenBack);

        var name = rep.From.Name ?? "";
        var answers = ManagerQuestionsText.Answers(name, words);
        var about = await messages.ReadAsync(MessageReference.Read(rep.Row!.Text("about")!), ct);
        return about.Row?.Text("text") is { } asked
            ? new(
                answers, new Paragraph(ManagerQuestionsText.YouAsked(name, asked), Subtle: true),
                    new Paragraph(answers))
            : Card.Say(answers);
    }

    /// <summary>What managers asked and were answered, as others see it: the latest in its words.</summary>
    public static IEnumerable<SeenLine> Seen(ImmutableArray<Entity> answers)
    {
        if (answers is not [.., var latest])
            yield break;

        yield return new(40, ManagerQuestionsText.Seen(
            latest.Text("toName") ?? "", latest.Day("on")!.Value, latest.Text("text")!));
        if (answers.Length > 1)
            yield return new(40, ManagerQuestionsText.MoreSeen(answers.Length - 1));
    }
}
