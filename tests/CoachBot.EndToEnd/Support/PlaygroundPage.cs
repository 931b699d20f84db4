using Microsoft.Playwright;

namespace CoachBot.EndToEnd.Support;

/// <summary>The playground's window in Chromium, driven as a person would. Relies on roles and labels alone.</summary>
/// <remarks>Nothing leaves the machine: every request that is not for the loopback is refused.</remarks>
sealed class PlaygroundPage : IAsyncDisposable
{
    const float PatienceMs = 45_000;

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;
    readonly IPage _page;
    readonly Playground _playground;

    PlaygroundPage(IPlaywright playwright, IBrowser browser, IPage page, Playground playground) =>
        (_playwright, _browser, _page, _playground) = (playwright, browser, page, playground);

    /// <summary>Opens the window; the playground then tells the bot that the current user has installed it.</summary>
    public static async Task<PlaygroundPage> OpenAsync(Playground playground)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1500, Height = 1300 } });
        page.SetDefaultTimeout(PatienceMs);
        await page.RouteAsync("**/*", route =>
            IsAtHome(route.Request.Url) ? route.ContinueAsync() : route.AbortAsync());
        await page.GotoAsync(playground.Url.ToString());

        var window = new PlaygroundPage(playwright, browser, page, playground);
        await window.SwitchToAsync("Personal Chat");
        return window;
    }

    /// <summary>Opens a chat: <c>Personal Chat</c>, or <c>team - channel</c>.</summary>
    public async Task SwitchToAsync(string chat)
    {
        await _page.GetByRole(AriaRole.Treeitem, new() { Name = chat, Exact = true }).ClickAsync();
        await Button("Send Message").Or(Button("Post")).First.WaitForAsync();
    }

    /// <summary>Sends in the open personal chat.</summary>
    public async Task SayAsync(string text)
    {
        await TypeAsync(_page.Locator(Editor).Last, text);
        await Button("Send Message").Last.ClickAsync();
    }

    /// <summary>Starts a thread in the open channel; the bot is mentioned before the text.</summary>
    public async Task PostAsync(string text)
    {
        var editor = _page.Locator(Editor).First;
        await editor.ClickAsync();
        await _page.Keyboard.TypeAsync("@");
        await _page.Locator("#typeahead-menu [role=menuitem]")
            .Filter(new() { HasText = PlaygroundConfig.BotName }).First.ClickAsync();
        await TypeAsync(editor, $" {text}");
        await Button("Post").ClickAsync();
    }

    /// <summary>The last message of the bot in the open chat that holds these words; waits for it.</summary>
    public async Task<ILocator> SeeAsync(string words)
    {
        var message = _page.Locator("[aria-label='Message header']:has([aria-label='Message author'])")
            .Locator("xpath=..").Filter(new() { HasText = words }).Last;
        await ComesAsync(message, words);
        return message;
    }

    /// <summary>The newest thread of the open channel that holds these words; waits for it.</summary>
    public async Task<string> SeeThreadAsync(string words)
    {
        var thread = _page.Locator(".fui-Card[role=group]").Filter(new() { HasText = words }).First;
        await ComesAsync(thread, words);
        return await thread.InnerTextAsync();
    }

    /// <summary>Fills a text input of a message's card, by its label.</summary>
    public static async Task FillAsync(ILocator message, string label, string text)
    {
        var input = message.GetByLabel(label).First;
        await input.FillAsync(text);
        await input.BlurAsync();
    }

    /// <summary>Presses a button of a message's card, by its title.</summary>
    public static Task ClickAsync(ILocator message, string title) =>
        message.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).First.ClickAsync();

    /// <summary>Everything said in the open chat, a message each, oldest first.</summary>
    public Task<IReadOnlyList<string>> MessagesAsync() =>
        _page.Locator("[aria-label='Message header']").Locator("xpath=..").AllInnerTextsAsync();

    /// <summary>Keeps a picture of the window in <c>TestResults/screenshots</c>.</summary>
    public Task ScreenshotAsync(string name) =>
        _page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Results, "screenshots", $"{name}.png") });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    const string Editor = "[data-lexical-editor=true]";

    ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The editor takes text in its own time; its button reads what it has taken.</summary>
    async Task TypeAsync(ILocator editor, string text)
    {
        await editor.ClickAsync();
        await _page.Keyboard.InsertTextAsync(text);
        await editor.GetByText(text.Trim()).First.WaitForAsync();
        await _page.WaitForTimeoutAsync(100);
    }

    /// <exception cref="TimeoutException">It did not; with all that was said, and a picture is kept.</exception>
    async Task ComesAsync(ILocator what, string words)
    {
        try
        {
            await what.WaitForAsync();
        }
        catch (TimeoutException e)
        {
            await ScreenshotAsync($"never came - {string.Concat(words.Where(char.IsAsciiLetterOrDigit).Take(30))}");
            throw new TimeoutException(
                $"\"{words}\" never came, but:\n"
                    + $"{string.Join("\n---\n", await MessagesAsync())}\n{_playground.Output}",
                e);
        }
    }

    static bool IsAtHome(string url) => new Uri(url) is { IsLoopback: true } or { Scheme: "data" or "blob" or "about" };
}
