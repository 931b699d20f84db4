using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>Suggestions on the side of those who decide: the managers of the team they are for.</summary>
public static class CurationHandler
{
    /// <summary>The rows of a manager who said "not this time", with a word why perhaps.</summary>
    public const string Passed = "passed";

    public static RowRange PassedRows => SentWords.Passed.Range();

    /// <summary>Takes in what a letter says at once, whenever it is brought.</summary>
    /// <returns>Whether there is something to bring.</returns>
    public static async ValueTask<bool> TakeAsync(PersonTurn turn, MessageReference letter)
    {
        if (letter.What == SuggestHandler.Sent)
            return await IsToBeReadAsync(turn, letter);

        PeerMessages.Withdraw(turn, letter with { What = SuggestHandler.Sent });
        return false;
    }

    public static async ValueTask BringAsync(PersonTurn turn, MessageReference letter)
    {
        if (await IsToBeReadAsync(turn, letter))
            PeerMessages.Ask(turn, CurateQuestion.Dialog, letter);
    }

    /// <summary>Who suggests, and what; <c>null</c>: it is gone, taken up, or not this person's to decide.</summary>
    public static (string Name, Suggestion Suggestion)? Wanted(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred
        && Suggestion.Read(row) is { Status: not SuggestionStatus.TakenUp } suggestion && Manages(turn, suggestion)
            ? (suggestion.ByName ?? referred.From.Name ?? "", suggestion) : null;

    /// <summary>Not this time; the person who suggested it hears so, with the words why.</summary>
    /// <param name="why">Empty: none.</param>
    public static void Pass(PersonTurn turn, OpenQuestion question, string name, string why)
    {
        var letter = MessageReference.Of(question)!;
        var row = new SentWords(
            turn.NextRow(SentWords.Passed), why.Length > 0 ? why : null, turn.Today)
        {
            To = letter.From,
            ToName = name,
            ByName = turn.Heard?.From.Name ?? turn.Profile.Name,
            About = letter.ToText(),
            Card = question.Card,
        }.ToEntity(turn.Profile.Partition);
        turn.Put(row);
        PeerMessages.Post(turn, letter.From, SuggestHandler.No, row.Row);
        Close(turn, letter);
        turn.Say(SuggestionsText.NotThisTime(row));
    }

    /// <summary>The question, and a draft that was begun of it.</summary>
    public static void Close(PersonTurn turn, MessageReference letter) =>
        turn.CloseWhere(open => open.Subject == letter.ToText());

    /// <summary>Closes what nobody need decide any more, or what is another manager's to decide now.</summary>
    public static void CloseEnded(PersonTurn turn)
    {
        foreach (var question in turn.Profile.Dialog.Open.Where(question =>
            question.Dialog is CurateQuestion.Dialog or TakeUpQuestion.Dialog
                && MessageReference.Of(question) is not null
            && Wanted(turn, question) is null))
        {
            PeerMessages.End(turn, question);
            if (question.Dialog == CurateQuestion.Dialog && turn.Referred(question) is { Row: { } row }
                && Suggestion.Read(row) is { Status: SuggestionStatus.Open })
                TellUndecided(turn, MessageReference.Of(question)!);
        }
    }

    /// <summary>Whatever waits is left to the other managers: this one will not be there to decide.</summary>
    public static void LeaveAll(PersonTurn turn)
    {
        var waiting = turn.Profile.Letters.Select(MessageReference.Read)
            .Concat(turn.Profile.Dialog.Open.Where(question => question.Dialog == CurateQuestion.Dialog)
                .Select(question => MessageReference.Of(question)!))
            .Where(letter => letter.What == SuggestHandler.Sent).ToList();
        foreach (var letter in waiting)
            Leave(turn, letter);
    }

    /// <summary>Left to the other managers, whether it was put or waits to be.</summary>
    public static void Leave(PersonTurn turn, MessageReference letter)
    {
        PeerMessages.Withdraw(turn, letter);
        TellUndecided(turn, letter);
    }

    /// <summary>A person who suggested it hears so if nobody else is left who decides.</summary>
    public static void TellUndecided(PersonTurn turn, MessageReference letter) => PeerMessages.Post(
        turn, letter.From, SuggestHandler.Undecided, letter.Row,
        turn.NextCard(SuggestHandler.Undecided).ToString(CultureInfo.InvariantCulture));

    static async ValueTask<bool> IsToBeReadAsync(PersonTurn turn, MessageReference letter)
    {
        if ((await turn.ReadAsync(letter)).Row is not { } row
            || Suggestion.Read(row) is not { Status: not SuggestionStatus.TakenUp } suggestion)
            return false;

        if (Manages(turn, suggestion) && turn.Profile is { IsStopped: false, IsReachable: true })
            return true;

        TellUndecided(turn, letter);
        return false;
    }

    static bool Manages(PersonTurn turn, Suggestion suggestion) =>
        turn.Managed.Any(team => team.Partition == suggestion.Team);
}
