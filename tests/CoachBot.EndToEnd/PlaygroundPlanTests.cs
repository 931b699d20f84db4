using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd;

/// <summary>A rep in a chat window: a whole plan with somebody along, and what became of weeks of it.</summary>
[Collection("Chromium")]
public sealed class PlaygroundPlanTests
{
    /// <summary>Marc adds the bot and sets the team up; Ana, at the window, and Tom are reps.</summary>
    [Fact]
    public async Task A_companion_is_asked_in_their_own_chat_and_the_rep_hears_the_answer()
    {
        await using var bot = await BotProcess.StartAsync(("Clock:Start", "2026-11-16T08:05:00Z"));
        await using var playground = await Playground.StartAsync(bot, "Ana");
        await using var log = await PlaygroundLog.OpenAsync(playground.Url);
        await SetUpAsync(playground, log);
        var tom = await playground.OpenChatAsync("Tom");
        await TalkAsync(playground, log, "Tom", tom,
            ("hello", "Shall we start?"), ("yes", "What would you most like to get better at?"),
            ("next steps", "improve next steps"), ("skip", "This week is skipped"));
        await using var window = await PlaygroundPage.OpenAsync(playground);
        await OnboardAsync(window);

        var ask = await window.SeeAsync("What one thing will you do this week");
        await PlaygroundPage.FillAsync(ask, "Your one thing, in your own words", "ask what happens if they do nothing");
        await PlaygroundPage.ClickAsync(ask, "Commit");
        var when = await window.SeeAsync("When and where will you get the chance?");
        await PlaygroundPage.FillAsync(when, "When and where", "the Contoso call, Thursday 10");
        await PlaygroundPage.ClickAsync(when, "Save");
        var stakes = await window.SeeAsync("How much rides on that call?");
        await window.ScreenshotAsync("companion-1-stakes");
        await PlaygroundPage.ClickAsync(stakes, "A lot");
        var safer = await window.SeeAsync("Where could you try it first");
        await PlaygroundPage.FillAsync(safer, "First try, with less at stake", "with Wingtip on Tuesday");
        await PlaygroundPage.ClickAsync(safer, "Somewhere else…");
        var escape = await window.SeeAsync("What will you do if it doesn't go as planned?");
        await PlaygroundPage.FillAsync(escape, "If it doesn't go as planned", "ask Marc to take over");
        await PlaygroundPage.ClickAsync(escape, "Save");
        var net = await window.SeeAsync("Who, if anyone, would you like along as a safety net?");
        await window.ScreenshotAsync("companion-2-safety-net");
        await PlaygroundPage.FillAsync(net, "Somebody of your team, by name", "Tom");
        await PlaygroundPage.ClickAsync(net, "Ask someone");
        await window.SeeAsync("whether I can ask Tom Lindgren, in working hours");
        var asked = await log.SeeAsync("as a safety net, not as presenter. Can you?");
        await TalkAsync(playground, log, "Tom", tom, ("yes", "I'll tell Ana Ruiz you'll be there"));
        await window.SeeAsync("Tom Lindgren will be there on Thursday 19 Nov");
        await window.ScreenshotAsync("companion-3-will-be-there");

        Assert.Contains("on Thursday 19 Nov at 10:00", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("what happens if they do nothing", asked, StringComparison.Ordinal);
        Assert.Contains(
            await window.MessagesAsync(),
            message => message.Contains("Tom Lindgren, will be there", StringComparison.Ordinal));
    }

    /// <summary>Five weeks of a rep alone, one of them away, rated twice; the bot is started again for each.</summary>
    [Fact]
    public async Task Progress_is_drawn_as_a_chart_and_told_in_words()
    {
        await using var bot = await BotProcess.StartAsync(("Clock:Start", "2026-11-16T08:05:00Z"));
        await using var playground = await Playground.StartAsync(bot, "Ana");
        await using var window = await PlaygroundPage.OpenAsync(playground);
        await OnboardAsync(window);
        await SayAsync(
            window, ("ask one open question", "Got it"), ("skip", "Which is closest today"), ("2", "What did you see"),
            ("I read from my list", "Noted, for you alone: 2"), ("done", "What did you notice?"),
            ("they talked", "What will you keep?"), ("skip", "Your first practice"));
        await bot.RestartAsync(("Clock:Start", "2026-11-23T08:05:00Z"));
        await SayAsync(
            window, ("commit ask what else", "\"ask what else\". When"), ("skip", "I'll ask how it went"),
            ("tried", "You tried it live"), ("they went quiet", "My next question"),
            ("away until 7 Dec", "You're away until"));
        await bot.RestartAsync(("Clock:Start", "2026-12-07T08:05:00Z"));
        await SayAsync(
            window, ("commit wait three seconds", "\"wait three seconds\". When"), ("skip", "I'll ask how it went"),
            ("done", "What did you notice?"), ("skip", "My next question comes on Monday 14 Dec"));
        await bot.RestartAsync(("Clock:Start", "2026-12-14T08:05:00Z"));
        await SayAsync(
            window, ("commit ask about the cost", "\"ask about the cost\". When"), ("skip", "Which is closest today"),
            ("4", "What did you see"), ("skip", "Noted, for you alone: 4. On 16 Nov it was 2"),
            ("done", "What did you notice?"), ("skip", "Four practice weeks"), ("skip", "My next question"));

        await window.SayAsync("progress");
        var progress = await window.SeeAsync("Your progress, for you alone");
        await window.ScreenshotAsync("progress-chart");

        var shown = await progress.InnerTextAsync();
        Assert.Contains("Practice weeks in all: the quality of your questions", shown, StringComparison.Ordinal);
        Assert.Contains(
            "In words: 16 Nov 1, 23 Nov 2, 30 Nov away, 7 Dec 3, 14 Dec 4.", shown, StringComparison.Ordinal);
        Assert.Contains("In words: 16 Nov 2, 14 Dec 4.", shown, StringComparison.Ordinal);
    }

    /// <summary>Marc, whose chat is not at the window, adds the bot to his team and takes the form as it is.</summary>
    static async Task SetUpAsync(Playground playground, PlaygroundLog log)
    {
        await playground.AddToTeamAsync("Marc");
        await log.SeeAsync("Marc Dubois added me and is the manager I listen to");
        await TalkAsync(playground, log, "Marc", await playground.OpenChatAsync("Marc"),
            ("setup", "Setup of North team"), ("yes", "Saved for North team"));
    }

    static async Task TalkAsync(
        Playground playground, PlaygroundLog log, string firstName, string chat,
        params (string Words, string Answer)[] then)
    {
        foreach (var (words, answer) in then)
        {
            await playground.SayAsync(firstName, chat, words);
            await log.SeeAsync(answer);
        }
    }

    static async Task SayAsync(PlaygroundPage window, params (string Words, string Answer)[] then)
    {
        foreach (var (words, answer) in then)
        {
            await window.SayAsync(words);
            await window.SeeAsync(answer);
        }
    }

    static async Task OnboardAsync(PlaygroundPage window)
    {
        await window.SeeAsync("Shall we start?");
        await SayAsync(
            window, ("yes", "What would you most like to get better at?"),
            ("the quality of my questions", "What one thing will you do this week"));
    }
}
