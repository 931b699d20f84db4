using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>Requests on the side of the person who is asked.</summary>
public static class HelpAcceptance
{
    /// <summary>Takes in what a rep's letter says at once, whenever it is brought.</summary>
    /// <returns>Whether there is something to bring.</returns>
    public static async ValueTask<bool> TakeAsync(PersonTurn turn, MessageReference letter)
    {
        if (letter.What == HelpRequestHandler.Asked)
        {
            if (!await IsToBeAskedAsync(turn, letter))
                return false;

            turn.Profile = turn.Profile.WithHelpAsked(turn.Profile.HelpAsked.Add(letter.ToText()))
                .With("helperAskedAt", turn.Now);
            return true;
        }

        var asked = letter with { What = HelpRequestHandler.Asked };
        Forget(turn, asked);
        var wasPut = PeerMessages.Withdraw(turn, asked);
        if (letter.What == HelpRequestHandler.Over)
            return false;

        var book = await HelpRecords.OpenAsync(turn);
        if (book.FindGiven(letter.From, letter.Row) is { IsOff: false } given)
            book.Keep(given with { IsOff = true, AfterAt = null });
        return wasPut && PeerMessages.IsReader(turn);
    }

    /// <summary>Brings a request in working hours.</summary>
    public static async ValueTask BringAsync(PersonTurn turn, MessageReference letter)
    {
        if (letter.What == HelpRequestHandler.Off)
            PeerMessages.Tell(turn, letter);
        else if (await IsToBeAskedAsync(turn, letter))
            PeerMessages.Ask(turn, RoomQuestion.Dialog, letter);
    }

    /// <summary>The helper says yes, for a day or leaving it open; a day told later is told once more.</summary>
    public static async ValueTask AcceptAsync(PersonTurn turn, MessageReference asked, DateOnly? on)
    {
        var book = await HelpRecords.OpenAsync(turn);
        var given = book.FindGiven(asked.From, asked.Row) ?? new HelpGiven(asked.From, asked.Row);
        book.Keep(given with { MeetOn = on, AfterAt = HelpFollowUp.At(turn, on) });
        Forget(turn, asked);
        HelpRequestHandler.Post(turn, asked.From, HelpRequestHandler.Yes, asked.Row);
    }

    public static void Decline(PersonTurn turn, MessageReference asked)
    {
        Forget(turn, asked);
        HelpRequestHandler.Post(turn, asked.From, HelpRequestHandler.No, asked.Row);
    }

    /// <summary>
    /// What waits for an answer goes on to somebody else: they help no more, or will not be there to answer.
    /// </summary>
    /// <returns>Whether something waited.</returns>
    public static bool DeclineAll(PersonTurn turn)
    {
        var asked = turn.Profile.HelpAsked.Select(MessageReference.Read).ToList();
        foreach (var letter in asked)
        {
            PeerMessages.Withdraw(turn, letter);
            Decline(turn, letter);
        }

        return asked.Count > 0;
    }

    /// <summary>Whoever helps is gone with all their words: what was agreed goes on to somebody else too.</summary>
    public static async ValueTask LeaveAsync(PersonTurn turn)
    {
        DeclineAll(turn);
        foreach (var given in (await HelpRecords.OpenAsync(turn)).Given.Where(given => given.IsOpen))
            HelpRequestHandler.Post(turn, given.From, HelpRequestHandler.No, given.FromRow);
    }

    /// <summary>Closes what nobody needs an answer to any more, or what a colleague no more would answer.</summary>
    public static void CloseEnded(PersonTurn turn)
    {
        foreach (var question in turn.Profile.Dialog.Open.Where(question =>
            question.Dialog is RoomQuestion.Dialog or DayQuestion.Dialog && Wanted(turn, question) is null))
            EndUnanswered(turn, question);
    }

    /// <summary>A rep who is a colleague no more is offered somebody else; nobody else waits for an answer.</summary>
    public static void EndUnanswered(PersonTurn turn, OpenQuestion question)
    {
        PeerMessages.End(turn, question);
        var asked = MessageReference.Of(question)!;
        if (turn.Referred(question)?.IsColleagueOf(turn.Profile) == false
            && turn.Profile.HelpAsked.Contains(asked.ToText()))
            Decline(turn, asked);
        else
            Forget(turn, asked);
    }

    /// <summary>
    /// Who asks and for what; <c>null</c>: it is gone, done with, somebody else's by now, or the two are in no team
    /// together any more.
    /// </summary>
    public static (string Name, HelpRequest Request)? Wanted(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred && Wanted(turn, referred, row) is { } request
            ? (referred.From.Name ?? "", request) : null;

    static HelpRequest? Wanted(PersonTurn turn, ReferencedRow referred, Core.Storage.Entity row) =>
        referred.IsColleagueOf(turn.Profile) && HelpRequest.Read(row) is var request
        && request.To == turn.Profile.Partition && request.Status is HelpStatus.Asked or HelpStatus.Accepted
            ? request : null;

    /// <summary>
    /// A willing colleague with room, or the rep's manager; of anybody else the rep hears that there was no yes.
    /// </summary>
    static async ValueTask<bool> IsToBeAskedAsync(PersonTurn turn, MessageReference asked)
    {
        var referred = await turn.ReadAsync(asked);
        if (referred.Row is not { } row || HelpRequest.Read(row) is not { Status: HelpStatus.Asked } request
            || request.To != turn.Profile.Partition)
        {
            Forget(turn, asked);
            return false;
        }

        var isManager = referred.From.Teams.Intersect(turn.Profile.Manages).Any();
        var hasRoom = HelperProfile.Of(turn.Profile) is { } offer
            && HelperMatcher.HasRoom(turn.Profile, offer, asked.ToText());
        if (turn.Profile.CanBeAsked(turn.Today) && referred.IsColleagueOf(turn.Profile) && (isManager || hasRoom))
            return true;

        Decline(turn, asked);
        return false;
    }

    static void Forget(PersonTurn turn, MessageReference asked) =>
        turn.Profile = turn.Profile.WithHelpAsked(turn.Profile.HelpAsked.Remove(asked.ToText()));
}
