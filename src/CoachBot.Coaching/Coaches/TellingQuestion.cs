using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Coaches.Reading;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Coaches;

/// <summary>Offers question forms of what a manager tells a rep; one tap sends one, or the words as they are.</summary>
public sealed class TellingQuestion : IQuestion
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
        var asked = Further.Question(turn, Dialog);
        turn.Ask(asked with { Kept = asked.Kept.Add(Words, words).Add(To, rep.Person).Add(ToName, rep.Name) });
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var forms = Forms(question);
        var wrote = CoachesCopy.YouWrote(question.Kept[Words]);
        return new(
            wrote,
            new Paragraph(wrote),
            new Items([.. forms.Select(CoachesCopy.Form)], Numbered: true),
            new Paragraph(CoachesCopy.WhichGoes(question.Kept[ToName])),
            new Buttons(
            [
                .. forms.Select((_, i) => new Button(
                    CoachesCopy.SendButton(i + 1), $"send {i + 1}", Field: Field, Value: $"{i}")),
                new(CoachesCopy.SendMine, "send mine", Field: Field, Value: Mine),
            ]),
            new Paragraph(CoachesCopy.SendsNothing, Subtle: true));
    }

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(
        turn.WrittenOn(card) is { } asked
            ? CoachesCopy.YouAsked(asked.Text("toName") ?? "", asked.Text("text")!)
            : MilestoneCopy.NothingGoesOut);

    public RowRange? Tells => RepQuestions.AskedRows;

    public bool IsChoice => true;

    public bool Takes(Word word) => false;

    public bool IsOver(PersonTurn turn, OpenQuestion question) => turn.Managed.IsEmpty;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var typed = given.Text is { Length: < 9 } text && Numbers.Only(text) is { } number
            ? given with { Text = $"send {number}" }
            : given;
        if (Choosing.Of(turn, Draw(turn, question, turn.NoObjections), Field, typed) is not { } chosen)
        {
            // Other words are not sent in the place of these: they may not be meant for the rep at all.
            turn.Ask(question, PracticeCopy.NoneOfThese);
            return;
        }

        turn.Close(question.Card);
        if (!await RepQuestions.IsRepAsync(turn, question.Kept[To]))
        {
            turn.Say(CoachesCopy.NotYours(question.Kept[ToName]));
            return;
        }

        var words = chosen == Mine
            ? question.Kept[Words]
            : turn.Words.Say(Forms(question)[int.Parse(chosen, CultureInfo.InvariantCulture)]);
        await RepQuestions.SendAsync(turn, question.Kept[To], question.Kept[ToName], words, question.Card);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(MilestoneCopy.NothingGoesOut);
    }

    static ImmutableArray<Phrase> Forms(OpenQuestion question) => AsQuestion.Forms(
        Telling.Find(question.Kept[Words]) ?? new(TellingKind.Do, Act: null));
}
