using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>Somebody wrote or pressed: which question or capability answers.</summary>
public static class Conversation
{
    /// <summary>The same line more often in a row helps nobody.</summary>
    const int MostInWhole = 2;

    public static async ValueTask HearAsync(PersonTurn turn, Activity activity)
    {
        var aim = ReplyResolver.Of(turn, activity);
        var question = aim.Question;
        var command = Read(turn, activity, question);
        if (question is not null && command is not null && activity.Card is null
            && turn.Question(question) is { IsAside: true } aside && !aside.Takes(command.Word))
            question = question.Subject is { } held ? turn.Profile.Dialog.Find(held) : null;
        var given = new Answer(
            command is null && activity.Inputs.IsEmpty ? ReplyResolver.Typed(activity)?.Trim()
                : null, command, activity.Inputs,
            activity.Kind == ActivityKind.Message ? activity.MessageId : null);
        if (await turn.Capabilities.HearAsync(turn, question, given))
            return;

        if (question is null && Answered(turn, activity) is { } card
            && (activity.Kind == ActivityKind.Submit || command is null))
        {
            if (turn.Capabilities.All.Any(capability => capability.TakesSettled(turn, activity, card)))
                return;

            // An answered or expired card: its current state, and nothing else changes.
            turn.Refresh(card);
            if (!activity.WantsCard)
                turn.Say(turn.Current(card)!);
            return;
        }

        if (!await turn.Capabilities.AdmitsAsync(turn, question, given))
            return;

        var isAnswer = command is null
            ? given.Text is { Length: > 0 }
                || (activity.Kind == ActivityKind.Submit && (activity.Card is not null || !activity.Inputs.IsEmpty))
            : question is not null && turn.Question(question).Takes(command.Word);
        if (question is not null && isAnswer && turn.Question(question).IsOver(turn, question))
            TellOver(turn, question);
        else if (question is not null && isAnswer && !aim.IsSure && given.Text is { Length: <= TextSlot.MaxLength })
            AddresseeQuestion.Ask(turn, aim, given);
        else if (question is not null && isAnswer && turn.Question(question).IsChoice && Hint(turn, given) is { } hint)
            turn.Say(hint);
        else if (question is not null && isAnswer)
            await turn.Question(question).AnswerAsync(turn, question, given);
        else if (command is not null)
            await ObeyAsync(turn, command, question, given);
        else if (Hint(turn, given) is { } how)
            turn.Say(how);
        else
            NotUnderstood(turn);
    }

    /// <summary>A message of the person's says something else now.</summary>
    public static async ValueTask HearEditAsync(PersonTurn turn, Activity edit)
    {
        var command = new Command(Word.Edited, edit.Text.Trim());
        var given = new Answer(null, command, ImmutableDictionary<string, string>.Empty, edit.EditedId);
        if (!await turn.Capabilities.HearAsync(turn, null, given) && turn.Profile.IsAgreed)
            await ObeyAsync(turn, command, null, given);
    }

    static Phrase? Hint(PersonTurn turn, Answer given) =>
        given.Text is { } text ? CommandHints.Hint(turn, text) : null;

    /// <summary>What was given to a question past its time is kept nowhere.</summary>
    static void TellOver(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(turn.Current(question.Card)!);
    }

    static Command? Read(PersonTurn turn, Activity activity, OpenQuestion? question)
    {
        if (activity is { Kind: ActivityKind.Submit, Card: not null })
        {
            return activity.Command is { } pressed
                && !(question is not null && ButtonChoice.IsMade(turn, question, activity))
                ? turn.Capabilities.Grammar.Read(pressed, turn, isAnswering: false)
                : null;
        }

        if (activity is { Kind: ActivityKind.Submit, Command: null }
            && turn.Capabilities.ByField(activity.Inputs.Keys) is { } filled)
            return new Command(filled.Word);

        if (ReplyResolver.Typed(activity) is not { } typed)
            return null;

        return turn.Capabilities.Grammar.Read(typed, turn, IsAnswering(turn, question, typed))
            ?? (question is not null && ReplyResolver.Labelled(turn, question, typed) is { } button
                ? turn.Capabilities.Grammar.Read(button.Command, turn, isAnswering: false) : null)
            ?? SmallTalk.Plea(typed);
    }

    /// <summary>A question waits for free text such as this.</summary>
    internal static bool IsAnswering(PersonTurn turn, [NotNullWhen(true)] OpenQuestion? question, string typed) =>
        question is not null && turn.Question(question) is { IsChoice: false } asks && asks.Hears(typed);

    static string? Answered(PersonTurn turn, Activity activity) =>
        ReplyResolver.Card(turn, activity) is { } card && turn.Profile.Dialog.Find(card) is null ? card : null;

    internal static ValueTask ObeyAsync(PersonTurn turn, Command command, OpenQuestion? question, Answer given) =>
        turn.Capabilities.Command(command.Word)!.Obey(new(turn, command, question, given));

    /// <summary>
    /// One line with three things that can be done now, and after two of them a shorter one: never silence, never an
    /// error trace.
    /// </summary>
    public static void NotUnderstood(PersonTurn turn)
    {
        if (turn.Heard is { Kind: ActivityKind.Message, Text: var text } && string.IsNullOrWhiteSpace(text))
            turn.Say(ConversationText.Menu(Menu.Now(turn)));
        else if (turn.Miss() <= MostInWhole)
            turn.Say(ConversationText.Unknown(Menu.Now(turn)));
        else
            turn.Say(ConversationText.UnknownAgain, new Core.Cards.Button(ConversationText.HelpButton, "help"));
    }
}
