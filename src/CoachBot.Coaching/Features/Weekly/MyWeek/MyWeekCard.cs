using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.MyWeek;

/// <summary><c>my week</c>: the commitment, its plan, what comes next and when, who sees it.</summary>
public static class MyWeekCard
{
    /// <summary>The card; and the week's question, where that is what is open.</summary>
    /// <param name="lead">Said first on the card; <c>null</c>: nothing.</param>
    public static void Show(PersonTurn turn, OpenQuestion? waiting, Phrase? lead = null)
    {
        var commitment = turn.Weeks.Current(turn.CommitWeek.Name) ?? turn.Weeks.Current(turn.Week.Name);
        var asked = waiting is not null && turn.Question(waiting).IsWeekly ? waiting : null;
        turn.Say(new Card(
            MyWeekText.Title,
            [
                .. lead is null ? Array.Empty<CardElement>() : [new Paragraph(lead)],
                new Heading(MyWeekText.Title),
                .. commitment is null ? [new Paragraph(CommitmentText.NothingYet)]
                    : CommitmentCards.Overview(commitment, turn).Elements,
                .. turn.Weeks.State(turn.Week.Name).Note is { } note
                    ? [new Facts([new(MyWeekText.NotedForMonday, Phrase.Verbatim(note))])] : Array.Empty<CardElement>(),
                new Facts([new(MyWeekText.NextLabel, Next(turn))]),
                .. Offers(commitment, asked),
            ]));
        if (asked is not null)
            turn.AskAgain(asked, turn.NoObjections);
    }

    static Phrase Next(PersonTurn turn)
    {
        var next = NextSendText.Comes(turn);
        return SendPlanner.Planned(turn, PlanNames.Nudge) is { } nudge
            ? MyWeekText.NudgeThen(NextSendText.At(turn, nudge.At), next)
            : next;
    }

    static CardElement[] Offers(Commitment? commitment, OpenQuestion? asked) => commitment switch
    {
        null when asked is not null => [],
        null => [new Buttons([new(SharedText.AskMeNow, Word.AskMeNow, Primary: true)])],
        { IsOpen: true } =>
        [
            new Buttons(
            [
                new(SharedText.Done, Word.Done),
                new(SharedText.ChangeButton, Word.Change),
                new(MyWeekText.PlanButton, "my plan"),
            ]),
        ],
        _ => [],
    };
}
