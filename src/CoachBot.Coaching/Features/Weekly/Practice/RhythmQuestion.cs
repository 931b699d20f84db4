using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>"What rhythm suits you?", once, after three silent weeks; no answer means every two weeks.</summary>
public sealed class RhythmQuestion : IQuestion
{
    public const string Dialog = "rhythm";
    public const int SilentWeeks = 3;
    public const string EveryTwoWeeks = "every two weeks";
    public const string OnlyWhenCalled = "only when I call you";
    const string Field = "rhythm";

    /// <summary>What chooses a rhythm, as it is typed.</summary>
    public static ImmutableDictionary<string, Rhythm> Words { get; } = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("weekly", Rhythm.Weekly), KeyValuePair.Create(EveryTwoWeeks, Rhythm.EveryTwoWeeks),
            KeyValuePair.Create(OnlyWhenCalled, Rhythm.OnCall),
        ]);

    public string Name => Dialog;

    /// <summary>In the place of a week's question: it was put three weeks running, and nothing was heard.</summary>
    public static bool IsDue(PersonTurn turn) =>
        turn.Profile is { SilentWeeks: >= SilentWeeks, IsRhythmAsked: false };

    public static void Put(PersonTurn turn, string week)
    {
        Keep(turn, Rhythm.EveryTwoWeeks, week);
        turn.Profile = turn.Profile.With("rhythmAsked", true);
        turn.CloseWhere(question => question.Week is { } asked && string.CompareOrdinal(asked, week) < 0);
        turn.Ask(WeekQuestion.Of(turn, Dialog));
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            PracticeText.WhichRhythm,
            new Button(PracticeText.Weekly, "weekly", Field: Field, Value: nameof(Rhythm.Weekly)),
            new(PracticeText.EveryTwoWeeks, EveryTwoWeeks, Field: Field, Value: nameof(Rhythm.EveryTwoWeeks)),
            new(PracticeText.OnlyWhenCalled, OnlyWhenCalled, Field: Field, Value: nameof(Rhythm.OnCall)));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(PracticeText.RhythmIs(turn.Profile.Rhythm));

    public bool IsChoice => true;

    public bool Takes(string word) => Words.ContainsKey(word);

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, given) is { } chosen)
        {
            Keep(turn, Enum.Parse<Rhythm>(chosen), turn.Week.Name);
            Skip(turn, question);
        }
        else if (given.Command is { } command)
        {
            Keep(turn, Words[command.Word], turn.Week.Name);
            Skip(turn, question);
        }
        else
        {
            turn.AskOnceMore(question);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Chosen without being asked.</summary>
    /// <param name="word">Of <see cref="Words"/>.</param>
    public static void Choose(PersonTurn turn, string word)
    {
        Keep(turn, Words[word], turn.Week.Name);
        turn.CloseWhere(open => open.Dialog == Dialog);
        NextQuestion.Finish(turn, PracticeText.RhythmChosen(turn.Profile.Rhythm));
    }

    /// <summary>
    /// A person who wants to be asked every week, and was asked this instead, is asked for this week.
    /// </summary>
    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        var said = PracticeText.RhythmChosen(turn.Profile.Rhythm);
        if (turn.Profile.Rhythm == Rhythm.Weekly && TookThePlaceOf(turn, turn.Week))
            WeeklyAsk.Put(turn, turn.Week, isUnprompted: false, said);
        else
            NextQuestion.Finish(turn, said);
    }

    static bool TookThePlaceOf(PersonTurn turn, CoachingWeek week) =>
        turn.Weeks.HasClaim(week.Name, WeeklyAsk.ClaimKind) && turn.CommitWeek == week
        && turn.Weeks.Current(week.Name) is null
        && turn.Weeks.State(week.Name) is { AskedAt: null, IsSkipped: false, IsAway: false };

    static void Keep(PersonTurn turn, Rhythm rhythm, string week) => turn.Profile = turn.Profile
        .With("rhythm", rhythm == Rhythm.Weekly ? null : rhythm.ToString())
        .With("rhythmFrom", rhythm == Rhythm.EveryTwoWeeks ? week : null);
}
