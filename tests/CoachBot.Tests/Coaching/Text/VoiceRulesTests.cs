using CoachBot.Coaching;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Text;
using CoachBot.Core.Text;

namespace CoachBot.Tests.Coaching.Text;

/// <summary>Every phrase of every language keeps to the voice rules (F100); the lint would find a breach.</summary>
public sealed class VoiceRulesTests
{
    /// <summary>Messages that the bot begins by itself.</summary>
    static readonly string[] Unprompted =
    [
        "ask.weekly", "ask.weekly-alone", "nudge.text", "nudge.at", "nudge.when", "nudge.day", "checkin.ask",
        "welcome.alone", "welcome.alone-nameless", "welcome.managed", "welcome.managed-nameless", "milestone.weeks",
        "milestone.weeks-one-quote",
        "milestone.comeback", "milestone.first-practice", "milestone.step-climbed", "milestone.target-reached",
        "conversation.ask", "conversation.did-it-happen", "conversation.fills-up",
        "summary.which-one", "rhythm.ask", "companion.ask", "plan.companion-cannot", "share.what-to-say",
        "share.what-to-say-team", "setup.not-yet", "rating.ask", "backon.text", "backon.comeback",
    ];

    /// <summary>Faults that are meant, as the lint words them, each with its reason. None so far.</summary>
    static readonly string[] Meant = [];

    public static TheoryData<string> Languages => new(new TextCatalogs().All.Select(book => book.Culture.Name));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_phrase_keeps_to_the_voice_rules(string language)
    {
        var book = new TextCatalogs().For(language);

        var faults = Phrases(book).SelectMany(key => VoiceRules.Faults(key, book.Raw(key)));

        Assert.Empty(faults.Except(Meant));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_the_bot_begins_by_itself_ends_with_one_question(string language)
    {
        var book = new TextCatalogs().For(language);

        Assert.Empty(Unprompted.SelectMany(key => VoiceRules.UnpromptedFaults(key, book.Raw(key))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_phrase_of_the_code_has_words_and_every_place_a_value(string language)
    {
        var book = new TextCatalogs().For(language);
        Assert.True(PhraseSources.Named.Count > 100);

        Assert.Empty(PhraseSources.Named.Keys.Except(book.Keys));
        Assert.Empty(Phrases(book).SelectMany(key => VoiceRules.PlaceFaults(
            key, book.Raw(key), PhraseSources.Named.TryGetValue(key, out var values) && values >= 0 ? values : null)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_words_stand_unused_and_each_language_says_the_same_phrases(string language)
    {
        var books = new TextCatalogs();

        Assert.DoesNotContain(Phrases(books.For(language)), key => !PhraseSources.Uses(key));
        Assert.Equal(books.Default.Keys.Order(), books.For(language).Keys.Order());
    }

    [Fact]
    public void Lists_that_are_asked_for_have_at_most_twelve_lines()
    {
        Assert.All(
            new[]
            {
                HelpFor.Newcomer, HelpFor.Rep, HelpFor.Manager | HelpFor.ManagerAlone, HelpFor.Manager | HelpFor.Rep,
            },
            reader => Assert.InRange(HelpText.Of(Capabilities.All, reader).Length, 3, 11));
    }

    [Theory]
    [InlineData("You should ask.")]
    [InlineData("Make sure that you ask.")]
    [InlineData("Why didn't you?")]
    [InlineData("You are late.")]
    [InlineData("Great.")]
    [InlineData("Only 3 of you answered.")]
    [InlineData("Only {0} of you answered.")]
    [InlineData("There is still no answer.")]
    [InlineData("You did it!")]
    [InlineData("80% committed.")]
    [InlineData("How did it go? What did you notice?")]
    public void A_phrase_that_breaks_a_rule_is_found(string words) => Assert.Single(VoiceRules.Faults("x", words));

    [Fact]
    public void A_phrase_of_more_than_sixty_words_is_found() =>
        Assert.Single(VoiceRules.Faults("x", string.Concat(Enumerable.Repeat("word ", 61))));

    [Theory]
    [InlineData("Ana wrote: \"I should ask!\" What did you notice?")]
    [InlineData("`later 2h` asks again.")]
    [InlineData("{0:one=# week|other=# weeks}")]
    public void A_phrase_that_keeps_to_them_is_not(string words)
    {
        Assert.Empty(VoiceRules.Faults("x", words));
        Assert.Empty(VoiceRules.PlaceFaults("x", words, null));
    }

    [Theory]
    [InlineData("How did it go")]
    [InlineData("How did it go? Tell me.")]
    [InlineData("How did it go? What now?")]
    public void A_message_that_does_not_end_with_its_one_question_is_found(string words) =>
        Assert.Single(VoiceRules.UnpromptedFaults("x", words));

    [Theory]
    [InlineData("{0} and {1}", 1)]
    [InlineData("{0}", 2)]
    [InlineData("{0", 0)]
    [InlineData("{0:one=# week}", 1)]
    [InlineData("{0:single=# week|other=# weeks}", 1)]
    public void A_place_without_a_value_or_sound_forms_is_found(string words, int values) =>
        Assert.Single(VoiceRules.PlaceFaults("x", words, values));

    static IEnumerable<string> Phrases(TextCatalog book) => book.Keys.Where(key => key != Phrase.VerbatimKey);
}
