using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>
/// An answer is never mistaken for a command, and a command never for an answer: at every step that waits for words.
/// </summary>
public sealed class AnswerTests
{
    const string Commitment = "week|2026-11-16|commitment|01";
    const string Reflection = "week|2026-11-16|reflection|01";

    /// <summary>Steps: what leads there, and the row and column that take the answer.</summary>
    static readonly Dictionary<string, (string[] Before, string Row, string Column)> Steps = new(StringComparer.Ordinal)
    {
        ["skill"] = (["hi", "yes"], "head", "skill"),
        ["commitment"] = (["hi", "yes", "handling objections"], Commitment, "text"),
        ["when"] = ([.. Committed[..^1]], Commitment, "when"),
        ["escape"] = ([.. Committed[..^1], "on Thursday", "some"], Commitment, "escape"),
        ["change"] = ([.. Committed, "change"], Commitment, "text"),
        ["nudge"] = ([.. Committed, "@ 2026-11-18 10:00"], Commitment, "wouldHelp"),
        ["check-in"] = ([.. Committed, "@ 2026-11-20 14:00"], Reflection, "noticed"),
        ["noticed"] = ([.. Committed, "done"], Reflection, "noticed"),
        ["noticed after a try"] = ([.. Committed, "tried"], Reflection, "noticed"),
        ["noticed after a change of mind"] = ([.. Committed, "changed my mind"], Reflection, "noticed"),
        ["keep"] = ([.. Committed, "done", "they smiled"], Reflection, "keep"),
        ["milestone"] = ([.. Committed, "tried", "they smiled"], Reflection, "changed"),
        ["back on"] = ([.. Committed, "not yet"], Reflection, "wouldMakeEasy"),
        ["smaller"] = ([.. Committed, "not yet", "smaller"], "week|2026-11-23|commitment|01", "text"),
        ["who"] = ([.. Committed, "not yet", "ask someone"], Reflection, "learnFrom"),
        ["still the one"] = (
            [.. Committed, "carry over", "@ 2026-11-24 10:00", "carry over"], "week|2026-11-30|commitment|01", "text"),
    };

    static readonly string[] Answers =
    [
        "stop interrupting", "Stop talking after the price.", "stop at the second silence", "stop, look, listen",
        "skip the small talk and ask why", "skip the demo", "skip this slide if they nod",
        "change my opening question", "change the order of my questions", "change seats, so that I see them",
        "later in the call ask what happens if nothing changes", "later", "later on, call back",
            "later than usual: the price",
        "done is better than perfect", "done talking? then wait", "Done with slides.", "DONE..", "stop...",
            "tried and tested questions first",
        "not yet knowing is fine", "not yet a yes? ask what is missing", "no more than two slides",
            "no price before the need",
        "yes, and instead of yes, but", "yes to every objection", "keep quiet for three seconds", "keep it short",
        "back to the customer's words", "back up every claim with a story", "cancel my own agenda", "cancel noise",
        "help me customers first", "help them say it", "helper on the call: Ben", "ready two questions",
            "ready, then ask",
        "progress over polish", "wins first, then worries", "ideas from the customer before mine", "pause", "away",
        "pause before the second question", "pause two seconds", "pause after the price",
            "away from the desk, walk and call",
        "away until they answer", "resume with a question", "resume where they stopped", "summary",
        "summary at the end of each call", "summary in their words", "setup the room before they come",
            "smaller steps, one a call",
        "smaller", "let it go when they say no", "carry over their last sentence", "changed my mind twice, said so",
        "ask one open question", "ask @ least one why", "ask me later, they said", "thank them for objections",
        "thank the one who says no", "coach me through it, I will say", "suggest nothing", "suggest a break",
        "who can see this from their side", "who looked bored?", "export the notes to them first",
            "delete half of my slides",
        "language barriers", "language they use, not mine", "timezone differences: ask first",
            "visible to everyone: the agenda",
        "agree on the next step", "agree before I explain", "tell me more, please", "not now, then when?",
            "pulse of the room",
        "blueprint of their process", "my playbook stays shut", "let it", "new skills for old",
            "I'm ready when they are",
        "make it smaller for them", "carry it over the line", "committing late is fine", "commitment before price",
    ];

