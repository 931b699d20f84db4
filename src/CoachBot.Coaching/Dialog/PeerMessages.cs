using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// Mail between people: it waits for the reader's working hours, comes three times a day at most, and not at all to
/// people who have not agreed to hear from the bot. It counts towards no week's limit.
/// </summary>
public static class PeerMessages
{
    /// <summary>The mail's kind, and the planned moment at which waiting letters are brought.</summary>
    public const string Kind = "letter";

    /// <summary>The view that shows a question about somebody else's words, made when it is sent.</summary>
    public const string CardView = "card";

    /// <summary>The view that tells what somebody else did.</summary>
    public const string NoticeView = "notice";

    public const int MostADay = 3;

    /// <summary>Questions open at a time: of more the oldest gives way.</summary>
    public const int MostOpen = 3;

    /// <summary>While so many wait for one reader, nothing that somebody begins is taken; what follows on it is.
    /// </summary>
    const int MostWaiting = 20;

    /// <summary>Sends what a row of this person's says to somebody else; once, however often it is brought.</summary>
    /// <param name="again">Tells apart what is sent several times of one row.</param>
    public static void Post(PersonTurn turn, string to, string what, string row, string again = "") =>
        turn.Owe(new OutboxMessage.SendMessage(Mail(turn.Profile.Partition, to, what, row, again)));

    /// <inheritdoc cref="Post"/>
    /// <param name="from">Partition of the person who has the row: a person, or a team.</param>
    public static PeerMessage Mail(string from, string to, string what, string row, string again = "") => new(
        $"{what}-{PlanNames.Digest(from)}-{row}{again}-{PlanNames.Digest(to)}", Kind, from, to,
        ImmutableSortedDictionary<string, string>.Empty.Add("what", what).Add("row", row));

    public static async ValueTask TakeAsync(PersonTurn turn, PeerMessage mail)
    {
        var letter = new MessageReference(mail.Values["what"], mail.From, mail.Values["row"]);
        var kind = turn.Capabilities.Message(letter.What);
        DropPast(turn);
        if (kind.Refuses is { } refuses && turn.Profile.Letters.Length >= MostWaiting)
        {
            refuses(turn, letter);
        }
        else if (await kind.TakeAsync(turn, letter))
        {
            turn.Profile = turn.Profile.WithLetters(turn.Profile.Letters.Add(letter.ToText()));
            await BringAsync(turn);
        }
    }

    static void DropPast(PersonTurn turn) => turn.Profile = turn.Profile.WithLetters(
        turn.Profile.Letters.Where(text => MessageReference.Read(text) is var letter
            && !turn.Capabilities.Message(letter.What).IsPast(turn, letter)));

    /// <summary>Brings what waits, as far as today and working hours allow.</summary>
    public static async ValueTask BringAsync(PersonTurn turn)
    {
        DropPast(turn);
        while (turn.Profile.Letters is [var first, .. var rest] && NextAt(turn) <= turn.Now)
        {
            var today = Key.Day(turn.Today);
            var count = turn.Profile.LettersOn == turn.Today ? turn.Profile.LettersCount + 1 : 1;
            turn.Profile = turn.Profile.WithLetters([.. rest]).With("lettersOn", today)
                .With("lettersCount", (long)count);
            var letter = MessageReference.Read(first);
            await turn.Capabilities.Message(letter.What).BringAsync(turn, letter);
        }
    }

    /// <summary>When the next waiting letter comes; <c>null</c>: none waits, or nothing may be said unasked.</summary>
    public static DateTimeOffset? NextAt(PersonTurn turn)
    {
        if (turn.Profile.Letters.IsEmpty || turn.Profile.IsStopped || turn.Profile.IsQuiet || !turn.Profile.IsReachable)
            return null;

        var from = turn.Profile.LettersOn == turn.Today && turn.Profile.LettersCount >= MostADay
            ? Zones.At(turn.Today.AddDays(1), TimeOnly.MinValue, turn.Zone)
            : turn.Now;
        if (turn.Profile.AwayUntil is { } back && back > turn.Today)
            from = Zones.At(back, TimeOnly.MinValue, turn.Zone);
        return WorkingHours.NextWithin(from, turn.Calendar, turn.Zone);
    }

    /// <summary>A question about the letter: open from now on, drawn when it is sent.</summary>
    /// <param name="week">By name: the week after's question closes it; <c>null</c>: it stays open.</param>
    public static void Ask(
        PersonTurn turn, string dialog, MessageReference letter, string? week = null,
        ImmutableSortedDictionary<string, string>? kept = null)
    {
        var card = new CardId(dialog, week ?? CardId.NoWeek, turn.NextCard(dialog)).ToString();
        turn.Open(new OpenQuestion(card, dialog, kept ?? turn.NothingKept, week, letter.ToText()));
        Show(turn, card);
    }

    /// <summary>The card as it stands when it is sent.</summary>
    public static void Show(PersonTurn turn, string card) =>
        turn.Owe(new OutboxMessage.ShowView(CardView, ImmutableSortedDictionary<string, string>.Empty, card));

    /// <summary>What has happened, with nothing to answer.</summary>
    public static void Tell(PersonTurn turn, MessageReference letter) => turn.Owe(new OutboxMessage.ShowView(
        NoticeView, ImmutableSortedDictionary<string, string>.Empty.Add("letter", letter.ToText()),
        new CardId(Kind, CardId.NoWeek, turn.NextCard(Kind)).ToString()));

    /// <summary>What was not brought yet is not brought at all; what was put is closed.</summary>
    /// <returns>Whether it was put.</returns>
    public static bool Withdraw(PersonTurn turn, MessageReference asked)
    {
        if (turn.Profile.Letters.Contains(asked.ToText()))
        {
            turn.Profile = turn.Profile.WithLetters(turn.Profile.Letters.Remove(asked.ToText()));
            return false;
        }

        foreach (var question in turn.Profile.Dialog.Open.Where(question => question.Subject == asked.ToText()))
            End(turn, question);
        return true;
    }

    /// <summary>Closed without an answer, and its card says so.</summary>
    public static void End(PersonTurn turn, OpenQuestion question)
    {
        turn.Profile = turn.Profile.WithEnded(question.Card);
        turn.Close(question.Card);
    }

    /// <summary>Ended to make place for others: who waits hears that there was no answer.</summary>
    public static void GiveWay(PersonTurn turn, OpenQuestion question, MessageSpec brought)
    {
        End(turn, question);
        brought.GivesWay(turn, MessageReference.Of(question)!);
    }

    /// <summary>Closes the questions that nobody needs an answer to any more.</summary>
    public static void CloseEnded(PersonTurn turn)
    {
        turn.CloseWhere(question => turn.Question(question).IsOver(turn, question));
        foreach (var capability in turn.Capabilities.All)
            capability.CloseEnded(turn);
    }

    /// <summary>Declines what is asked: the person will not be there to answer.</summary>
    public static void DeclineAll(PersonTurn turn)
    {
        foreach (var capability in turn.Capabilities.All)
            capability.Decline(turn);
    }

    /// <summary>A person who manages a team hears of it from their people without being coached themselves.</summary>
    public static bool IsReader(PersonTurn turn) => turn.Profile.IsAgreed || !turn.Managed.IsEmpty;

    /// <summary>The same, as a message is taken in.</summary>
    public static bool IsRead(PersonTurn turn, MessageReference letter) => IsReader(turn);
}
