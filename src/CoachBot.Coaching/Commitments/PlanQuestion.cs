using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Commitments;

/// <summary>
/// The echo, and "When and where will you get the chance?": both answers can be passed on in one tap.
/// </summary>
public sealed class PlanQuestion : IFormQuestion
{
    public const string Dialog = "plan";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: it is the rep's first commitment.</summary>
    public const string First = "first";

    public string Name => Dialog;

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new TextSlot("when", CommitmentCopy.AskWhen, CommitmentCopy.WhenLabel,
            ConversationCopy.TooLong)
        { Optional = true },
        new TextSlot("escape", CommitmentCopy.AskEscape, CommitmentCopy.EscapeLabel, ConversationCopy.TooLong)
        {
            Optional = true,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var form = Form(turn, question);
        var step = (FormStep.Ask)form.Fill(question.Kept, turn.NothingKept);
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var asked = step.Next.Name == "escape"
            ? CommitmentCopy.NotedThen(question.Kept["when"], CommitmentCopy.AskEscape)
            : question.Kept.ContainsKey(First)
                ? CommitmentCopy.FirstGotIt(commitment.Text, commitment.MadeOn, CommitmentCopy.AskWhen)
                : CommitmentCopy.GotIt(commitment.Text, CommitmentCopy.AskWhen);
        return new(
            asked,
            [
                new Paragraph(asked),
                .. form.Slots.Where(slot => !question.Kept.ContainsKey(slot.Name))
                    .Select(slot => slot.Draw(null, objections.GetValueOrDefault(slot.Name))),
                new Buttons(
                [
                    new(CommitmentCopy.SaveButton, "save", Submits: true, Primary: true),
                    new(CommitmentCopy.SkipButton, "skip"),
                    new(CommitmentCopy.ChangeButton, "change"),
                ]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        turn.Weeks.Find(card.Week, card.Number) is { } commitment
            ? CommitmentCards.Overview(commitment, turn)
            : Card.Say(ConversationCopy.Closed);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var form = Form(turn, question);
        var asked = ((FormStep.Ask)form.Fill(question.Kept, turn.NothingKept)).Next;
        var inputs = given.Text is { } text
            ? turn.NothingKept.Add(asked.Name, text) : (IReadOnlyDictionary<string, string>)given.Inputs;
        var step = form.Fill(question.Kept, inputs);
        Take(turn, question, given.Text is null ? form.Close(step) : step);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        var form = Form(turn, question);
        Take(turn, question, form.Close(form.Fill(question.Kept, turn.NothingKept)));
    }

    static void Take(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        commitment = commitment with
        {
            When = Given(step, "when") ?? commitment.When,
            Escape = Given(step, "escape") ?? commitment.Escape,
        };
        if (commitment != turn.Weeks.Commitments[question.Subject!])
            turn.Keep(commitment);

        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        turn.Close(question.Card);
        var then = Committing.WillAsk(turn, commitment);
        turn.Say(commitment.When is null ? then : CommitmentCopy.Planned(
            commitment.When, commitment.Text, commitment.Escape, then));
        Practice.Further.AfterPlan(turn, commitment);
    }

    static string? Given(FormStep step, string slot) =>
        step.Kept.TryGetValue(slot, out var value) && value.Length > 0 ? value : null;
}
