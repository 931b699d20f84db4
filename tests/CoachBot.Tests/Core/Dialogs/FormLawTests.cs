using System.Collections.Immutable;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Dialogs;

/// <summary>
/// The law of forms: however good answers arrive, the same is kept; refused ones keep nothing and spoil nothing.
/// </summary>
public sealed class FormLawTests
{
    static readonly Phrase TooLong = new("too-long");
    static readonly Phrase NotATime = new("not-a-time");

    static readonly Form Form = new(
        "law", Text("what"), Text("when") with { Optional = true },
        new TimeSlot("at", new("at"), new("at"), NotATime), Text("escape") with { Optional = true });

    static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Answers to some of the slots; some of them are refused, some are blank.</summary>
    static readonly Arbitrary<Dictionary<string,
        string>> Given = Gen.Elements("one", " two ", "", "much too long", "9:00", "14.30")
        .ArrayOf(4).Select(answers => Form.Slots.Zip(answers).Where(pair => pair.Second.Length > 0)
            .ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal)).ToArbitrary();

    [Fact]
    public void One_by_one_or_all_at_once_keeps_the_same() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Given, given =>
        {
            var atOnce = Form.Fill(Nothing, given).Kept;

            var oneByOne = given.Aggregate(Nothing, (kept, answer) => Form.Fill(kept, Only(answer)).Kept);

            return atOnce.SequenceEqual(oneByOne);
        }));

    [Fact]
    public void The_order_in_which_answers_arrive_makes_no_difference() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Given, Gen.Choose(0, 23).ToArbitrary(), (given, shuffle) =>
        {
            var straight = given.Aggregate(Nothing, (kept, answer) => Form.Fill(kept, Only(answer)).Kept);

            var shuffled = given.OrderBy(answer => (answer.Key[0] * (shuffle + 7)) % 31)
                .Aggregate(Nothing, (kept, answer) => Form.Fill(kept, Only(answer)).Kept);

            return straight.SequenceEqual(shuffled);
        }));

    [Fact]
    public void A_refused_answer_leaves_what_was_kept_and_names_its_slot() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Given, given =>
        {
            var kept = Form.Fill(Nothing, given).Kept;

            var step = (FormStep.Ask)Form.Fill(kept, new Dictionary<string, string> { ["at"] = "soonish" });

            return step.Kept.SequenceEqual(kept) && step.Next.Name == "at" && step.Objections["at"] == NotATime;
        }));

    [Fact]
    public void Closing_passes_on_what_is_optional_and_nothing_else() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Given, given =>
        {
            var step = Form.Fill(Nothing, given);

            var closed = Form.Close(step);

            return closed.Kept.Where(answer => answer.Value.Length > 0).SequenceEqual(step.Kept)
                && closed.Kept.Where(answer => answer.Value.Length == 0).All(answer =>
                    Form.Slots.Single(slot => slot.Name == answer.Key).Optional);
        }));

    [Fact]
    public void A_card_without_what_it_first_asks_for_passes_on_nothing() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Given, given =>
        {
            given.Remove("what");
            var step = Form.Fill(Nothing, given);

            var closed = Form.Close(step);

            return ReferenceEquals(step, closed);
        }));

    static Dictionary<string, string> Only(KeyValuePair<string, string> answer) =>
        new() { [answer.Key] = answer.Value };

    static TextSlot Text(string name) => new(name, new(name), new(name), TooLong) { MostCharacters = 5 };
}
