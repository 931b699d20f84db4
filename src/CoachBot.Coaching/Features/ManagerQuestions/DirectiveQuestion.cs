using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>Offers question forms of what a manager tells a rep; one tap sends one, or the words as they are.</summary>
public sealed class DirectiveQuestion : IQuestion
{
    public const string Dialog = "telling";
    const string Field = "form";
    const string Mine = "mine";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the words, and to whom they go.</summary>
    const string Words = "text";

    /// <inheritdoc cref="Words"/>
    const string To = "to";

    /// <inheritdoc cref="Words"/>
    const string ToName = "toName";

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, Member rep, string words)
    {
        turn.CloseWhere(question => question.Dialog == Dialog);
        var asked = WeekQuestion.Of(turn, Dialog);
        turn.Ask(asked with { Kept = asked.Kept.Add(Words, words).Add(To, rep.Person).Add(ToName, rep.Name) });
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var forms = Forms(question);
        var wrote = ManagerQuestionsText.YouWrote(question.Kept[Words]);
        return new(
            wrote,
            new Paragraph(wrote),
            new Items([.. forms.Select(ManagerQuestionsText.Form)], Numbered: true),
            new Paragraph(ManagerQuestionsText.WhichGoes(question.Kept[ToName])),
            new Buttons(
            [
                .. forms.Select((_, i) => new Button(
                    ManagerQuestionsText.SendButton(i + 1), $"send {i + 1}", Field: Field, Value: $"{i}")),
                new(ManagerQuestionsText.SendMine, "send mine", Field: Field, Value: Mine),
            ]),
            new Paragraph(ManagerQuestionsText.SendsNothing, Subtle: true));
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        turn.WrittenOn(card) is { } asked
            ? ManagerQuestionsText.YouAsked(asked.Text("toName") ?? "", asked.Text("text")!)
            : SharedText.NothingGoesOut);

    public RowRange? Tells => RepQuestionHandler.AskedRows;

    public bool IsChoice => true;

    public bool Takes(string word) => false;

    public bool IsOver(PersonTurn turn, OpenQuestion question) => turn.Managed.IsEmpty;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var typed = given.Text is { Length: < 9 } text && ScaleNumber.Only(text) is { } number
            ? given with { Text = $"send {number}" }
            : given;
        if (ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, typed) is not { } chosen)
        {
            // Other words are not sent in the place of these: they may not be meant for the rep at all.
            turn.Ask(question, SharedText.NoneOfThese);
            return;
        }

        turn.Close(question.Card);
        if (!await RepQuestionHandler.IsRepAsync(turn, question.Kept[To]))
        {
            turn.Say(ManagerQuestionsText.NotYours(question.Kept[ToName]));
            return;
        }

        var words = chosen == Mine
            ? question.Kept[Words]
            : turn.Words.Say(Forms(question)[int.Parse(chosen, CultureInfo.InvariantCulture)]);
        await RepQuestionHandler.SendAsync(turn, question.Kept[To], question.Kept[ToName], words, question.Card);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(SharedText.NothingGoesOut);
    }

    static ImmutableArray<Phrase> Forms(OpenQuestion question) => QuestionForms.Forms(
        DirectiveDetector.Find(question.Kept[Words]) ?? new(DirectiveKind.Do, Act: null));
}
