using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Onboarding;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Presence;

/// <summary>
/// "Shall I stop writing to you?": a person wrote what sounds like it, which may be their answer to what was asked.
/// </summary>
public sealed class StoppingQuestion : IQuestion
{
    public const string Dialog = "stopping";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what was written while a question waited for it.</summary>
    const string Words = "text";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the card of the question that they may be the answer to.</summary>
    const string To = "to";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the chat message they came in.</summary>
    const string MessageId = "message";

    public string Name => Dialog;

    public AwaitedAnswer Awaits => AwaitedAnswer.YesOrNo;

    /// <param name="waiting">The question that waits for free text; <c>null</c>: none.</param>
    public static void Ask(PersonTurn turn, OpenQuestion? waiting, string words, string? messageId)
    {
        if (turn.Profile.IsStopped)
        {
            PauseHandler.Obey(turn, new Command(Word.Stop));
            return;
        }

        // What another person would read is not passed on from here.
        if (waiting is not null && turn.Question(waiting) is IForwardedQuestion)
            waiting = null;
        turn.CloseWhere(open => open.Dialog == Dialog);
        var kept = turn.NothingKept;
        if (waiting is not null)
            kept = kept.Add(Words, words).Add(To, waiting.Card);
        if (waiting is not null && messageId is not null)
            kept = kept.Add(MessageId, messageId);
        turn.Ask(new OpenQuestion(
            new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString(), Dialog, kept));
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            PeopleText.ShallIStop,
            new Button(PeopleText.StopButton, "yes"),
            new(question.Kept.ContainsKey(To) ? PeopleText.ThatIsMyAnswer : PeopleText.No, "no", Primary: true));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(ConversationText.Closed);

    public bool Takes(string word) =>
        word is Word.Yes or Word.No or Word.Keep or Word.NotNow or Word.Cancel or Word.Skip;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command?.Word == Word.Yes || YesOrNo.Whole(given.Text ?? "") == true)
        {
            PauseHandler.Obey(turn, new Command(Word.Stop));
            return;
        }

        turn.Close(question.Card);
        var isNo = given.Text is null || YesOrNo.Whole(given.Text) == false;
        if (question.Kept.TryGetValue(To, out var card) && turn.Profile.Dialog.Find(card) is { } waiting
            && !turn.Question(waiting).IsOver(turn, waiting))
        {
            // Other words than a yes or a no are another answer to what was asked before.
            await turn.Question(waiting).AnswerAsync(turn, waiting, isNo
                ? given with
                {
                    Text = question.Kept[Words],
                    Command = null,
                    MessageId = question.Kept.GetValueOrDefault(MessageId),
                }
                : given);
        }
        else if (isNo)
        {
            turn.Say(ConversationText.Cancelled);
        }
        else
        {
            Conversation.NotUnderstood(turn);
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(ConversationText.Cancelled);
    }
}
