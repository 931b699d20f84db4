using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Onboarding;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Hosting;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Listening;

/// <summary>
/// Holds words that are probably no answer, until the person says what they are or a day has passed. What kind they
/// are of is written nowhere: the card reads them anew.
/// </summary>
public sealed class HeldQuestion : IQuestion
{
    public const string Dialog = "heard";

    public string Name => Dialog;

    public bool HoldsWords => true;

    public bool CanWait => false;

    public AwaitedAnswer Awaits => AwaitedAnswer.YesOrNo;

    /// <summary>Holds an answer and says what it was heard as.</summary>
    internal static void Ask(PersonTurn turn, OpenQuestion? waiting, Answer given)
    {
        // A new card, so that the one before it is not drawn once more as this one.
        var before = turn.Profile.Dialog.Open.FirstOrDefault(open => open.Dialog == Dialog);
        var number = before is null ? 1 : CardId.Read(before.Card)!.Number + 1;
        turn.CloseWhere(open => open.Dialog == Dialog);
        turn.Count(Counter.Held);
        turn.Ask(new OpenQuestion(
            new CardId(Dialog, CardId.NoWeek, number).ToString(), Dialog, HeldWords.Of(turn, given),
            Subject: waiting?.Card));
    }

    /// <summary>The question whose answer the words may be; <c>null</c>: none, or it waits no more.</summary>
    internal static OpenQuestion? Waiting(PersonTurn turn, OpenQuestion held) =>
        held.Subject is { } card && turn.Profile.Dialog.Find(card) is { } open
            && !turn.Question(open).IsOver(turn, open) ? open : null;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var heard = Hear(turn, question);
        if (Choices.Of(turn, heard) is not { } choices)
            return Card.Say(ListeningText.Settled);

        return Card.Ask(choices.Text, [.. choices.Offers, new Button(No(turn, question, heard), Word.No)]);
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(ListeningText.Settled);

    public bool IsAside => true;

    public bool Takes(string word) => word is Word.Yes or Word.No or Word.Keep or Word.NotNow or Word.Cancel
        || IsOffered(word);

    /// <summary>Other words are no choice: they are an answer to what was asked before.</summary>
    public bool Hears(string text) => YesOrNo.Whole(text) is not null;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var heard = Hear(turn, question);
        var choices = Choices.Of(turn, heard);
        turn.Close(question.Card);
        switch (given.Command?.Word ?? Said(given.Text))
        {
            case Word.Yes or Word.Keep when heard.Meaning is MessageMeaning.Telling && choices is { Yes: Word.Keep }:
                KeepForMonday(turn, HeldWords.Read(question));
                break;
            case Word.Yes when choices is { Yes: { } typed }:
                await ObeyAsync(turn, question, turn.Capabilities.Grammar.Read(typed, turn, isAnswering: false));
                break;
            case { } word when IsOffered(word):
                if (heard.Meaning is MessageMeaning.Telling && word is Word.Done or Word.Tried)
                    Note(turn, HeldWords.Read(question));
                await ObeyAsync(turn, question, given.Command);
                break;
            case Word.No when heard.Meaning is MessageMeaning.Telling && choices is { Yes: null }:
                Note(turn, HeldWords.Read(question));
                turn.Say(ListeningText.Kept);
                break;
            case Word.No:
                await ReleaseAsync(turn, question);
                break;
            case null:
                Conversation.NotUnderstood(turn);
                break;
            default:
                turn.Say(ConversationText.Cancelled);
                break;
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(ConversationText.Cancelled);
    }

    /// <summary>When the words go; <c>null</c>: none are held.</summary>
    internal static DateTimeOffset? EndsAt(PersonTurn turn) => turn.Profile.Dialog.Open
        .Where(open => open.Dialog == Dialog).Select(open => (DateTimeOffset?)HeldWords.EndsAt(open)).Min();

    /// <summary>A day has passed and nothing was chosen.</summary>
    internal static ValueTask EndAsync(PersonTurn turn)
    {
        turn.CloseWhere(open => open.Dialog == Dialog && HeldWords.EndsAt(open) <= turn.Now);
        return ValueTask.CompletedTask;
    }

