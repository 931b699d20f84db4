using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// "Is this for Marc?": holds what was typed until the person says whom it is for; it closes, and the words go, with
/// the question that they may answer.
/// </summary>
public sealed class AddresseeQuestion : IQuestion
{
    public const string Dialog = "meant";

    /// <summary>Open at a time: of more the oldest closes.</summary>
    public const int MostOpen = 3;

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what was typed.</summary>
    const string Words = "text";

    /// <summary>The chat message it came in, and the card of the question it may answer as well; else left out.
    /// </summary>
    const string Message = "message";

    /// <inheritdoc cref="Message"/>
    const string Other = "other";

    /// <summary>Of that question, on the button.</summary>
    const int MostCharacters = 40;

    public string Name => Dialog;

    internal static void Ask(PersonTurn turn, ReplyResolver aim, Answer given)
    {
        var kept = turn.NothingKept.Add(Words, given.Text!);
        if (given.MessageId is { } message)
            kept = kept.Add(Message, message);
        if (aim.Other is { } other)
            kept = kept.Add(Other, other.Card);
        var card = new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString();
        turn.Ask(new OpenQuestion(card, Dialog, kept, Subject: aim.Question!.Card));
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Asked(turn, question) is not { } asked)
            return Card.Say(SharedText.Over);

        var sentOn = (IForwardedQuestion)turn.Question(asked);
        var (yes, no) = sentOn.Choice(turn, asked);
        return Card.Ask(
            sentOn.Meant(turn, asked, question.Kept[Words]),
            new Button(yes, "yes"),
            new(Otherwise(turn, question) is { } other ? ConversationText.Answers(Shortened(turn, other)) : no, "no"));
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(SharedText.Over);

    public bool HoldsWords => true;

    public bool Takes(string word) => word is Word.Yes or Word.No;

    /// <summary>Other words are not a yes, nor a no, nor do they take the place of those held.</summary>
    public bool Hears(string text) => false;

    public bool IsOver(PersonTurn turn, OpenQuestion question) => Asked(turn, question) is null;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var words = question.Kept[Words];
        var held = new Answer(
            words, null, ImmutableDictionary<string, string>.Empty, question.Kept.GetValueOrDefault(Message));
        var isFor = given.Command is { } command ? command.Word == Word.Yes : YesOrNo.Read(given.Text ?? "");
        if (isFor is null)
        {
            turn.AskAgain(question, turn.NoObjections);
            return;
        }

        var meant = isFor.Value ? Asked(turn, question) : Otherwise(turn, question);
        turn.Close(question.Card);
        if (meant is not null)
            await turn.Question(meant).AnswerAsync(turn, meant, held);
        else if (turn.Capabilities.Grammar.Read(words, turn, isAnswering: false) is not { } typed)
            turn.Say(CommandHints.Hint(turn, words) ?? SharedText.NothingGoesOut);
        else if (await turn.Capabilities.AdmitsAsync(turn, null, held with { Text = null, Command = typed }))
            await Conversation.ObeyAsync(turn, typed, null, held);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(SharedText.NothingGoesOut);
    }

    /// <summary>The question of another person; <c>null</c>: it waits no more.</summary>
    static OpenQuestion? Asked(PersonTurn turn, OpenQuestion question) => Waiting(turn, question.Subject!);

    /// <summary>What else the words may answer; <c>null</c>: nothing, or it waits no more.</summary>
    static OpenQuestion? Otherwise(PersonTurn turn, OpenQuestion question) =>
        question.Kept.TryGetValue(Other, out var card) ? Waiting(turn, card) : null;

    static OpenQuestion? Waiting(PersonTurn turn, string card) =>
        turn.Profile.Dialog.Find(card) is { } open && !turn.Question(open).IsOver(turn, open) ? open : null;

    /// <summary>The last sentence of what a question's card says, cut to a button's length.</summary>
    static string Shortened(PersonTurn turn, OpenQuestion question)
    {
        var said = turn.Words.Say(turn.Question(question).Draw(turn, question, turn.NoObjections).Summary);
        var begins = said.LastIndexOf(". ", StringComparison.Ordinal);
        return Characters.CutAtWord(begins < 0 ? said : said[(begins + 2)..], MostCharacters);
    }
}
