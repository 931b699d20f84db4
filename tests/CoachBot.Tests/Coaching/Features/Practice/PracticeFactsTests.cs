using CoachBot.Core.Storage;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Practice;

/// <summary>
/// A rating, steps and a feedback agreement: typed, pressed or passed on, in any mix, the same facts are stored.
/// </summary>
public sealed class PracticeFactsTests
{
    static readonly Arbitrary<Answers> All = (
        from level in Gen.Choose(1, 5)
        from saw in Gen.Elements("", "I read from my list")
        from steps in Gen.Choose(3, 5)
        from who in Gen.Elements("Marc", "Ben and Lea")
        from when in Gen.Elements("", "after the call")
        from about in Gen.Elements("", "silence and follow-ups")
        from bad in Gen.Choose(0, 1)
        from ways in Gen.Choose(0, 7)
        select new Answers(level, saw, steps, who, when, when.Length == 0 ? "" : about, bad == 1, ways)).ToArbitrary();

    [Fact]
    public void Any_mix_of_typing_and_cards_stores_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(All, answers =>
        {
            var typed = FactsAsync(answers with { Ways = 0, IsBadFirst = false }).GetAwaiter().GetResult();

            var mixed = FactsAsync(answers).GetAwaiter().GetResult();

            return typed.Length >= 2 && typed.SequenceEqual(mixed);
        }));

    static async Task<string[]> FactsAsync(Answers answers)
    {
        var rep = await Rep.CommittedAsync();
        if (answers.IsBadFirst)
            await rep.TypeAsync("7", "eleven");
        await AnswerAsync(rep, answers.OnCard(0), ("rating", $"{answers.Level}"), ("saw", answers.Saw));

        await rep.TypeAsync("my steps");
        if (answers.IsBadFirst)
            await rep.TypeAsync(string.Join('\n', Enumerable.Range(0, 20).Select(step => $"another {step}")));
        var steps = string.Join('\n', Enumerable.Range(1, answers.Steps).Select(step => $"try it with {step}"));
        await AnswerAsync(rep, answers.OnCard(1), ("steps", steps));

        await rep.TypeAsync("my feedback");
        await AnswerAsync(
            rep, answers.OnCard(2), ("from", answers.From), ("when", answers.When), ("about", answers.About));

        return
        [
            .. (await rep.RowsAsync())
                .Where(row => row.Row.StartsWith("skill|", StringComparison.Ordinal)
                    || row.Row.StartsWith("rating|", StringComparison.Ordinal))
                .Select(Shown),
        ];
    }

    /// <summary>
    /// A card with all fields at once; or typed one after another, passing on from the first that is empty.
    /// </summary>
    static async Task AnswerAsync(Rep rep, bool onCard, params (string Field, string Value)[] fields)
    {
        if (onCard)
        {
            await rep.SubmitAsync(
                rep.Card(fields[0].Field), "save", [.. fields.Where(field => field.Value.Length > 0)]);
            return;
        }

        foreach (var (_, value) in fields)
        {
            await rep.TypeAsync(value.Length == 0 ? "skip" : value);
            if (value.Length == 0)
                return;
        }
    }

    static string Shown(Entity row) => row.Row + ": " + string.Join(
        ", ", row.Columns.Select(column => $"{column.Key}={column.Value}"));

    /// <param name="IsBadFirst">Something that is refused comes before each good answer.</param>
    /// <param name="Ways">A bit for each question: set for the card, else typed.</param>
    sealed record Answers(
        int Level, string Saw, int Steps, string From, string When, string About, bool IsBadFirst, int Ways)
    {
        public bool OnCard(int question) => (Ways >> question & 1) == 1;
    }
}
