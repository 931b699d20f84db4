using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Privacy;

/// <summary>
/// Somebody who has said something in every place where the bot keeps words: an export has all of it, a deletion leaves
/// nothing anywhere, and time takes away what has its time.
/// </summary>
public sealed class EveryRowTests
{
    /// <summary>What Ana says, each word in a place of its own.</summary>
    static readonly string[] Words =
    [
        "vibraphone", "bassoon", "tangerine", "alpaca", "cinnamon", "dulcimer", "eggplant", "icicle", "oboe",
        "flamingo", "gazpacho", "harmonica", "saffron", "jasmine", "kumquat", "lavender", "mandolin", "nectarine",
        "nutmeg", "paprika", "quince", "ukulele", "rhubarb", "saxophone", "theremin", "walnut", "xylophone", "yucca",
        "zeppelin",
    ];

    static readonly string[] Kinds =
    [
        "head", "help", "week commitment", "week earlier", "week reflection", "week state", "week sent", "skill",
        "rating", "playbook", "thanked", "thanks", "shared", "milestone", "looked", "answered", "suggested",
    ];

    const string Learning = "how you learn best";
    const string Weeks = "What changed in how you prepare";

    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Tom = TeamStage.Person("Tom");

    [Fact]
    public async Task Every_word_is_kept_and_exported_and_none_is_left_after_deletion()
    {
        var team = await LiveAsync();
        var kept = await FoundAsync(team, Words);
        await team.Stage.TypeAsync(Ana, "export");
        var exported = string.Concat(team.Stage.Channel.Spoken.Select(said => said.Message.Card.Summary)
            .Where(said => said.Key == "privacy.export").Select(said => ((PhraseValue.Words)said.Values[2]).Text));

        await team.Stage.TypeAsync(Ana, "delete");
        await team.Stage.TypeAsync(Ana, "yes");
        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddDays(1));

        Assert.Equal(Words.Order(StringComparer.Ordinal), kept);
        Assert.DoesNotContain(Words, word => !exported.Contains(word, StringComparison.Ordinal));
        Assert.Empty(await team.RowsWithAsync(Words));
        Assert.DoesNotContain("saffron", await team.AskAsync(Tom, "wins"), StringComparison.Ordinal);
        Assert.Contains(team.SaidTo(Tom), said => said.Contains("you're free again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_kind_of_row_that_the_bot_keeps_of_a_person_is_among_them()
    {
        var team = await LiveAsync();

        var kinds = (await team.RowsAsync()).Where(row => row.Partition == TeamStage.Partition(Ana))
            .Select(row => Kind(row.Row)).Distinct().Except(["posted", "message", "seen", "owed", "home"]);

        Assert.Equal(Kinds.Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    /// <summary>Tom's words were read beside Ana's; what Ana keeps of Tom is the name that the roster has.</summary>
    [Fact]
    public async Task When_the_companion_goes_nothing_they_said_is_left_and_the_rep_hears_that_they_cannot_come()
    {
        var team = await LiveAsync();
        Assert.Contains("zucchini", await team.AskAsync(Ana, "wins"), StringComparison.Ordinal);

        await team.Stage.TypeAsync(Tom, "delete");
        await team.Stage.TypeAsync(Tom, "yes");
        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));

        Assert.Empty(await team.RowsWithAsync("zucchini", "zither"));
        Assert.Contains(team.SaidTo(Ana), said => said.Contains("work out with Tom", StringComparison.Ordinal));
        Assert.DoesNotContain("zucchini", await team.AskAsync(Ana, "wins"), StringComparison.Ordinal);
    }

    /// <summary>A year later the weeks are gone; what has no time, such as the steps, stays till deleted.</summary>
    [Fact]
    public async Task Time_takes_every_row_that_has_its_time()
    {
        var team = await LiveAsync();
        await team.Stage.TypeAsync(Ana, "stop");

        await team.Stage.AdvanceAsync(TeamStage.At("2028-04-03 09:00"));

        Assert.Equal(
            ["jasmine", "kumquat", "lavender", "mandolin", "nectarine", "nutmeg", "vibraphone"],
            await FoundAsync(team, Words));
        Assert.Equal(
            ["head", "milestone", "skill"],
            (await team.RowsAsync()).Where(row => row.Partition == TeamStage.Partition(Ana))
                .Select(row => Kind(row.Row)).Distinct().Except(["posted", "message", "seen", "home"])
                .Order(StringComparer.Ordinal));
    }

    static async Task<TeamStage> LiveAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Tom);
        await team.SayAsync(Tom, "@ 2026-11-16 09:05", "agree", "next steps", "zither by ear", "skip", "skip");
        await team.SayAsync(
            Ana, "agree", "vibraphone questions", "1. ask about bassoon\n2. call about tangerine", "1",
            "cinnamon call, Thursday 10", "a lot", "dulcimer first", "eggplant break", "Tom", "2", "icicle list");
        await team.SayAsync(Tom, "yes");
        await team.SayAsync(
            Ana, "change", "ask about alpaca", "@ 2026-11-19 09:00", "oboe notes", "@ 2026-11-20 14:00", "done",
            "flamingo", "gazpacho", "Marc");
        await team.SayAsync(TeamStage.Marc, "What a day that was");
        await team.SayAsync(Ana, "suggest theremin duets", "with my name");
        await ThankAsync(team, Ana, Tom, "saffron rice that we had together");
        await ThankAsync(team, Tom, Ana, "zucchini soup that we had together");
        await MentionAsync(team, TeamStage.Marc, Ana, "ask", "What became of the trombone?");
        await team.SayAsync(Ana, "saxophone lessons");
        await team.SayAsync(
            Ana, "my steps", "jasmine\nkumquat\nlavender", "my feedback", "Marc", "mandolin time", "nectarine",
            "my question", "What about nutmeg?");
        await team.SayAsync(
            Ana, "@ 2026-11-23 09:05", "a second one", "skip", "not yet", "paprika", "ask someone", "quince");
        await team.SayAsync(
            Ana, "@ 2026-11-30 09:05", "a third one", "at Contoso", "little", "3", "ukulele", "done", "skip");
        var monday = await LearnAsync(team);
        await team.SayAsync(
            Ana, $"@ {monday:yyyy-MM-dd} 09:05", "1. ask about walnut\n2. call about xylophone", "1",
            "yucca bar, Friday 10", "some", "skip", "Tom", "change");
        await team.SayAsync(Tom, "helper on", "anything", "1");
        await team.SayAsync(Ana, "help me", "Tom", "zeppelin sounds", "skip");
        return team;
    }