    /// <summary>The other half of a command that was half there: "later", then "2h".</summary>
    /// <returns><c>null</c>: it is none.</returns>
    internal static Command? Completed(PersonTurn turn, Answer given) =>
        given.Text is { } rest && turn.Profile.Dialog.Open is [.., { Dialog: Dialog } held]
        && Hear(turn, held).Meaning is MessageMeaning.WrappedCommand { Rest: "" } half
            ? turn.Capabilities.Grammar.Read($"{half.Command} {rest}", turn, isAnswering: true)
            : null;

    static string? Said(string? text) => YesOrNo.Whole(text ?? "") switch
    {
        true => Word.Yes,
        false => Word.No,
        null => null,
    };

    static Heard Hear(PersonTurn turn, OpenQuestion held) => Heard.Of(
        turn, Waiting(turn, held), HeldWords.Read(held),
        Zones.Local(HeldWords.HeldAt(held), turn.Zone).On);

    static Phrase No(PersonTurn turn, OpenQuestion held, Heard heard) =>
        heard is { ForSomebody: { } forwarded, Waiting: { } waiting } ? forwarded.Choice(turn, waiting).Yes
        : heard.Meaning is MessageMeaning.Telling && CommitHandler.Spoken(turn) is not null ? ListeningText.JustTelling
        : heard.Waiting is not null || HeldWords.Read(held).Command is not null ? PeopleText.ThatIsMyAnswer
        : PeopleText.No;

    /// <summary>Such words stand on the buttons; what is asked about a command has a yes.</summary>
    static bool IsOffered(string word) => word is Word.Pause or Word.PauseUntilIWrite or Word.Away or Word.Stop
        or Word.Done or Word.Tried || RhythmQuestion.Words.ContainsKey(word);

    static async ValueTask ObeyAsync(PersonTurn turn, OpenQuestion held, Command? chosen)
    {
        if (chosen is { } command)
        {
            await Conversation.ObeyAsync(
                turn, command, Waiting(turn, held),
                new(null, command, ImmutableDictionary<string, string>.Empty, null));
        }
        else
        {
            turn.Say(ConversationText.NotBuilt(Menu.Now(turn)));
        }
    }

    /// <summary>The words are the answer, as they were typed.</summary>
    static async ValueTask ReleaseAsync(PersonTurn turn, OpenQuestion held)
    {
        var given = HeldWords.Read(held);
        if (Waiting(turn, held) is { } waiting
            && (given.Command is null || turn.Question(waiting).Takes(given.Command.Word)))
            await turn.Question(waiting).AnswerAsync(turn, waiting, given);
        else if (given.Command is { } command)
            await Conversation.ObeyAsync(turn, command, Waiting(turn, held), given);
        else
            turn.Say(held.Subject is null ? ConversationText.Cancelled : ConversationText.Closed);
    }

    /// <summary>What was told with nothing open comes back with the next question.</summary>
    static void KeepForMonday(PersonTurn turn, Answer told)
    {
        if (told.Text is not { Length: <= TextSlot.MaxLength } text)
            return;

        var state = turn.Weeks.State(turn.Week.Name);
        turn.Keep(state with { Note = Joined(state.Note, text) });
        turn.Say(ListeningText.Noted);
    }

    /// <summary>What was told before comes first; together no longer than one answer.</summary>
    static string Joined(string? before, string text) =>
        before is not null && before.Length + text.Length < TextSlot.MaxLength ? before + "\n" + text : text;

    /// <summary>What was told of a commitment without being asked is kept with it.</summary>
    static void Note(PersonTurn turn, Answer told)
    {
        if (CommitHandler.Spoken(turn) is not { } about || told.Text is not { Length: <= TextSlot.MaxLength } text)
            return;

        var reflection = turn.Weeks.ReflectionOn(about)
            ?? new Reflection(about.Week, about.Number, null, null, turn.Today);
        turn.Keep(reflection with { Noticed = Joined(reflection.Noticed, text) });
    }
}
