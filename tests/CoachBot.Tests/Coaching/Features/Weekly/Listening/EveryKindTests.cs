using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Weekly.Listening;

/// <summary>What somebody types that is no answer is known for what it is, at every step that waits for words.
/// </summary>
public sealed class EveryKindTests
{
    static readonly string[] Committed = ["hi", "yes", "handling objections", "thank them first", "skip"];

    /// <summary>What leads to a step that waits for words.</summary>
    static readonly Dictionary<string, string[]> Steps = new(StringComparer.Ordinal)
    {
        ["skill"] = ["hi", "yes"],
        ["commitment"] = ["hi", "yes", "handling objections"],
        ["when"] = [.. Committed[..^1]],
        ["escape"] = [.. Committed[..^1], "on Thursday", "some"],
        ["change"] = [.. Committed, "change"],
        ["nudge"] = [.. Committed, "@ 2026-11-18 10:00"],
        ["check-in"] = [.. Committed, "@ 2026-11-20 14:00"],
        ["noticed"] = [.. Committed, "tried"],
        ["keep"] = [.. Committed, "done", "they smiled"],
        ["milestone"] = [.. Committed, "tried", "they smiled"],
        ["back on"] = [.. Committed, "not yet"],
        ["smaller"] = [.. Committed, "not yet", "smaller"],
        ["who"] = [.. Committed, "not yet", "ask someone"],
        ["nothing open"] = [.. Committed, "skip"],
    };

    /// <summary>Of which nothing may be written: what the bot says first.</summary>
    static readonly Dictionary<string, string> Grave = new(StringComparer.Ordinal)
    {
        ["i want to kill myself"] = "What you wrote sounds serious.",
        ["ich will nicht mehr leben"] = "What you wrote sounds serious.",
        ["j'ai envie de mourir"] = "What you wrote sounds serious.",
        ["my colleague told me he wants to end his life"] = "That sounds serious,",
        ["my manager keeps touching me and i don't know what to do"] = "What you describe is not yours",
        ["i will beat him up when i see him"] = "I won't keep or pass that on.",
    };

    /// <summary>Held until the person says what they are: what the bot says, and what its card offers.</summary>
    static readonly Dictionary<string, (string Says, string Offers)> Held = new(StringComparer.Ordinal)
    {
        ["my father died on saturday"] = ("That comes first.", "[Two weeks] [Until I write]"),
        ["i have been diagnosed with cancer"] = ("That comes first.", "[Two weeks] [Until I write]"),
        ["i'm ill, in bed with the flu"] = ("Get well first.", "[This week]"),
        ["ich bin krank"] = ("Get well first.", "[This week]"),
        ["i'm on holiday next week"] = ("Time off comes first.", "[This week]"),
        ["i handed in my notice, last day is friday"] = ("All right. Shall I stop", "[Stop]"),
        ["this is a waste of time"] = ("Fair enough.", "[Every two weeks] [Only when I call you] [Stop]"),
    };

    public static TheoryData<string, bool> StepsInBothChannels
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var step in Steps.Keys)
            {
                data.Add(step, false);
                data.Add(step, true);
            }

            return data;
        }
    }

    public static TheoryData<string> StepNames => new(Steps.Keys);

    [Theory]
    [MemberData(nameof(StepsInBothChannels))]
    public async Task What_is_grave_is_met_and_offers_no_way_to_keep_it(string step, bool isSlack)
    {
        var otherwise = new List<string>();

        foreach (var (typed, says) in Grave)
        {
            var said = await SaidToAsync(step, typed, isSlack);
            if (!said.Any(line => line.Contains(says, StringComparison.Ordinal))
                || said.Any(line => line.Contains('[') || line.Contains(typed, StringComparison.Ordinal)))
                otherwise.Add($"{typed} => {string.Join(" / ", said)}");
        }

        Assert.Empty(otherwise);
    }

    [Theory]
    [MemberData(nameof(StepsInBothChannels))]
    public async Task What_is_no_answer_is_met_and_may_still_be_one(string step, bool isSlack)
    {
        var otherwise = new List<string>();

        foreach (var (typed, (says, offers)) in Held)
        {
            var said = await SaidToAsync(step, typed, isSlack);
            var no = step == "nothing open" ? "[No]" : "[No, that is my answer]";
            if (!said.Any(line => line.Contains(says, StringComparison.Ordinal))
                || !said.Any(line => line.Contains(offers, StringComparison.Ordinal)
                    && line.Contains(no, StringComparison.Ordinal))
                || said.Any(line => line.Contains(typed, StringComparison.Ordinal)))
                otherwise.Add($"{typed} => {string.Join(" / ", said)}");
        }

        Assert.Empty(otherwise);
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public async Task Of_what_is_grave_nothing_is_written_anywhere(string step)
    {
        var written = new List<string>();

        foreach (var typed in Grave.Keys)
        {
            var rep = new Rep();
            await rep.TypeAsync([.. Steps[step], typed]);
            written.AddRange((await rep.RowsAsync()).Where(row => Holds(row, typed)).Select(row => row.Row));
        }

        Assert.Empty(written);
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public async Task What_is_held_is_in_the_open_question_alone_and_gone_after_a_day(string step)
    {
        var otherwise = new List<string>();

        foreach (var typed in Held.Keys)
        {
            var rep = new Rep();
            await rep.TypeAsync([.. Steps[step], typed]);
            var rows = (await rep.RowsAsync()).Where(row => Holds(row, typed)).Select(row => row.Row).ToList();
            if (rows is not ["head"])
                otherwise.Add($"{typed}: {string.Join(", ", rows)}");
            await rep.Stage.AdvanceAsync(rep.Stage.Clock.GetUtcNow() + TimeSpan.FromHours(24));
            if ((await rep.RowsAsync()).Any(row => Holds(row, typed)))
                otherwise.Add($"{typed}: still there");
        }

        Assert.Empty(otherwise);
    }

    /// <summary>What the bot says to a text after the step, updates too.</summary>
    static async Task<IReadOnlyList<string>> SaidToAsync(string step, string typed, bool isSlack)
    {
        var lines = Steps[step].Select(text => text.StartsWith("@ ", StringComparison.Ordinal) ? text : $"Ana: {text}");
        var before = await Transcript.PlayAsync(string.Join('\n', lines), isSlack);
        var after = await Transcript.PlayAsync(string.Join('\n', [.. lines, $"Ana: {typed}"]), isSlack);
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        return
        [
            .. after[before.Length..].Split("\nbot > ")[1..].Select(message => message.Split("\nbot ~ ")[0]),
        ];
    }

    static bool Holds(Entity row, string words) => row.Columns.Values.OfType<Column.Text>()
        .Any(text => text.Value.Contains(words, StringComparison.OrdinalIgnoreCase));
}
