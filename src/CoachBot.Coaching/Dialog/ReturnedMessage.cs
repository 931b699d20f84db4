using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// What somebody has for a reader for whom too much waits already: it does not wait behind that, nor in its place, but
/// comes back to its sender, who may send it another day.
/// </summary>
public static class ReturnedMessage
{
    /// <summary>The letter's kind; its row is the one that comes back, of the person to whom it comes back.</summary>
    public const string What = "returned";

    public static void Post(PersonTurn turn, MessageReference letter) =>
        PeerMessages.Post(turn, letter.From, What, letter.Row);

    /// <summary>Says at once what comes back; nobody has read it, and it is not kept.</summary>
    /// <returns><c>false</c>: nothing of it waits for working hours.</returns>
    public static async ValueTask<bool> TakeAsync(PersonTurn turn, MessageReference letter)
    {
        if ((await turn.ReadAsync(letter with { From = turn.Profile.Partition })).Row is not { } row)
            return false;

        turn.Delete(row.Row);
        if (row.Text("card") is { } card)
            turn.Refresh(card);
        turn.Say(PeersText.ComesBack(row.Text("toName") ?? "", row.Text("text")!));
        return false;
    }
}
