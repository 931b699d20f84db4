using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>"Who, if anyone, would you like along as a safety net?"; and again when a person could not come.</summary>
public sealed class SafetyNetQuestion : IQuestion
{
    public const string Dialog = "safetynet";

    const string Field = "companion";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        // What is wrong with a name is all there is to say; the question it answers is above.
        var text = objections.GetValueOrDefault(Field)
            ?? (commitment.Companion is { Answer: CompanionAnswer.NotComing } declined
                ? PlanText.CannotCome(declined.Name) : PlanText.AskCompanion);
        return new(
            text,
            new Paragraph(text),
            new TextField(Field, PlanText.CompanionName, MaxLength: 200),
            new Paragraph(
                CompanionHandler.ShowsWords(commitment) ? PlanText.TheyHearWords : PlanText.TheyHear, Subtle: true),
            new Buttons(
            [
                new(PlanText.AskSomeone, "save", Submits: true, Primary: true), new(PlanText.JustMe, "no"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, (commitment, at) =>
            CommitmentCards.PartOfPlan(commitment, CommitmentCards.Companion(commitment), at));

    public bool Takes(string word) => word is Word.No or Word.NotNow or Word.Keep;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var name = given.In(Field).TrimEnd('.');
        if (given.Command is not null && given.Command.Word is Word.No or Word.NotNow or Word.Keep
            || name.ToLowerInvariant() is "just me" or "nobody" or "no one" or "none" or "noone" or "myself" or "me")
        {
            await SkipAsync(turn, question);
            return;
        }

        if ((name.Length == 0 || Grammar.AreSame(name, turn.Words.Say(PlanText.AskSomeone)) ? PlanText.WhoByName
            : name.Length > TextSlot.MaxLength ? ConversationText.TooLong : null) is { } unsaid)
        {
            turn.AskAgain(question, turn.NoObjections.Add(Field, unsaid));
            return;
        }

        var people = await Colleagues.OfAsync(turn);
        if (!NameMatcher.Find(name, people, [], turn.Heard?.People ?? []).Try(out var named, out var refusal)
            || named.Length != 1)
        {
            turn.AskAgain(question, turn.NoObjections.Add(Field, refusal ?? PlanText.OneIsEnough));
            return;
        }

        var member = people.First(person => person.Person == named[0]);
        var before = turn.Weeks.Commitments[question.Subject!];
        turn.Close(question.Card);
        await FinishAsync(turn, before, CompanionHandler.Ask(turn, before, member), PlanText.WillAskThem(member.Name));
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => turn.Close(question.Card);

    public async ValueTask SkipAsync(PersonTurn turn, OpenQuestion question)
    {
        Skip(turn, question);
        var commitment = turn.Weeks.Commitments[question.Subject!];
        await FinishAsync(turn, commitment, commitment, null);
    }

    /// <summary>Asked once more, for a person could not come, it is not the end of a plan.</summary>
    static async ValueTask FinishAsync(PersonTurn turn, Commitment before, Commitment commitment, Phrase? said)
    {
        if (before.Companion is null)
            await PlanHandler.FinishAsync(turn, commitment, said);
        else
            PlanHandler.Tell(turn, commitment, said);
    }
}
