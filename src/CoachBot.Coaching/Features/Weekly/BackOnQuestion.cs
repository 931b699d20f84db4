using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>"What would make it easy to get back on?", with four ways on.</summary>
public sealed class BackOnQuestion : IQuestion
{
    public const string Dialog = "backon";
    public const string ComebackOn = "comebackOn";
    public const string ComebackWords = "comebackWords";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: that it happens to everyone has been said not long ago.</summary>
    public const string Again = "again";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: three weeks running; whether on one thing.</summary>
    public const string Stuck = "stuck";

    /// <inheritdoc cref="Stuck"/>
    public const string OnThisOne = "one";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what would make it easy, as told in free text.</summary>
    const string Easy = "easy";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        question.Kept.ContainsKey(Stuck) && !question.Kept.ContainsKey(Easy)
        ? Card.Ask(
            Text(question),
            new Button(CheckInText.AnotherThing, "let it go"), new(CheckInText.MakeItSmaller, "smaller"),
            new(CheckInText.PractiseWith, "help me"), new(CheckInText.RestTwoWeeks, "pause 2 weeks"))
        : Card.Ask(
        Text(question),
        new Button(CheckInText.CarryItOver, "carry over"), new(CheckInText.MakeItSmaller, "smaller"),
        new(CheckInText.LetItGo, "let it go"), new(CheckInText.AskSomeone, "ask someone"));

    static Phrase Text(OpenQuestion question)
    {
        if (question.Kept.TryGetValue(Easy, out var easy))
            return CheckInText.WhichWay(easy);

        if (question.Kept.TryGetValue(Stuck, out var on))
            return on == OnThisOne ? CheckInText.StuckOnOne : CheckInText.Stuck;

        var asked = question.Kept.TryGetValue(ComebackOn, out var comeback)
            ? CheckInText.BackOnWithComeback(Key.ReadDay(comeback), question.Kept[ComebackWords])
            : CheckInText.BackOn;
        return question.Kept.ContainsKey(Again)
            ? asked : ConversationText.Then(CheckInText.HappensToEveryone, asked);
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Overview);

    public bool CountsButtons => true;

    public bool Takes(string word) => word is Word.CarryOver or Word.Smaller or Word.LetItGo or Word.AskSomeone;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        if (given.Command is { } command && Takes(command.Word))
        {
            BackOnHandler.Go(turn, command.Word, commitment);
        }
        else if (given.Text is { Length: > 0 and <= TextSlot.MaxLength } easy)
        {
            turn.Keep((turn.Weeks.ReflectionOn(commitment)
                ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today)) with
            {
                WouldMakeEasy = easy,
            });
            turn.AskAgain(question with { Kept = question.Kept.SetItem(Easy, easy) }, turn.NoObjections);
        }
        else
        {
            turn.AskAgain(question, turn.NoObjections, given);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        NextQuestion.Finish(turn, SharedText.AllRight);
    }
}

/// <summary>"What would a smaller version look like?": the answer goes on next week under the same identity.</summary>
public sealed class SmallerQuestion : IQuestion
{
    public const string Dialog = "smaller";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var text = CheckInText.AskSmaller(turn.Weeks.Commitments[question.Subject!].Text);
        return new(
            text,
            new Paragraph(text),
            CommitmentField.Draw(null, objections),
            new Buttons(
            [
                new(SharedText.CommitButton, "save", Submits: true, Primary: true),
                new(CheckInText.CarryItOver, "carry over"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) => new BackOnQuestion().Settled(turn, card);

    public bool Takes(string word) => word is Word.Commit;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var text = given.In(CommitmentField.Name);
        if (!CommitmentField.Refuses(turn, question, text))
            BackOnHandler.CarryOver(turn, turn.Weeks.Commitments[question.Subject!], text);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => new BackOnQuestion().Skip(turn, question);
}

/// <summary>"Is this still the one?", after two carries.</summary>
public sealed class StillTheOneQuestion : IQuestion
{
    public const string Dialog = "stillone";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
        CheckInText.StillTheOne(turn.Weeks.Commitments[question.Subject!].Text),
        new Button(CheckInText.YesKeepIt, "keep"), new(SharedText.ChangeButton, "change"),
        new(CheckInText.LetItGo, "let it go"));

    public Card Settled(PersonTurn turn, CardId card) => new BackOnQuestion().Settled(turn, card);

    public bool CountsButtons => true;

    public bool Takes(string word) => word is Word.Keep or Word.Yes or Word.No or Word.LetItGo;

    /// <summary>Free text says what it shall be instead.</summary>
    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        if (given.Command?.Word is Word.LetItGo or Word.No)
        {
            BackOnHandler.Go(turn, Word.LetItGo, commitment);
        }
        else if (given.Text is { Length: > 0 and <= TextSlot.MaxLength } text)
        {
            CommitHandler.Replace(turn, commitment, text, given.MessageId);
            turn.Close(question.Card);
            turn.Say(CommitmentText.Changed(text));
        }
        else if (given.Text is { Length: > 0 })
        {
            turn.Say(ConversationText.TooLong);
        }
        else
        {
            Skip(turn, question);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        turn.Close(question.Card);
        turn.Say(BackOnHandler.GoesAlong(turn, commitment));
    }
}
