using CoachBot.Coaching.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Reading;

public sealed class MessageReaderTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    [Theory]
    [InlineData("PTO until Thursday", "Away")]
    [InlineData("flu", "Away")]
    [InlineData("krank", "Away")]
    [InlineData("en arrêt", "Away")]
    [InlineData("last day is Friday", "Leaving")]
    [InlineData("this is a waste of time", "Anger")]
    [InlineData("My father died last night", "Grief")]
    [InlineData("I want to kill myself", "Danger")]
    [InlineData("A colleague told me she wants to kill herself", "Danger")]
    [InlineData("my manager touched my leg in the car on the way to Contoso", "Harassment")]
    [InlineData("I'll kill Marc if he changes my territory again", "OwnThreat")]
    [InlineData("what do you suggest?", "AsksForIdeas")]
    [InlineData("are you human?", "AsksAboutBot")]
    [InlineData("can you hide what I wrote?", "Hide")]
    [InlineData("hi", "SmallTalk")]
    [InlineData("?", "SmallTalk")]
    [InlineData("", "SmallTalk")]
    [InlineData("this deal is killing me, so one call with Rohan before the proposal", "Answer")]
    [InlineData("kill the small talk", "Answer")]
    [InlineData("help Priya with her demo", "Answer")]
    [InlineData("ask about their sick days", "Answer")]
    [InlineData("skip slide three", "Answer")]
    [InlineData("stop apologising", "Answer")]
    public void What_is_typed_at_the_weekly_question_is_known_for_what_it_is(string text, string kind) =>
        Assert.Equal(kind, At(AwaitedAnswer.Commitment, text).GetType().Name);

    [Theory]
    [InlineData("Skip!", "skip")]
    [InlineData("help please", "help")]
    [InlineData("**skip**", "skip")]
    [InlineData("/coach help", "help")]
    [InlineData("not this week, thanks", "skip")]
    [InlineData("away 2 weeks", "away 2 weeks")]
    [InlineData("delete my data!", "delete my data")]
    [InlineData("s\u200bkip\u200d", "skip")]
    public void A_command_is_found_in_what_is_around_it(string text, string command) => Assert.Equal(
        command, Assert.IsType<MessageMeaning.WrappedCommand>(At(AwaitedAnswer.Commitment, text)).Text);

    [Theory]
    [InlineData("done! 6 of 20 stayed on the line", OutcomeKind.Done, "6 of 20 stayed on the line")]
    [InlineData("not yet, third week", OutcomeKind.NotYet, "third week")]
    [InlineData("tried it but she hung up", OutcomeKind.Tried, "she hung up")]
    [InlineData("I chickened out", OutcomeKind.NotYet, "I chickened out")]
    [InlineData("geschafft", OutcomeKind.Done, null)]
    [InlineData("lo intenté", OutcomeKind.Tried, null)]
    public void An_outcome_is_read_with_its_note(string text, OutcomeKind kind, string? note) =>
        Assert.Equal(new MessageMeaning.Outcome(kind, note), At(AwaitedAnswer.CheckIn, text));

    [Fact]
    public void A_day_that_is_named_for_the_return_is_taken() => Assert.Equal(
        new MessageMeaning.Away(AbsenceReason.Leave, new(2026, 11, 19), "until Thursday"),
        At(AwaitedAnswer.Commitment, "PTO until Thursday"));

    [Fact]
    public void Danger_is_told_apart_by_whose_it_is()
    {
        Assert.Equal(
            new MessageMeaning.Danger(Concerned.Self), At(AwaitedAnswer.Words, "I want to kill myself"));
        Assert.Equal(
            new MessageMeaning.Danger(Concerned.Other),
            At(AwaitedAnswer.Words, "A colleague told me she wants to kill herself"));
    }

    /// <summary>The open question decides whether words are an answer; it never decides about danger.</summary>
    [Fact]
    public void Danger_is_found_wherever_it_is_typed() => Assert.All(
        Enum.GetValues<AwaitedAnswer>(),
        awaited => Assert.IsType<MessageMeaning.Danger>(At(awaited, "I want to kill myself")));

    [Fact]
    public void Words_for_somebody_are_looked_at_for_what_is_grave_alone()
    {
        Assert.IsType<MessageMeaning.Answer>(At(AwaitedAnswer.WordsForSomebody, "PTO until Thursday"));
        Assert.IsType<MessageMeaning.OwnThreat>(
            At(AwaitedAnswer.WordsForSomebody, "I'll kill Marc if he changes my territory again"));
    }

    [Fact]
    public void Any_text_has_a_meaning_and_always_the_same() => Check.QuickThrowOnFailure(
        Prop.ForAll(
            Texts().ToArbitrary(), ArbMap.Default.ArbFor<AwaitedAnswer>(),
            (text, awaited) => At(awaited, text) == At(awaited, new(text.AsSpan()))));

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("\ude00 done \ud83d")]
    [InlineData("\0\u200b\u2060\ufeff\u202e")]
    [InlineData("\"")]
    [InlineData("“„«")]
    public void Broken_and_invisible_characters_are_read(string text) =>
        Assert.All(Enum.GetValues<AwaitedAnswer>(), awaited => Assert.NotNull(At(awaited, text)));

    [Theory]
    [InlineData("a")]
    [InlineData("no ")]
    [InlineData("I want to ")]
    [InlineData("\"done\" ")]
    [InlineData("\u200b")]
    [InlineData("\ud83d")]
    public void Ten_thousand_characters_are_read(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 10_000 / part.Length));

        Assert.NotNull(At(AwaitedAnswer.Words, text));
    }

    /// <summary>The day that it is told moves a date, and no clock does.</summary>
    [Fact]
    public void Another_day_moves_the_date_that_is_read_and_nothing_else()
    {
        var later = Today.AddYears(20);

        var read = Assert.IsType<MessageMeaning.Away>(
            MessageReader.Read("PTO for 2 weeks", new(AwaitedAnswer.Commitment, later)));

        Assert.InRange(read.Until!.Value, later, later.AddDays(21));
    }

    static MessageMeaning At(AwaitedAnswer awaited, string text) => MessageReader.Read(text, new(awaited, Today));

    /// <summary>Any characters, and pieces of what rules look for with any characters between.</summary>
    static Gen<string> Texts()
    {
        string[] pieces =
        [
            "I ", "want to ", "kill ", "done", "not yet", ", ", "\"", "“", "until ", "Thursday ", "31 Feb ", "skip ",
            "away ", "99999999 weeks ", "\u200b", "\ud83d", "\ude00", "\n", "…", "à", "a\u0301", "🤷", "'", "language ",
        ];
        var piece = Gen.Frequency(
            (4, Gen.Elements(pieces)), (1, Gen.Choose(0, 0xffff).Select(code => ((char)code).ToString())));
        return Gen.OneOf(
            piece.ListOf().Select(string.Concat), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
    }
}