    /// <summary>Weeks go by until the rep is asked what they found out about learning.</summary>
    /// <returns>The Monday after.</returns>
    static async Task<DateOnly> LearnAsync(TeamStage team)
    {
        for (var week = new DateOnly(2026, 12, 7); ; week = week.AddDays(7))
        {
            await team.SayAsync(Ana, $"@ {week:yyyy-MM-dd} 09:05", "commit once more");
            await PassAsync(team);
            await team.SayAsync(Ana, "done", "a sound of something");
            await PassAsync(team);
            if (team.SaidTo(Ana)[^1].Contains(Learning, StringComparison.Ordinal))
            {
                await team.SayAsync(Ana, "rhubarb walk");
                return week.AddDays(7);
            }
        }
    }

    /// <summary>Passes on whatever is open, but for what was waited for.</summary>
    static async Task PassAsync(TeamStage team)
    {
        while (team.SaidTo(Ana)[^1] is var open && !open.Contains(Learning, StringComparison.Ordinal)
            && (open.EndsWith("[Skip]", StringComparison.Ordinal)
                || open.Contains("[Stay here]", StringComparison.Ordinal)
                || open.EndsWith("[Change it]", StringComparison.Ordinal)))
            await team.SayAsync(Ana, open.Contains(Weeks, StringComparison.Ordinal) ? "harmonica" : "skip");
    }

    static Task ThankAsync(TeamStage team, Account from, Account to, string what) =>
        MentionAsync(team, from, to, "thank", $"for {what}");

    static Task MentionAsync(TeamStage team, Account from, Account to, string word, string rest) =>
        team.Stage.HearAsync(team.Stage.Activity(from, ActivityKind.Message) with
        {
            Text = $"{word} @{to.Name} {rest}",
            MessageId = $"{word}-{from.Name}",
            People = [to],
        });

    static async Task<IEnumerable<string>> FoundAsync(TeamStage team, string[] words) =>
        (await team.RowsWithAsync(words)).Select(found => found.Split(": ")[^1]).Distinct()
            .Order(StringComparer.Ordinal);

    /// <summary>What a row is: <c>week|day|commitment|n</c> is a commitment of a week.</summary>
    static string Kind(string row) => row.Split('|') is ["week", _, var kind, ..] ? $"week {kind}" : row.Split('|')[0];
}
