using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>
/// After the day agreed on both are asked in one tap whether it happened and was useful. Each one's answer stays in
/// their own partition and is shown to nobody.
/// </summary>
public static class HelpFollowUp
{
    /// <summary>Where the day was left open, so many days after the yes.</summary>
    const int DaysWithoutADay = 7;

    /// <summary>The morning after, in working hours.</summary>
    public static DateTimeOffset At(PersonTurn turn, DateOnly? on) => WorkingHours.NextWithin(
        Zones.At((on ?? turn.Today.AddDays(DaysWithoutADay)).AddDays(1), turn.Calendar.Ask.At, turn.Zone),
        turn.Calendar, turn.Zone);

    /// <summary>Asks about what is due, one at a time; what came to nothing meanwhile is let go.</summary>
    /// <returns>Whether something was asked.</returns>
    public static async ValueTask<bool> AskAsync(PersonTurn turn)
    {
        if (!(turn.Profile.HelpAfterAt <= turn.Now))
            return false;

        var book = await HelpRecords.OpenAsync(turn);
        foreach (var request in book.Requests.Where(request => request.AfterAt <= turn.Now))
        {
            book.Keep(request with { AfterAt = null });
            var about = new MessageReference(
                AfterQuestion.Rep, request.To, HelpGiven.RowOf(turn.Profile.Partition, request.Row));
            if (await IsThereAsync(turn, about))
            {
                AfterQuestion.Ask(turn, about, request.ToName);
                return true;
            }
        }

        foreach (var given in book.Given.Where(given => given.IsOpen && given.AfterAt <= turn.Now))
        {
            book.Keep(given with { AfterAt = null });
            var about = new MessageReference(AfterQuestion.Helped, given.From, given.FromRow);
            if (await IsThereAsync(turn, about))
            {
                AfterQuestion.Ask(turn, about, (await turn.ReadAsync(about)).From.Name ?? "");
                return true;
            }
        }

        return false;
    }

    /// <summary>Nobody is asked after so long any more.</summary>
    public static async ValueTask LetGoAsync(PersonTurn turn)
    {
        var book = await HelpRecords.OpenAsync(turn);
        foreach (var request in book.Requests.Where(request => request.AfterAt <= turn.Now))
            book.Keep(request with { AfterAt = null });
        foreach (var given in book.Given.Where(given => given.AfterAt <= turn.Now))
            book.Keep(given with { AfterAt = null });
    }

    public static async ValueTask KeepAsync(PersonTurn turn, MessageReference about, string outcome)
    {
        var book = await HelpRecords.OpenAsync(turn);
        if (about.What == AfterQuestion.Helped && book.FindGiven(about.From, about.Row) is { } given)
            book.Keep(given with { Outcome = outcome });
        else if (about.What == AfterQuestion.Rep && book.Requests.LastOrDefault(request => request.To == about.From
            && HelpGiven.RowOf(turn.Profile.Partition, request.Row) == about.Row) is { } request)
            book.Keep(request with { Outcome = outcome });
    }

    static async ValueTask<bool> IsThereAsync(PersonTurn turn, MessageReference about) =>
        await turn.ReadAsync(about) is { Row: not null } referred && referred.IsColleagueOf(turn.Profile);
}

/// <summary>"Did it happen, and was it useful?", for whoever answers alone: never a rating of a person.</summary>
public sealed class AfterQuestion : IQuestion
{
    public const string Dialog = "helpafter";

    /// <summary>In the question's subject: the person who asked for help is asked about a colleague's row.</summary>
    public const string Rep = "help-was";

    /// <summary>In the question's subject: the person who helped is asked about the rep's request.</summary>
    public const string Helped = "helped";

    const string Field = "happened";
    const string With = "with";

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, MessageReference about, string with) => turn.Ask(new OpenQuestion(
        new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString(), Dialog,
        turn.NothingKept.Add(With, with), Subject: about.ToText()));

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            HelpingText.DidItHappen(question.Kept[With]),
            new Button(HelpingText.Useful, "useful", Field: Field, Value: "useful"),
            new(HelpingText.NotUseful, "not useful", Field: Field, Value: "happened"),
            new(HelpingText.DidNotHappen, "it didn't happen", Field: Field, Value: "did-not-happen"),
            new(SharedText.SkipButton, "skip"));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(HelpingText.Told);

    public bool IsChoice => true;

    public bool Takes(string word) => word is Word.Yes or Word.No;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var outcome = given.Command?.Word switch
        {
            Word.Yes => "useful",
            Word.No => "did-not-happen",
            _ => ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, given),
        };
        if (outcome is null)
        {
            turn.AskOnceMore(question);
            return;
        }

        turn.Close(question.Card);
        await HelpFollowUp.KeepAsync(turn, MessageReference.Of(question)!, outcome);
        turn.Say(HelpingText.Told);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(SharedText.AllRight);
    }
}
