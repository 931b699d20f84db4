using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.Thanks;

/// <summary>
/// <c>thank @name for …</c>: reaches that person and their record. No points, no ranks, nothing to count.
/// </summary>
public static class ThanksHandler
{
    /// <summary>The letter's kind.</summary>
    public const string What = ReceivedThanks.What;

    /// <summary>Characters of what was done: enough to be about something.</summary>
    public const int Shortest = 20;

    /// <summary>From one person: the person who is thanked all day long reads nothing else.</summary>
    const int MostADay = 5;

    /// <summary>Thanks of this person's own, in their words.</summary>
    public static RowRange Sent => SentWords.Thanked.Range();

    public static async ValueTask ObeyAsync(PersonTurn turn, string typed)
    {
        if (LeadingMention.Read(turn, typed, known: [])
            is not { Name: var name, Rest: var rest, Mentioned: { } mentioned })
        {
            turn.Say(PeersText.ThankHow);
            return;
        }

        var what = rest.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? rest[4..].Trim() : "";
        if (what.Length is < Shortest or > TextSlot.MaxLength)
        {
            turn.Say(what.Length < Shortest ? PeersText.ThankForWhat(name) : ConversationText.TooLong);
            return;
        }

        if (mentioned.Id == turn.Heard!.From.Id)
        {
            turn.Say(PeersText.ThankSomebodyElse);
            return;
        }

        if ((await Colleagues.OfAsync(turn)).FirstOrDefault(found => found.UserId == mentioned.Id) is not { } member)
        {
            turn.Say(PeersText.NotInYourTeam(name));
            return;
        }

        var today = turn.Profile.ThankedOn == turn.Today ? turn.Profile.ThankedCount + 1 : 1;
        if (today > MostADay)
        {
            turn.Say(PeersText.ThankTomorrow(member.Name));
            return;
        }

        turn.Profile = turn.Profile.With("thankedOn", Key.Day(turn.Today)).With("thankedCount", (long)today);
        var row = SentWords.Thanked.RowOf(turn.Today, turn.NextCard(What));
        turn.Put(new SentWords(row, what, turn.Today)
        {
            To = member.Person,
            ToName = member.Name,
            ByName = turn.Profile.IsAgreed ? null : turn.Heard?.From.Name,
        }.ToEntity(turn.Profile.Partition));
        PeerMessages.Post(turn, member.Person, What, row);
        turn.Say(PeersText.ThanksSent(member.Name, what));
    }

    /// <summary>Notes that this person was thanked; the words stay with the person who wrote them.</summary>
    /// <returns><c>false</c>: nobody who hears from the bot.</returns>
    public static bool Take(PersonTurn turn, MessageReference letter)
    {
        if (!PeerMessages.IsReader(turn))
            return false;

        turn.Put(new ReceivedThanks(letter.From, letter.Row, turn.Today).ToEntity(turn.Profile.Partition));
        return true;
    }

    /// <summary>Thanks as they are read.</summary>
    public static async ValueTask<Card> NoticeAsync(Notice notice)
    {
        var referred = await notice.Messages.ReadAsync(notice.Message, notice.Cancellation);
        return Card.Say(referred.Row?.Text("text") is { } words
            ? PeersText.ThankedBy(referred.Row.Text("byName") ?? referred.From.Name ?? "", words)
            : PeersText.TakenBack);
    }
}
