using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Schedule;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Practice;

/// <summary>"… would like you along on Thursday as a safety net, not as presenter. Can you?"</summary>
/// <remarks>The rep's name and day stay with the rep: they are read when the card is drawn.</remarks>
public sealed class CompanionQuestion : IQuestion
{
    public const string Dialog = "companion";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Wanted(turn, question) is not var (name, commitment))
            return Card.Say(PeersCopy.TakenBack);
        if (HasPassed(turn, commitment))
            return Card.Say(PlanCopy.Passed(name, Companions.WhenFor(turn, commitment)));

        var text = PlanCopy.Along(name, Companions.WhenFor(turn, commitment));
        return new(
            text,
            [
                .. FeedbackQuestion.For(turn.Referred(question)!.Feedback, turn.Profile.Partition, name),
                new Paragraph(text),
                .. Companions.ShowsWords(commitment, turn.Profile)
                    ? [new Paragraph(PlanCopy.TheirOneThing(commitment.Text), Subtle: true)]
                    : Array.Empty<CardElement>(),
                new Buttons([new(PlanCopy.Yes, "yes", Primary: true), new(PlanCopy.NotThisTime, "no")]),
            ]);
    }

    /// <summary>Nothing of the rep's is kept here, so nothing of it is shown.</summary>
    public Card Settled(PersonTurn turn, CardName card) =>
        Card.Say(turn.Profile.Ended.Contains(card.ToString()) ? PlanCopy.Over : PlanCopy.Answered);

    /// <summary>
    /// Closes what nobody needs an answer to any more: the moment has passed, whoever asked took it back, or the two
    /// are in no team together now.
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
        var put = turn.Profile.Dialog.Open.Where(question => question.Dialog == Dialog).Select(Letter.Of);
        var waiting = turn.Profile.Letters.Select(Letter.Read).Where(letter => letter.What == Companions.Asked);
        foreach (var asked in put.OfType<Letter>().Concat(waiting).ToList())
        {
            Companions.Answer(turn, asked, canCome: false);
            turn.Profile = turn.Profile.WithLetters(turn.Profile.Letters.Remove(asked.ToText()));
        }
    }

    public bool Takes(Word word) => word is Word.Yes or Word.No or Word.NotNow;

    /// <summary>Whatever is neither yes nor no answers another question that is open.</summary>
    public bool Hears(string text) => YesOrNo.Read(text) is not null;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
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
            Letters.Show(turn, question.Card);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => Answer(turn, question, canCome: false);

    static void Answer(PersonTurn turn, OpenQuestion question, bool canCome)
    {
        if (Wanted(turn, question) is not var (name, commitment))
        {
            EndUnanswered(turn, question);
            turn.Say(PeersCopy.TakenBack);
            return;
        }

        if (HasPassed(turn, commitment))
        {
            Letters.End(turn, question);
            turn.Say(PlanCopy.Passed(name, Companions.WhenFor(turn, commitment)));
            return;
        }

        turn.Close(question.Card);
        Companions.Answer(turn, Letter.Of(question)!, canCome);
        turn.Say(canCome
            ? PlanCopy.YouAreComing(name, Companions.WhenFor(turn, commitment))
            : PlanCopy.YouAreNot(name));
    }

    /// <summary>A rep who is a colleague no more is told that there was no yes; nobody else waits for one.</summary>
    static void EndUnanswered(PersonTurn turn, OpenQuestion question)
    {
        Letters.End(turn, question);
        if (turn.Referred(question)?.IsColleagueOf(turn.Profile) == false)
            Companions.Answer(turn, Letter.Of(question)!, canCome: false);
    }

    /// <summary>
    /// Who asks and for what; <c>null</c>: it is gone, done with, somebody else's by now, or the two are in no team
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
