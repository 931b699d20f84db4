using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>"… asks for 20 minutes to practise. Do you have room?", to a person who helps with that skill.</summary>
/// <remarks>The rep's name, skill, day and words stay with the rep: they are read when the card is drawn.</remarks>
public sealed class RoomQuestion : IQuestion
{
    public const string Dialog = "room";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (HelpAcceptance.Wanted(turn, question) is not var (name, request))
            return Card.Say(PeersText.TakenBack);

        var text = HelpingText.HaveYouRoom(name, request);
        return new(
            text,
            [
                .. FeedbackLines.For(turn.Referred(question)!.Feedback, turn.Profile.Partition, name),
                .. request.Text is { } about
                    ? [new Paragraph(HelpingText.TheyWrite(name, about))] : Array.Empty<CardElement>(),
                new Paragraph(text),
                new Buttons(
                [
                    new(SharedText.Yes, "yes", Primary: true), new(HelpingText.AnotherTime, "not now"),
                    new(HelpingText.NotForMe, "no"),
                ]),
            ]);
    }

    /// <summary>Nothing of the rep's is kept here, so nothing of it is shown.</summary>
    public Card Settled(PersonTurn turn, CardId card) =>
        Card.Say(turn.Profile.Ended.Contains(card.ToString()) ? SharedText.Over : SharedText.Answered);

    public bool Takes(string word) => word is Word.Yes or Word.No or Word.NotNow;

    /// <summary>Whatever is neither yes nor no answers another question that is open.</summary>
    public bool Hears(string text) => YesOrNo.Read(text) is not null;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var yes = given.Command?.Word switch
        {
            Word.Yes => true,
            Word.No => false,
            _ => YesOrNo.Read(given.Text ?? ""),
        };
        if (HelpAcceptance.Wanted(turn, question) is not var (_, request))
        {
            HelpAcceptance.EndUnanswered(turn, question);
            turn.Say(PeersText.TakenBack);
        }
        else if (yes == true)
        {
            await AcceptAsync(turn, question, request);
        }
        else if (given.Command?.Word == Word.NotNow)
        {
            turn.Close(question.Card);
            DayQuestion.Ask(turn, MessageReference.Of(question)!, isAccepted: false);
        }
        else if (yes == false)
        {
            Skip(turn, question);
        }
        else
        {
            PeerMessages.Show(turn, question.Card);
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        HelpAcceptance.Decline(turn, MessageReference.Of(question)!);
        turn.Say(SharedText.YouAreNot(turn.Referred(question)?.From.Name ?? ""));
    }

    static async ValueTask AcceptAsync(PersonTurn turn, OpenQuestion question, HelpRequest request)
    {
        var asked = MessageReference.Of(question)!;
        turn.Close(question.Card);
        await HelpAcceptance.AcceptAsync(turn, asked, request.By);
        HelpBrief.Show(turn, asked);
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

    public static void Ask(PersonTurn turn, MessageReference asked, bool isAccepted)
    {
        var card = new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString();
        turn.Open(new OpenQuestion(
            card, Dialog, isAccepted ? turn.NothingKept.Add(Accepted, "") : turn.NothingKept,
            Subject: asked.ToText()));
        PeerMessages.Show(turn, card);
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (HelpAcceptance.Wanted(turn, question) is not var (name, _))
            return Card.Say(PeersText.TakenBack);

        var text = HelpingText.WhichDay(name);
        return new(
            text,
            new Paragraph(text),
            new TextField(Field, HelpingText.DayLabel, MaxLength: 200),
            new Buttons(
            [
                new(SharedText.SaveButton, "save", Submits: true, Primary: true),
                new(SharedText.SkipButton, "skip"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) => new RoomQuestion().Settled(turn, card);

    public bool Takes(string word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (HelpAcceptance.Wanted(turn, question) is not var (name, _))
        {
            HelpAcceptance.EndUnanswered(turn, question);
            turn.Say(PeersText.TakenBack);
        }
        else if (!HelpDay.Read(turn, given.In(Field)).Try(out var on, out var refusal))
        {
            turn.Say(refusal);
        }
        else
        {
            var asked = MessageReference.Of(question)!;
            turn.Close(question.Card);
            await HelpAcceptance.AcceptAsync(turn, asked, on);
            if (question.Kept.ContainsKey(Accepted))
                turn.Say(HelpingText.WillTellDay(name, on));
            else
                HelpBrief.Show(turn, asked);
        }
    }

    /// <summary>Without a day a yes holds; "another time" without one is none.</summary>
    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        var name = turn.Referred(question)?.From.Name ?? "";
        turn.Close(question.Card);
        if (question.Kept.ContainsKey(Accepted))
        {
            turn.Say(HelpingText.DayBetweenYou(name));
            return;
        }

        HelpAcceptance.Decline(turn, MessageReference.Of(question)!);
        turn.Say(SharedText.YouAreNot(name));
    }
}
