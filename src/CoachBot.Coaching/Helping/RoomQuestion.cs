using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Helping;

/// <summary>"… asks for 20 minutes to practise. Do you have room?", to somebody who helps with that skill.</summary>
/// <remarks>The rep's name, skill, day and words stay with the rep: they are read when the card is drawn.</remarks>
public sealed class RoomQuestion : IQuestion
{
    public const string Dialog = "room";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Promises.Wanted(turn, question) is not var (name, request))
            return Card.Say(PeersCopy.TakenBack);

        var text = HelpingCopy.HaveYouRoom(name, request);
        return new(
            text,
            [
                .. FeedbackQuestion.For(turn.Referred(question)!.Feedback, turn.Profile.Partition, name),
                .. request.Text is { } about
                    ? [new Paragraph(HelpingCopy.TheyWrite(name, about))] : Array.Empty<CardElement>(),
                new Paragraph(text),
                new Buttons(
                [
                    new(PlanCopy.Yes, "yes", Primary: true), new(HelpingCopy.AnotherTime, "not now"),
                    new(HelpingCopy.NotForMe, "no"),
                ]),
            ]);
    }

    /// <summary>Nothing of the rep's is kept here, so nothing of it is shown.</summary>
    public Card Settled(PersonTurn turn, CardName card) =>
        Card.Say(turn.Profile.Ended.Contains(card.ToString()) ? PlanCopy.Over : PlanCopy.Answered);

    public bool Takes(Word word) => word is Word.Yes or Word.No or Word.NotNow;

    /// <summary>Whatever is neither yes nor no answers another question that is open.</summary>
    public bool Hears(string text) => YesOrNo.Read(text) is not null;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var yes = given.Command?.Word switch
        {
            Word.Yes => true,
            Word.No => false,
            _ => YesOrNo.Read(given.Text ?? ""),
        };
        if (Promises.Wanted(turn, question) is not var (_, request))
        {
            Promises.EndUnanswered(turn, question);
            turn.Say(PeersCopy.TakenBack);
        }
        else if (yes == true)
        {
            await AcceptAsync(turn, question, request);
        }
        else if (given.Command?.Word == Word.NotNow)
        {
            turn.Close(question.Card);
            DayQuestion.Ask(turn, Letter.Of(question)!, isAccepted: false);
        }
        else if (yes == false)
        {
            Skip(turn, question);
        }
        else
        {
            Letters.Show(turn, question.Card);
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        Promises.Decline(turn, Letter.Of(question)!);
        turn.Say(PlanCopy.YouAreNot(turn.Referred(question)?.From.Name ?? ""));
    }

    static async ValueTask AcceptAsync(PersonTurn turn, OpenQuestion question, HelpRequest request)
    {
        var asked = Letter.Of(question)!;
        turn.Close(question.Card);
        await Promises.AcceptAsync(turn, asked, request.By);
        Brief.Show(turn, asked);
        if (request.By is null)
            DayQuestion.Ask(turn, asked, isAccepted: true);
    }
}

/// <summary>"Which day suits you?": the day is told to the rep; passed on, it stays between the two.</summary>
public sealed class DayQuestion : IQuestion
{
    public const string Dialog = "helpday";
    const string Field = "when";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: they have said yes.</summary>
    const string Accepted = "accepted";

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, Letter asked, bool isAccepted)
    {
        var card = new CardName(Dialog, CardName.NoWeek, turn.NextCard(Dialog)).ToString();
        turn.Open(new OpenQuestion(
            card, Dialog, isAccepted ? turn.NothingKept.Add(Accepted, "") : turn.NothingKept,
            Subject: asked.ToText()));
        Letters.Show(turn, card);
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Promises.Wanted(turn, question) is not var (name, _))
            return Card.Say(PeersCopy.TakenBack);

        var text = HelpingCopy.WhichDay(name);
        return new(
            text,
            new Paragraph(text),
            new TextField(Field, HelpingCopy.DayLabel, MaxLength: 200),
            new Buttons(
            [
                new(Commitments.CommitmentCopy.SaveButton, "save", Submits: true, Primary: true),
                new(Commitments.CommitmentCopy.SkipButton, "skip"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardName card) => new RoomQuestion().Settled(turn, card);

    public bool Takes(Word word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (Promises.Wanted(turn, question) is not var (name, _))
        {
            Promises.EndUnanswered(turn, question);
            turn.Say(PeersCopy.TakenBack);
        }
        else if (!HelpDay.Read(turn, given.Answer(Field)).Try(out var on, out var refusal))
        {
            turn.Say(refusal);
        }
        else
        {
            var asked = Letter.Of(question)!;
            turn.Close(question.Card);
            await Promises.AcceptAsync(turn, asked, on);
            if (question.Kept.ContainsKey(Accepted))
                turn.Say(HelpingCopy.WillTellDay(name, on));
            else
                Brief.Show(turn, asked);
        }
    }

    /// <summary>Without a day a yes stands; "another time" without one is none.</summary>
    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        var name = turn.Referred(question)?.From.Name ?? "";
        turn.Close(question.Card);
        if (question.Kept.ContainsKey(Accepted))
        {
            turn.Say(HelpingCopy.DayBetweenYou(name));
            return;
        }

        Promises.Decline(turn, Letter.Of(question)!);
        turn.Say(PlanCopy.YouAreNot(name));
    }
}
