using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>
/// <c>help me</c>, on the rep's side: whom to ask, what is sent, and what comes of it. All letters name the rep's
/// request; it stands in the rep's partition alone.
/// </summary>
public static class HelpRequestHandler
{
    /// <summary>
    /// The letters' kinds: the request, its answers, that no answer is needed any more, that what was agreed is off.
    /// </summary>
    public const string Asked = "help";

    /// <inheritdoc cref="Asked"/>
    public const string Yes = "help-yes";

    /// <inheritdoc cref="Asked"/>
    public const string No = "help-no";

    /// <inheritdoc cref="Asked"/>
    public const string Over = "help-over";

    /// <inheritdoc cref="Asked"/>
    public const string Off = "help-off";

    /// <summary>Without a yes in so many working days the next one is offered.</summary>
    const int DaysToAnswer = 2;

    public static async ValueTask BeginAsync(PersonTurn turn)
    {
        // One request at a time: what was begun before and not sent is begun anew.
        turn.CloseWhere(
            question => question.Dialog is WhomQuestion.Dialog or AboutQuestion.Dialog or StandsQuestion.Dialog);
        var book = await HelpRecords.OpenAsync(turn);
        if (turn.Teams.IsEmpty && turn.Managed.IsEmpty)
            turn.Say(HelpingText.NoTeam);
        else if (turn.Profile.Skill is not { } skill)
            turn.Say(HelpingText.WhichSkill);
        else if (book.Requests.LastOrDefault(one => one.Status == HelpStatus.Asked) is { } waiting)
            StandsQuestion.Ask(turn, waiting);
        else if (turn.Profile.Letters.Select(MessageReference.Read).LastOrDefault(book.IsWithoutYes) is { } untold)
            await BringNowAsync(turn, untold);
        else
            WhomQuestion.Ask(turn, await HelperMatcher.FindAsync(turn, skill, []), before: null);
    }

    /// <summary>What came of the last one is told to the person who asks, before its time.</summary>
    static ValueTask BringNowAsync(PersonTurn turn, MessageReference letter)
    {
        turn.Profile = turn.Profile.WithLetters(turn.Profile.Letters.Remove(letter.ToText()));
        return BringAnswerAsync(turn, letter);
    }

    /// <summary>A request that has not been sent yet.</summary>
    public static HelpRequest New(PersonTurn turn, string person, string name) => new(
        HelpRequest.RowKind.RowOf(turn.Today, turn.NextCard(Asked)),
        turn.Profile.Skill!, person, name, turn.Now);

    public static async ValueTask SendAsync(PersonTurn turn, HelpRequest request)
    {
        var sent = request with
        {
            Status = HelpStatus.Asked,
            Until = WorkingHours.DaysOn(DaysToAnswer, turn.Now, turn.Calendar, turn.Zone),
        };
        (await HelpRecords.OpenAsync(turn)).Keep(sent);
        Post(turn, sent.To, Asked, sent.Row);
        turn.Say(HelpingText.WillAsk(sent.ToName, Zones.Local(sent.Until, turn.Zone).On));
    }

    /// <summary>The rep needs no answer any more.</summary>
    public static async ValueTask TakeBackAsync(PersonTurn turn, string row)
    {
        var book = await HelpRecords.OpenAsync(turn);
        if (book.Find(row) is not { Status: HelpStatus.Asked } request)
            return;

        book.Keep(request with { Status = HelpStatus.TakenBack });
        Post(turn, request.To, Over, request.Row);
    }

    /// <summary>Takes in an answer at once, whenever it is brought.</summary>
    /// <returns>Whether there is something to bring.</returns>
    public static async ValueTask<bool> TakeAnswerAsync(PersonTurn turn, MessageReference letter)
    {
        var book = await HelpRecords.OpenAsync(turn);
        if (book.Find(letter.Row) is not { } request || request.To != letter.From
            || request.Status is HelpStatus.TakenBack)
        {
            // Somebody else has been asked, or nobody is needed: the person who said yes meanwhile is free again.
            if (letter.What == Yes)
                Post(turn, letter.From, Off, letter.Row);
            return false;
        }

        if (letter.What == No)
        {
            if (request.Status is HelpStatus.Declined or HelpStatus.Expired)
                return false;

            book.Keep(request with { Status = HelpStatus.Declined, AfterAt = null });
            return true;
        }

        var row = HelpGiven.RowOf(turn.Profile.Partition, letter.Row);
        if ((await turn.ReadAsync(letter with { Row = row })).Row is not { } given)
            return false;

        var on = HelpGiven.Read(given).MeetOn;
        book.Keep(request with
        {
            Status = HelpStatus.Accepted,
            MeetOn = on,
            AfterAt = HelpFollowUp.At(turn, on),
        });
        turn.CloseWhere(question => WhomQuestion.IsAbout(question, request));
        return !turn.Profile.Letters.Contains(letter.ToText());
    }

    /// <summary>Tells of a yes in working hours, or offers the next one.</summary>
    public static async ValueTask BringAnswerAsync(PersonTurn turn, MessageReference letter)
    {
        var book = await HelpRecords.OpenAsync(turn);
        if (book.Find(letter.Row) is not { } request || request.To != letter.From)
            return;

        if (request.Status == HelpStatus.Accepted)
        {
            turn.Say(HelpingText.WillHelp(request));
        }
        else if (book.IsWithoutYes(letter))
        {
            var next = await HelperMatcher.FindAsync(turn, request.Skill, [.. request.Before, request.To]);
            WhomQuestion.Ask(turn, next, request);
        }
    }

    /// <summary>Time has run out for a request: the next one is offered when mail is brought, without blame.</summary>
    public static async ValueTask ExpireAsync(PersonTurn turn)
    {
        var book = await HelpRecords.OpenAsync(turn);
        foreach (var request in book.Requests
            .Where(request => request.Status == HelpStatus.Asked && request.Until <= turn.Now))
        {
            book.Keep(request with { Status = HelpStatus.Expired });
            Post(turn, request.To, Over, request.Row);
            turn.Profile = turn.Profile.WithLetters(
                turn.Profile.Letters.Add(new MessageReference(No, request.To, request.Row).ToText()));
        }

        await PeerMessages.BringAsync(turn);
    }

    /// <summary>A person who asked is gone with all their words: nobody is needed any more.</summary>
    public static async ValueTask CallOffAllAsync(PersonTurn turn)
    {
        foreach (var request in (await HelpRecords.OpenAsync(turn)).Requests)
        {
            if (request.Status == HelpStatus.Asked)
                Post(turn, request.To, Over, request.Row);
            else if (request is { Status: HelpStatus.Accepted, AfterAt: not null })
                Post(turn, request.To, Off, request.Row);
        }
    }

    /// <summary>Once for each time that somebody is asked or answers, however often it is brought.</summary>
    public static void Post(PersonTurn turn, string to, string what, string row) => PeerMessages.Post(
        turn, to, what, row, turn.NextCard(what).ToString(CultureInfo.InvariantCulture));

    /// <summary>The first of the rep's managers who has not been asked; <c>null</c>: none.</summary>
    public static (string Person, string Name)? ManagerFor(PersonTurn turn, HelpRequest? before)
    {
        foreach (var manager in turn.Teams.SelectMany(team => team.NamedManagers))
        {
            if (manager.Person != turn.Profile.Partition && manager.Name.Length > 0
                && before?.To != manager.Person && before?.Before.Contains(manager.Person) != true)
                return manager;
        }

        return null;
    }
}