    /// <summary>Words among the answers that are commands, with marks or without: they are so at every step.</summary>
    static readonly string[] CommandsAfterAll = ["summary", "smaller", "DONE..", "stop..."];

    /// <summary>Where an outcome is what is asked for, it is one however it ends, and the note goes with it.</summary>
    static readonly string[] OutcomesAfterAll = ["yes, and instead of yes, but", "not now, then when?"];

    static readonly string[] Commands =
    [
        "stop", "Stop.", "  STOP  ", "skip", "skip.", "help", "Help", "cancel", "back", "resume", "progress", "wins",
            "later 2h",
        "later tomorrow", "Later tomorrow.", "pause 2 weeks", "pause for 2 weeks", "away until 3 Dec",
            "away until 2026-12-03",
        "summary", "summary last week", "summary 4 weeks", "setup", "ready", "change", "done", "tried", "not yet",
        "changed my mind", "carry over", "smaller", "let it go", "who can see this", "export my data", "export",
            "delete my data",
        "language en", "timezone Europe/Paris", "timezone new york", "visible to just me", "yes", "no", "not now",
            "keep", "ideas",
        "help me", "my playbook", "who looked", "helper on", "helper off", "blueprint", "pulse",
    ];

    static string[] Committed => ["hi", "yes", "handling objections", "thank them first", "skip"];

    public static TheoryData<string> StepNames => new(Steps.Keys);

    [Fact]
    public void There_are_at_least_sixty_such_answers() =>
        Assert.True(Answers.Except(CommandsAfterAll).Distinct().Count() >= 60);

    [Theory]
    [MemberData(nameof(StepNames))]
    public async Task An_answer_that_begins_like_a_command_is_kept_word_for_word(string name)
    {
        var (before, row, column) = Steps[name];
        var otherwise = new List<string>();

        foreach (var answer in Answers.Except(CommandsAfterAll).Except(name == "check-in" ? OutcomesAfterAll : []))
        {
            var rep = new Rep();
            await rep.TypeAsync([.. before, answer]);
            if (rep.Offers("No, that is my answer"))
                await rep.TypeAsync("no");
            if (await rep.TextAsync(row, column) != answer)
                otherwise.Add($"{answer} => {await rep.TextAsync(row, column)}");
        }

        Assert.Empty(otherwise);
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public async Task A_command_is_obeyed_and_never_kept_as_an_answer(string name)
    {
        var kept = new List<string>();

        foreach (var command in Commands)
        {
            var rep = new Rep();
            await rep.TypeAsync(Steps[name].Before);
            var said = rep.Heard.Count();
            await rep.TypeAsync(command);
            if (Holds(await rep.RowsAsync(), command.Trim()))
                kept.Add(command);
            if (rep.Heard.Count() == said)
                kept.Add($"{command}: no answer");
        }

        Assert.Empty(kept);
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public async Task Commit_and_words_is_a_commitment_at_every_step(string name)
    {
        var rep = new Rep();
        await rep.TypeAsync([.. Steps[name].Before, "Commit  to one Question.  "]);

        var rows = await rep.FactsAsync();

        var made = Assert.Single(rows, row => row.Text("text") == "to one Question.");
        Assert.Contains("|commitment|", made.Row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_cards_button_says_may_be_an_answer_here()
    {
        var rep = await Rep.AskedAsync();

        await rep.TypeAsync("make it smaller");
        Assert.StartsWith("Did you mean 'smaller'?", rep.LastHeard, StringComparison.Ordinal);
        await rep.TypeAsync("no", "not this week");
        Assert.StartsWith("Did you mean 'skip'?", rep.LastHeard, StringComparison.Ordinal);
        await rep.TypeAsync("no", "some", "ask someone");

        Assert.Equal("make it smaller", await rep.TextAsync(Commitment, "text"));
        Assert.Equal("not this week", await rep.TextAsync(Commitment, "when"));
        Assert.Equal("ask someone", await rep.TextAsync(Commitment, "escape"));
    }

    static bool Holds(IEnumerable<Entity> rows, string words) => rows.Any(row =>
        !row.Row.StartsWith("owed|", StringComparison.Ordinal)
        && row.Columns.Values.OfType<Column.Text>().Any(text => text.Value == words && words.Length > 3));
}
