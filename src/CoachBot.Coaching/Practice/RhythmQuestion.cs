using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Practice;

/// <summary>"What rhythm suits you?", once, after three silent weeks; no answer means every two weeks.</summary>
public sealed class RhythmQuestion : IQuestion
{
    public const string Dialog = "rhythm";
    public const int SilentWeeks = 3;
    const string Field = "rhythm";

    public string Name => Dialog;

    /// <summary>In the place of a week's question: it was put three weeks running, and nothing was heard.</summary>
    public static bool IsDue(PersonTurn turn) =>
        turn.Profile is { SilentWeeks: >= SilentWeeks, IsRhythmAsked: false };

    public static void Put(PersonTurn turn, string week)
    {
        Keep(turn, Rhythm.EveryTwoWeeks, week);
        turn.Profile = turn.Profile.With("rhythmAsked", true);
        turn.CloseWhere(question => question.Week is { } asked && string.CompareOrdinal(asked, week) < 0);
        turn.Ask(Further.Question(turn, Dialog));
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            PracticeCopy.Rhythm,
            new Button(PracticeCopy.Weekly, "weekly", Field: Field, Value: nameof(Rhythm.Weekly)),
            new(PracticeCopy.EveryTwoWeeks, "every two weeks", Field: Field, Value: nameof(Rhythm.EveryTwoWeeks)),
            new(PracticeCopy.OnlyWhenCalled, "only when I call you", Field: Field, Value: nameof(Rhythm.OnCall)));

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(Said(turn.Profile.Rhythm));

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (Choosing.Of(turn, Draw(turn, question, turn.NoObjections), Field, given) is not { } chosen)
        {
            turn.Ask(question, PracticeCopy.NoneOfThese);
            return ValueTask.CompletedTask;
        }

        Keep(turn, Enum.Parse<Rhythm>(chosen), turn.Week.Name);
        Skip(turn, question);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(Said(turn.Profile.Rhythm));
    }

    static void Keep(PersonTurn turn, Rhythm rhythm, string week) => turn.Profile = turn.Profile
        .With("rhythm", rhythm == Rhythm.Weekly ? null : rhythm.ToString())
        .With("rhythmFrom", rhythm == Rhythm.EveryTwoWeeks ? week : null);

    static Phrase Said(Rhythm rhythm) => rhythm switch
    {
        Rhythm.Weekly => PracticeCopy.RhythmWeekly,
        Rhythm.EveryTwoWeeks => PracticeCopy.RhythmTwoWeeks,
        _ => PracticeCopy.RhythmOnCall,
    };
}
