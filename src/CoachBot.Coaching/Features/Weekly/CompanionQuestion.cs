using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>"… would like you along on Thursday as a safety net, not as presenter. Can you?"</summary>
/// <remarks>The rep's name and day stay with the rep: they are read when the card is drawn.</remarks>
public sealed class CompanionQuestion : IQuestion
{
    public const string Dialog = "companion";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Wanted(turn, question) is not var (name, commitment))
            return Card.Say(PeersText.TakenBack);
        if (HasPassed(turn, commitment))
            return Card.Say(PlanText.Passed(name, CompanionHandler.WhenFor(turn, commitment)));

        var text = PlanText.Along(name, CompanionHandler.WhenFor(turn, commitment));
        return new(
            text,
            [
                .. FeedbackLines.For(turn.Referred(question)!.Feedback, turn.Profile.Partition, name),
                new Paragraph(text),
                .. CompanionHandler.ShowsWords(commitment, turn.Profile)
                    ? [new Paragraph(PlanText.TheirOneThing(commitment.Text), Subtle: true)]
                    : Array.Empty<CardElement>(),
                new Buttons([new(SharedText.Yes, "yes", Primary: true), new(SharedText.NotThisTime, "no")]),
            ]);
    }

    /// <summary>Nothing of the rep's is kept here, so nothing of it is shown.</summary>
    public Card Settled(PersonTurn turn, CardId card) =>
        Card.Say(turn.Profile.Ended.Contains(card.ToString()) ? SharedText.Over : SharedText.Answered);

    /// <summary>
    /// Closes what nobody needs an answer to any more: the moment has passed, the person who asked took it back, or
    /// the two are in no team together now.
    /// </summary>
    public static void CloseEnded(PersonTurn turn)
    {
        foreach (var question in turn.Profile.Dialog.Open.Where(question => question.Dialog == Dialog))
        {
            if (Wanted(turn, question) is not var (_, commitment) || HasPassed(turn, commitment))
                EndUnanswered(turn, question);
        }
    }

    /// <summary>Says no to whatever is asked: they will not be there to answer.</summary>
    public static void DeclineAll(PersonTurn turn)
    {
        var put = turn.Profile.Dialog.Open.Where(question => question.Dialog == Dialog).Select(MessageReference.Of);
        var waiting =
            turn.Profile.Letters.Select(MessageReference.Read).Where(letter => letter.What == CompanionHandler.Asked);
        foreach (var asked in put.OfType<MessageReference>().Concat(waiting).ToList())
        {
            CompanionHandler.Answer(turn, asked, canCome: false);
            turn.Profile = turn.Profile.WithLetters(turn.Profile.Letters.Remove(asked.ToText()));
        }
    }

    public bool Takes(string word) => word is Word.Yes or Word.No or Word.NotNow;

    /// <summary>Whatever is neither yes nor no answers another question that is open.</summary>
    public bool Hears(string text) => YesOrNo.Read(text) is not null;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var canCome = given.Command?.Word switch
        {
            Word.Yes => true,
            Word.No or Word.NotNow => false,
            _ => YesOrNo.Read(given.Text ?? ""),
        };
        if (canCome is { } answer)
            Answer(turn, question, answer);
        else
            PeerMessages.Show(turn, question.Card);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => Answer(turn, question, canCome: false);

    static void Answer(PersonTurn turn, OpenQuestion question, bool canCome)
    {
        if (Wanted(turn, question) is not var (name, commitment))
        {
            EndUnanswered(turn, question);
            turn.Say(PeersText.TakenBack);
            return;
        }

        if (HasPassed(turn, commitment))
        {
            PeerMessages.End(turn, question);
            turn.Say(PlanText.Passed(name, CompanionHandler.WhenFor(turn, commitment)));
            return;
        }

        turn.Close(question.Card);
        CompanionHandler.Answer(turn, MessageReference.Of(question)!, canCome);
        turn.Say(canCome
            ? PlanText.YouAreComing(name, CompanionHandler.WhenFor(turn, commitment))
            : SharedText.YouAreNot(name));
    }

    /// <summary>A rep who is a colleague no more is told that there was no yes; nobody else waits for one.</summary>
    static void EndUnanswered(PersonTurn turn, OpenQuestion question)
    {
        PeerMessages.End(turn, question);
        if (turn.Referred(question)?.IsColleagueOf(turn.Profile) == false)
            CompanionHandler.Answer(turn, MessageReference.Of(question)!, canCome: false);
    }

    /// <summary>
    /// Who asks and for what; <c>null</c>: it is gone, done with, another person's by now, or the two are in no team
    /// together any more.
    /// </summary>
    static (string Name, Commitment Commitment)? Wanted(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred && referred.IsColleagueOf(turn.Profile)
        && Commitment.Read(row) is { IsOpen: true } commitment
        && commitment.Companion?.Person == turn.Profile.Partition
            ? (referred.From.Name ?? "", commitment)
            : null;

    /// <summary>The moment named is over; where only the week is known, the week.</summary>
    static bool HasPassed(PersonTurn turn, Commitment commitment) => commitment switch
    {
        { CueAt: { } at } => at <= turn.Now,
        { CueOn: { } on } => on < turn.Today,
        _ => CoachingWeek.Parse(commitment.Week).Next.Begins <= turn.Today,
    };
}
