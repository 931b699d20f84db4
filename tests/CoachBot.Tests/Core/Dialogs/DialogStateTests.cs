using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Core.Dialogs;

/// <summary>Open questions fit their row, however long the answers kept with them are.</summary>
public sealed class DialogStateTests
{
    /// <summary>As long as an answer can be; each of its emoji is twelve characters of JSON.</summary>
    static readonly string Longest = string.Concat(Enumerable.Repeat("😀", TextSlot.MaxLength / 2));

    [Fact]
    public void The_longest_answers_to_a_question_are_kept_over_several_columns()
    {
        var question = Question(1, "when", "safe", "escape");

        var profile = new Profile(AddresseeState.New("p|x")).WithDialog(new([question]));

        Assert.All(profile.Head.Row.Columns.Values, column =>
            Assert.InRange(((Column.Text)column).Value.Length, 1, LongText.MostCharacters));
        Assert.Equal(Longest, profile.Dialog.Latest!.Kept["escape"]);
    }

    [Fact]
    public void Of_more_than_a_row_holds_the_latest_questions_stay()
    {
        var questions = Enumerable.Range(1, DialogState.Most).Select(n => Question(n, "when", "safe", "escape"));

        var profile = new Profile(AddresseeState.New("p|x")).WithDialog(new([.. questions]));

        Assert.InRange(profile.Head.Row.Columns.Count, 1, 8);
        Assert.Equal($"card.{DialogState.Most}", profile.Dialog.Latest!.Card);
        Assert.DoesNotContain(profile.Dialog.Open, question => question.Card == "card.1");
    }

    [Fact]
    public void A_shorter_state_leaves_no_column_behind()
    {
        var profile = new Profile(AddresseeState.New("p|x")).WithDialog(new([Question(1, "when", "safe")]));

        var after = profile.WithDialog(DialogState.None);

        Assert.Empty(after.Head.Row.Columns);
    }

    static OpenQuestion Question(int number, params string[] slots) => new(
        $"card.{number}", "plan", slots.ToImmutableSortedDictionary(slot => slot, _ => Longest));
}
