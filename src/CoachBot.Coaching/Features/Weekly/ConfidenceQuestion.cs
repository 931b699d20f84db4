using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>
/// "How confident are you, from 1 to 10?": four or less is answered with the rep's own words on the same skill.
/// </summary>
public sealed class ConfidenceQuestion : IQuestion
{
    public const string Dialog = "confidence";

    /// <summary>Up to this a past success is quoted.</summary>
    public const int Low = 4;

    const int Highest = 10;

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the success that is quoted.</summary>
    const string On = "on";
    const string Words = "words";

    public string Name => Dialog;

    public AwaitedAnswer Awaits => AwaitedAnswer.Scale;

    /// <summary>Whether there is a success to point to, should they say that they are not very confident.</summary>
    public static async ValueTask<bool> CanHelpAsync(PersonTurn turn, Commitment commitment) =>
        await WinAsync(turn, commitment) is not null;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var skip = new Button(SharedText.SkipButton, "skip");
        if (question.Kept.TryGetValue(On, out var on))
        {
            var when = PlanText.When(turn.Weeks.Commitments[question.Subject!], turn.Week);
            return Card.Ask(PracticeText.QuoteWin(Key.ReadDay(on), question.Kept[Words], when), skip);
        }

        return new(
            PracticeText.HowConfident,
            new Paragraph(PracticeText.HowConfident),
            new TextField(
                "confidence", PracticeText.ConfidenceLabel, MaxLength: 20,
                Objection: objections.GetValueOrDefault("confidence")),
            new Buttons([new(SharedText.SaveButton, "save", Submits: true, Primary: true), skip]));
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Overview);

    public bool Takes(string word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = given.In("confidence");
        if (text.Length is 0 or > TextSlot.MaxLength)
        {
            turn.AskAgain(question, turn.NoObjections, given);
        }
        else if (question.Kept.ContainsKey(On))
        {
            turn.Keep(commitment with { WouldHelp = text });
            turn.Close(question.Card);
            turn.Say(PlanText.Noted(text));
        }
        else if (ScaleNumber.Only(text) is not { } level || level is < 1 or > Highest)
        {
            turn.AskAgain(question, turn.NoObjections.Add("confidence", PracticeText.NotTen));
        }
        else
        {
            turn.Keep(commitment with { Confidence = level });
            if (level <= Low && await WinAsync(turn, commitment) is { } win)
            {
                turn.AskAgain(
                    question with { Kept = turn.NothingKept.Add(On, Key.Day(win.On)).Add(Words, win.Words) },
                    turn.NoObjections);
                return;
            }

            turn.Close(question.Card);
            turn.Say(PracticeText.ConfidenceNoted);
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(SharedText.AllRight);
    }

    /// <summary>The last success on the same skill, in the rep's words; done goes before tried.</summary>
    static async ValueTask<Quote?> WinAsync(PersonTurn turn, Commitment commitment)
    {
        var history = await turn.HistoryAsync();
        return history.Commitments.Values
            .Where(made => made.IsPractice && made.Row != commitment.Row
                && string.Equals(made.Skill, commitment.Skill, StringComparison.OrdinalIgnoreCase))
            .OrderBy(made => made.Status == CommitmentStatus.Done)
            .ThenBy(made => history.ReflectionOn(made)?.Noticed is not null)
            .Select(made => MilestoneRule.Said(history, made)).LastOrDefault();
    }
}
