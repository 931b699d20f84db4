using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// What works at every step of every dialog: <c>skip</c>, <c>later</c>, <c>cancel</c>, <c>back</c>, <c>help</c>.
/// </summary>
public static class UniversalCommands
{
    public static async ValueTask ObeyAsync(PersonTurn turn, Command command, OpenQuestion? question)
    {
        switch (command.Word)
        {
            case Word.Skip when question is null:
                WeeklyAsk.SkipWeek(turn, turn.Week);
                break;
            case Word.Skip:
                await turn.Question(question).SkipAsync(turn, question);
                break;
            case Word.Later when question?.Dialog == DeleteQuestion.Dialog:
                // Nobody is asked days later, out of the blue, whether everything shall go.
                await turn.Question(question).SkipAsync(turn, question);
                break;
            case Word.Later:
                Postpone(turn, command, question);
                break;
            case Word.Cancel when question is not null:
                turn.Close(question.Card);
                turn.Say(turn.Weeks.Commitments.TryGetValue(question.Subject ?? "", out var about)
                    ? ConversationText.Left(about.Text)
                    : ConversationText.Cancelled);
                break;
            case Word.Back when question is not null:
                turn.AskAgain(WithoutLast(turn, question), turn.NoObjections);
                break;
            case Word.Help:
                Help(turn, question);
                break;
            default:
                turn.Say(ConversationText.NothingOpen(Menu.Now(turn)));
                break;
        }
    }

    /// <summary>Puts the question again at the time asked for; with none open, the week's question.</summary>
    static void Postpone(PersonTurn turn, Command command, OpenQuestion? question)
    {
        switch (TimeWords.Later(command.Rest, turn.Now, turn.Zone, turn.Calendar))
        {
            case TimeReading<DateTimeOffset>.Understood { Value: var at }:
                question ??= WeeklyAsk.Hold(turn, turn.CommitWeek);
                if (question is null)
                {
                    turn.Say(ConversationText.NothingOpen(Menu.Now(turn)));
                    break;
                }

                var isInstead = turn.Profile.LaterCard is { } before && before != question.Card
                    && turn.Profile.Dialog.Find(before) is not null;
                turn.Profile = turn.Profile.WithLater(at, question.Card);
                var (on, time) = Zones.Local(at, turn.Zone);
                var said = on == turn.Today
                    ? ConversationText.LaterToday(time, turn.Zone)
                    : ConversationText.LaterOn(on, time, turn.Zone);
                turn.Say(isInstead ? ConversationText.LaterInstead(said) : said);
                break;
            case TimeReading<DateTimeOffset>.Refused refused:
                turn.Say(refused.Phrase);
                break;
            default:
                turn.Say(TimeText.LaterExamples);
                break;
        }
    }

    static OpenQuestion WithoutLast(PersonTurn turn, OpenQuestion question) =>
        turn.Question(question) is IFormQuestion { } form
            && form.Form(turn, question).Slots.LastOrDefault(slot => question.Kept.ContainsKey(slot.Name)) is { } last
            ? question with { Kept = question.Kept.Remove(last.Name) }
            : question;

    static void Help(PersonTurn turn, OpenQuestion? question)
    {
        var lines = turn switch
        {
            { Profile.IsAgreed: false, Managed: [_, ..] } => HelpText.ForManager,
            { Profile.IsAgreed: false } => HelpText.ForNewcomer,
            { Managed: [_, ..] } => HelpText.ForBoth,
            _ => HelpText.ForRep,
        };
        if (turn.Team is null)
            lines = HelpText.Alone(lines);
        turn.Say(new Card(HelpText.Title, new Heading(HelpText.Title), new Items(lines)));
        if (question is not null)
            turn.AskAgain(question, turn.NoObjections);
    }
}
