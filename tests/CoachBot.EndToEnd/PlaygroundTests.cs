using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd;

/// <summary>The bot in a chat window, as a person on a laptop sees it.</summary>
[Collection("Chromium")]
public sealed class PlaygroundTests
{
    const string Question = "What one thing will you do this week to improve the quality of your questions?";

    static readonly (string Words, string Answer)[] Beginning =
    [
        ("hello", "Shall we start?"),
        ("yes", "What would you most like to get better at?"),
        ("the quality of my questions", Question),
    ];

    [Fact]
    public async Task A_rep_agrees_picks_a_skill_and_answers_the_question_in_words()
    {
        await using var bot = await BotProcess.StartAsync(("Clock:Start", "2026-11-16T08:05:00Z"));
        await using var playground = await Playground.StartAsync(bot, "Ana");
        await using var window = await PlaygroundPage.OpenAsync(playground);

        await OnboardAsync(window);
        await window.SayAsync("ask one open question in the Contoso call");
        await window.SeeAsync("Got it: \"ask one open question in the Contoso call\"");
        await window.ScreenshotAsync("rep-4-got-it");

        var chat = await window.MessagesAsync();
        Assert.DoesNotContain(chat, message => message.Contains(Question, StringComparison.Ordinal));
        Assert.Single(chat, message => message.Contains("Your one thing:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rep_plans_on_the_cards_and_each_is_replaced_where_it_stands()
    {
        await using var bot = await BotProcess.StartAsync(("Clock:Start", "2026-11-16T08:05:00Z"));
        await using var playground = await Playground.StartAsync(bot, "Ana");
        await using var window = await PlaygroundPage.OpenAsync(playground);
        await OnboardAsync(window);

        var ask = await window.SeeAsync(Question);
        await PlaygroundPage.FillAsync(ask, "Your one thing, in your own words", "ask what happens if they do nothing");
        await PlaygroundPage.ClickAsync(ask, "Commit");
        var plan = await window.SeeAsync("Got it: \"ask what happens if they do nothing\"");
        await PlaygroundPage.FillAsync(plan, "When and where", "the Contoso call, Thursday 10");
        await PlaygroundPage.ClickAsync(plan, "Save");
        await PlaygroundPage.ClickAsync(await window.SeeAsync("How much rides on that call?"), "A lot");
        await PlaygroundPage.ClickAsync(await window.SeeAsync("Where could you try it first"), "Thursday is fine");
        var escape = await window.SeeAsync("What will you do if it doesn't go as planned?");
        await window.ScreenshotAsync("plan-1-way-out");
        await PlaygroundPage.FillAsync(escape, "If it doesn't go as planned", "ask Marc to take over");
        await PlaygroundPage.ClickAsync(escape, "Save");
        await window.SeeAsync("I'll ask how it went on");
        await window.ScreenshotAsync("plan-2-planned");

        await bot.RestartAsync(("Clock:Start", "2026-11-20T12:58:00Z"), ("Clock:Speed", "60"));
        var checkIn = await window.SeeAsync("how did it go?");
        await window.ScreenshotAsync("plan-3-check-in");
        await PlaygroundPage.ClickAsync(checkIn, "Tried it, not as hoped");
        await window.SeeAsync("a well-planned risk");
        await window.ScreenshotAsync("plan-4-noticed");

        var chat = await window.MessagesAsync();
        Assert.DoesNotContain(chat, message => message.Contains(Question, StringComparison.Ordinal));
        Assert.DoesNotContain(chat, message => message.Contains("how did it go?", StringComparison.Ordinal));
    }

    /// <summary>
    /// Marc adds the bot to his team; Ana and Tom commit in their own chats; in the channel nobody's words are shown.
    /// </summary>
    [Fact]
    public async Task Summary_in_a_channel_is_one_line_and_the_words_go_to_the_managers_own_chat()
    {
        await using var bot = await BotProcess.StartAsync(("Clock:Start", "2026-11-16T08:05:00Z"));
        await using var playground = await Playground.StartAsync(bot, "Marc");
        await using var window = await PlaygroundPage.OpenAsync(playground);
        await window.SwitchToAsync($"{PlaygroundConfig.TeamName} - General");
        await window.SeeThreadAsync("Marc Dubois added me and is the manager I listen to here");
        await window.ScreenshotAsync("team-1-hello");
        await window.SwitchToAsync("Personal Chat");
        await window.SayAsync("setup");
        var setup = await window.SeeAsync("Working days");
        await window.ScreenshotAsync("team-2-setup");
        await PlaygroundPage.ClickAsync(setup, "Save");
        await window.SeeAsync("Reps get an invitation in the next working hour");

        await TalkAsync(playground, "Ana", ("ask one open question", "Got it"), ("not yet", "easy to get back on"));
        await TalkAsync(playground, "Tom", ("wait after my question", "Got it"), ("tried", "What did you notice"));

        await window.SwitchToAsync($"{PlaygroundConfig.TeamName} - General");
        await window.PostAsync("summary");
        var thread = await window.SeeThreadAsync("in our own chat");
        await window.ScreenshotAsync("team-3-channel");
        await window.SwitchToAsync("Personal Chat");
        await window.SeeAsync("2 committed · 1 tried or done");
        await window.ScreenshotAsync("team-4-summary");

        Assert.DoesNotContain("ask one open question", thread, StringComparison.Ordinal);
        Assert.Contains(
            await window.MessagesAsync(), message =>
                message.Contains("ask one open question", StringComparison.Ordinal));
    }

    /// <summary>Somebody who is not at the window begins with the bot, and then says this.</summary>
    /// <returns>Their chat.</returns>
    static async Task<string> TalkAsync(
        Playground playground, string firstName, params (string Words, string Answer)[] then)
    {
        var chat = await playground.OpenChatAsync(firstName);
        await using var log = await PlaygroundLog.OpenAsync(playground.Url);
        foreach (var (words, answer) in Beginning.Concat(then))
        {
            await playground.SayAsync(firstName, chat, words);
            await log.SeeAsync(answer);
        }

        return chat;
    }

    /// <summary>From the first look at the chat to the weekly question.</summary>
    static async Task OnboardAsync(PlaygroundPage window)
    {
        var consent = await window.SeeAsync("Shall we start?");
        await window.ScreenshotAsync("rep-1-consent");
        await PlaygroundPage.ClickAsync(consent, "Yes");
        await window.SeeAsync("What would you most like to get better at?");
        await window.ScreenshotAsync("rep-2-skill");
        await window.SayAsync("the quality of my questions");
        await window.SeeAsync(Question);
        await window.ScreenshotAsync("rep-3-question");
    }
}
