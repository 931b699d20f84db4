using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>"Which three to five steps are yours?": the pack's to adapt, or the rep's own.</summary>
public sealed class StepsQuestion : IQuestion
{
    public const string Dialog = "steps";

    /// <summary>Characters of a step.</summary>
    const int Longest = 200;

    /// <summary>In <see cref="OpenQuestion.Kept"/>: lines given so far that are too few or too many.</summary>
    const string Draft = "draft";

    public string Name => Dialog;

    /// <param name="isLast">It ends a conversation.</param>
    /// <param name="leading">Said first on the same card.</param>
    public static void Ask(PersonTurn turn, bool isLast = false, Phrase? leading = null)
    {
        turn.Keep(turn.Training with { StepsAsked = true });
        turn.Ask(WeekQuestion.Of(turn, Dialog, isLast), leading);
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var draft = question.Kept.GetValueOrDefault(Draft);
        var skill = turn.Training.Skill;
        var text = draft is null && turn.Training.Steps.IsEmpty
            ? PracticeText.AskSteps(skill) : PracticeText.AskOwnSteps(skill);
        var shown = draft is null ? Offered(turn) : [.. draft.Split('\n')];
        return new(
            text,
            [
                new Paragraph(text),
                new Items([.. shown.Take(10).Select(Phrase.Verbatim)], Numbered: true),
                new TextField(
                    "steps", PracticeText.StepsLabel, string.Join('\n', shown), Multiline: true,
                    Objection: objections.GetValueOrDefault("steps")),
                new Buttons(
                [
                    new(SharedText.SaveButton, "save", Submits: true, Primary: true),
                    .. draft is null
                        ? new[] { new Button(PracticeText.TheseAsTheyAre, "keep") }
                        : [],
                    new(SharedText.SkipButton, "skip"),
                ]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardId card) => turn.Training.Steps.IsEmpty
        ? Card.Say(ConversationText.Closed)
        : StepLadder.Ladder(turn);

    public bool Takes(string word) => word is Word.Keep or Word.Yes;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var draft = question.Kept.GetValueOrDefault(Draft)?.Split('\n') ?? [];
        var lines = given.Command is not null && given.Inputs.IsEmpty && Takes(given.Command.Word)
            ? draft.Length > 0 ? [.. draft] : Offered(turn)
            : Lines(given.Text ?? given.Inputs.GetValueOrDefault("steps") ?? "");

        // What was typed too short goes on where it ended; a card shows all of it and takes all of it.
        if (given.Text is not null && draft.Length < SkillPack.FewestSteps)
            lines = [.. draft, .. lines];
        if (lines.IsEmpty)
            turn.AskAgain(question, turn.NoObjections);
        else if (lines.Any(line => line.Length > Longest))
            turn.AskAgain(question, turn.NoObjections.Add("steps", PracticeText.StepTooLong));
        else if (lines.Length is < SkillPack.FewestSteps or > SkillPack.MostSteps)
        {
            turn.AskAgain(
                question with { Kept = question.Kept.SetItem(Draft, string.Join('\n', lines.Take(20))) },
                turn.NoObjections.Add("steps", lines.Length < SkillPack.FewestSteps
                    ? PracticeText.TooFewSteps(lines.Length) : PracticeText.TooManySteps(lines.Length)));
        }
        else
        {
            // A person who is on a step that is still there stays on it.
            var at = turn.Training.StepNow is { } now ? lines.IndexOf(now) : -1;
            turn.Keep(at >= 0
                ? turn.Training with { Steps = lines, Step = at + 1 }
                : turn.Training with { Steps = lines, Step = 1, Practices = 0, AskedAfter = 0 });
            NextQuestion.Close(turn, question, PracticeText.StepsSaved(lines.Length, turn.Training.StepNow!));
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => NextQuestion.Close(
        turn, question, turn.Training.Steps.IsEmpty ? PracticeText.StepsPassed : PracticeText.StepsStay);

    /// <summary>The rep's own as they stand, else the pack's.</summary>
    static ImmutableArray<string> Offered(PersonTurn turn) =>
        turn.Training.Steps.IsEmpty ? turn.Pack.Steps : turn.Training.Steps;

    /// <summary>One a line, or with semicolons between; numbers and bullets before them are not theirs.</summary>
    static ImmutableArray<string> Lines(string given) =>
    [
        .. given.Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimStart(' ', '\t', '-', '•', '*', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
                '.', ')').Trim())
            .Where(line => line.Length > 0),
    ];
}
