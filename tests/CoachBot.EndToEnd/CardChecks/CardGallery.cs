using CoachBot.EndToEnd.Support;
using Microsoft.Playwright;

namespace CoachBot.EndToEnd.CardChecks;

/// <summary>The page <c>tests/npm/cards.html</c> in Chromium. Nothing but files of this machine is loaded.</summary>
public sealed class CardGallery : IAsyncLifetime
{
    const float PatienceMs = 10_000;

    readonly List<string> _errors = [];
    IPlaywright? _playwright;
    IBrowser? _browser;
    IPage? _page;

    /// <summary>What the page complained about, and what it asked the network for, since the card was shown.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public IPage Page => _page ?? throw new InvalidOperationException("The gallery is not open.");

    /// <summary>The card as drawn.</summary>
    public ILocator Card => Page.Locator("#card > .ac-adaptiveCard");

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });
        _page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 520, Height = 900 } });
        _page.SetDefaultTimeout(PatienceMs);
        _page.PageError += (_, error) => _errors.Add(error);
        _page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
                _errors.Add(line.Text);
        };
        await _page.RouteAsync("**/*", route =>
        {
            if (route.Request.Url.StartsWith("file:", StringComparison.Ordinal))
                return route.ContinueAsync();

            _errors.Add($"asked for {route.Request.Url}");
            return route.AbortAsync();
        });
        await _page.GotoAsync(new Uri(Path.Combine(NodeScript.Folder, "cards.html")).ToString());
        if (_errors.Count > 0)
            throw new InvalidOperationException($"Was npm ci run? The page says: {string.Join("; ", _errors)}");
    }

    /// <summary>Draws a card in place of the one before; a picture of it goes to the tests' results.</summary>
    /// <param name="name">Of the picture.</param>
    public async Task ShowAsync(string json, string name)
    {
        _errors.Clear();
        await Page.EvaluateAsync("json => show(JSON.parse(json))", json);
        await Page.Locator("#card").ScreenshotAsync(
            new() { Path = Path.Combine(Repository.Results, "cards", $"{name}.png") });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
