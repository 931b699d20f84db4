using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Hosting;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <remarks>What is said in the turn, and which questions are open after it.</remarks>
public sealed partial class PersonTurn
{
    /// <summary>Questions of the person's own that are open at a time.</summary>
    const int MostOwn = DialogState.Most - PeerMessages.MostOpen - AddresseeQuestion.MostOpen;

    /// <summary>The column that counts how often in a row the person was not understood; absent: understood.</summary>
    const string Missed = "missed";

    long MissedBefore => situation.Profile.Head.Row.Number(Missed) ?? 0;

    public void Say(Phrase text, params ReadOnlySpan<Button> buttons) => Say(Card.Ask(text, buttons));
    public void Say(Card card) => _said.Add(new OutboxMessage.Say(card));
    public void SayIn(ConversationReference there, Phrase text) =>
        _said.Add(new OutboxMessage.Say(Card.Say(text), In: there));
    public void Owe(OutboxMessage owed) => _said.Add(owed);
    public void Count(Counter counter) => _counts.Add(counter);

    /// <summary>Retention takes a row of this kind away, or the words out of it.</summary>
    public void CountPurged(string kind) => _purged.Add(kind);

    /// <summary>A conversation has come to its end in this turn: what waited for that may follow.</summary>
    public bool IsAtEnd { get; set; }

    /// <summary>
    /// Opens a question without saying anything. Of too many the oldest is closed: of those that letters brought for
    /// one of their kind, of those that hold words likewise, and of the person's own for another of their own.
    /// </summary>
    public void Open(OpenQuestion question)
    {
        var (kind, most) = KindOf(question);
        var alike = Profile.Dialog.Without(question.Card).Open.Where(open => KindOf(open).Kind == kind);
        foreach (var gone in alike.SkipLast(most - 1))
        {
            if (Capabilities.Bringer(gone.Dialog) is { } brought)
                PeerMessages.GiveWay(this, gone, brought);
            else
                Close(gone.Card);
        }

        Profile = Profile.WithDialog(Profile.Dialog.With(question));
    }

    (string Kind, int Most) KindOf(OpenQuestion question) =>
        Capabilities.Bringer(question.Dialog) is not null ? ("brought", PeerMessages.MostOpen)
        : question.Dialog == AddresseeQuestion.Dialog ? ("held", AddresseeQuestion.MostOpen)
        : ("own", MostOwn);

    /// <summary>Puts a question: it is open from now on, and the latest.</summary>
    /// <param name="leading">Said first on the same card.</param>
    public void Ask(OpenQuestion question, Phrase? leading = null)
    {
        Open(question);
        _said.Add(new OutboxMessage.Say(
            Led(Capabilities.Questions[question.Dialog].Draw(this, question, NoObjections), leading), question.Card));
    }

    /// <summary>Puts a question about a commitment; its card is the commitment's and the dialog's.</summary>
    public void AskAbout(
        string dialog, Commitment about, ImmutableSortedDictionary<string, string>? kept = null,
            Phrase? leading = null) =>
        Ask(new(new CardId(dialog, about.Week, about.Number).ToString(), dialog, kept ?? NothingKept, about.Week,
            about.Row), leading);

    /// <summary>Says what was wrong with an answer and asks the same again, the good answers kept.</summary>
    public void AskAgain(OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        Open(question);
        if (MessageReference.Of(question) is not null)
        {
            PeerMessages.Show(this, question.Card);
            return;
        }

        var card = Capabilities.Questions[question.Dialog].Draw(this, question, objections);
        _said.Add(new OutboxMessage.Say(!objections.IsEmpty && Miss() > 1 ? Leaving(card) : card, question.Card));
    }

    /// <summary>None of what a question offers was chosen: asks again, and the second time says how to leave.</summary>
    public void AskOnceMore(OpenQuestion question)
    {
        var none = SharedText.NoneOfThese;
        Ask(question, Miss() > 1 ? ConversationText.Then(none, ConversationText.CancelLeaves) : none);
    }

    /// <summary>Notes that what was written was not understood.</summary>
    /// <returns>How often in a row, this turn included.</returns>
    public int Miss()
    {
        Profile = Profile.With(Missed, MissedBefore + 1);
        return (int)MissedBefore + 1;
    }

    /// <summary>With a line above the buttons on how to leave.</summary>
    static Card Leaving(Card card) => card with
    {
        Elements = card.Elements.Insert(
            card.Elements.Length - (card.Elements[^1] is Buttons ? 1 : 0),
            new Paragraph(ConversationText.CancelLeaves, Subtle: true)),
    };

    static Card Led(Card card, Phrase? leading) =>
        leading is null ? card : card with { Elements = card.Elements.Insert(0, new Paragraph(leading)) };

    /// <summary>Asks once more what nothing, or more than can be kept, was answered to.</summary>
    public void AskAgain(OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections, Answer given)
    {
        if (given.Text is { Length: > 0 })
            Say(ConversationText.TooLong);
        else
            AskAgain(question, objections);
    }

    /// <summary>
    /// The question is settled: its card will show what came of it. Words held for it go with it.
    /// </summary>
    public void Close(string card)
    {
        Profile = Profile.WithDialog(Profile.Dialog.Without(card));
        Refresh(card);
        CloseWhere(question => Question(question).HoldsWords && question.Subject == card);
    }

    /// <summary>Notes which question of another person's, if any, is the newest message.</summary>
    void NoteNewest()
    {
        var said =
            _said.FindLast(
                owed => owed is OutboxMessage.Say { In: null } or OutboxMessage.ShowView or OutboxMessage.OpenForm);
        var newest = said switch
        {
            null => Profile.NewestCard,
            OutboxMessage.Say say => say.CardId,
            OutboxMessage.ShowView show => show.CardId,
            _ => null,
        };
        var isAsked = newest is not null && Profile.Dialog.Find(newest) is { } open
            && Question(open) is IForwardedQuestion;
        Profile = Profile.With("newestCard", isAsked ? newest : null)
            .With("newestAt", !isAsked ? null : said is null ? Profile.NewestAt : Now);
    }

    /// <summary>Closes the questions of which this holds.</summary>
    public void CloseWhere(Func<OpenQuestion, bool> closes)
    {
        foreach (var question in Profile.Dialog.Open.Where(closes))
            Close(question.Card);
    }

    /// <summary>The card, wherever it was sent, will show the state after this turn.</summary>
    public void Refresh(string card)
    {
        if (!_refresh.Contains(card))
            _refresh.Add(card);
    }

    /// <summary>What a card shows now.</summary>
    public Card? Current(string id)
    {
        if (CardId.Read(id) is not { } name || !Capabilities.Questions.TryGetValue(name.Dialog, out var question))
            return null;

        return Profile.Dialog.Find(id) is { } open
            ? question.Draw(this, open, NoObjections) : question.Settled(this, name);
    }
}
