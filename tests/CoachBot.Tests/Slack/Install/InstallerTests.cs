using System.Net;
using System.Web;
using CoachBot.Core.Storage;
using CoachBot.Endpoints;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Slack.Install;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Slack.Install;

/// <summary>An administrator brings the app into a workspace, and nobody else does.</summary>
public sealed class InstallerTests : IAsyncLifetime
{
    const string Back = "https://bot.example.com/slack/oauth_redirect";

    readonly SlackWorld _world = new();
    readonly MemoryTable _table = new();
    readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    FakeSlack _slack = null!;
    RunningHost _host = null!;
    Uri _at = null!;

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync(_world);
        await BeginHostAsync([]);
    }

    async Task BeginHostAsync(string[] settings)
    {
        _host = await RunningHost.StartAsync(
            [
                "--PublicUrl=https://bot.example.com", $"--Slack:ApiUrl={_slack.ApiUrl}",
                $"--Slack:SigningSecret={_world.SigningSecret}", $"--Slack:ClientId={_world.ClientId}",
                $"--Slack:ClientSecret={_world.ClientSecret}", .. settings,
            ],
            store: _table);
        _at = _host.Client.BaseAddress!;
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task What_an_administrator_allows_is_kept_and_encrypted()
    {
        var acme = _world.Workspace("Acme", enterprise: "E0GRID0001");
        var (state, cookie) = await BeginAsync();

        using var page = await ReturnAsync($"code={_slack.Tokens.Code(acme, Back)}&state={state}", cookie);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("CoachBot is in Acme", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(acme.BotToken, (await FindAsync(acme))!.BotToken);
        var row = await RowAsync(acme);
        Assert.Equal(
            (acme.BotUserId, acme.Id, "E0GRID0001", false),
            (row!.Text("botUserId"), row.Text("teamId"), row.Text("enterpriseId"), row.Flag("isEnterpriseInstall")));
        Assert.DoesNotContain(
            row.Columns.Values.OfType<Column.Text>(), text => text.Value.Contains("xox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slack_is_asked_for_the_scopes_of_the_manifest_and_for_nothing_else()
    {
        using var redirect = await _browser.GetAsync(new Uri(_at, "/slack/install"));

        var there = redirect.Headers.Location!;
        var query = HttpUtility.ParseQueryString(there.Query);
        Assert.Equal("/oauth/v2/authorize", there.AbsolutePath);
        Assert.Equal(string.Join(',', _world.Scopes), query["scope"]);
        Assert.Equal((_world.ClientId, Back), (query["client_id"], query["redirect_uri"]));
        Assert.Contains("httponly", Cookies(redirect), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("of another browser")]
    [InlineData("used before")]
    [InlineData("absent")]
    public async Task A_state_that_is_not_good_stores_nothing(string how)
    {
        var acme = _world.Workspace("Acme");
        var (state, cookie) = await BeginAsync();
        if (how == "used before")
            (await ReturnAsync($"code=junk&state={state}", cookie)).Dispose();
        var before = _slack.Journal.Calls.Count;
        var sent = how switch { "forged" => "CfDJ8AAAA", "absent" => "", _ => state };

        using var page = await ReturnAsync(
            $"code={_slack.Tokens.Code(acme, Back)}&state={sent}", how == "of another browser" ? "ab12" : cookie);

        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        Assert.Contains("This link cannot be used", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await RowAsync(acme));
        Assert.Equal(before, _slack.Journal.Calls.Count);
    }

    [Fact]
    public async Task An_administrator_who_says_no_writes_nothing_and_asks_Slack_for_nothing()
    {
        var (state, cookie) = await BeginAsync();

        (await ReturnAsync($"error=access_denied&state={state}", cookie)).Dispose();
        (await ReturnAsync($"state={state}", cookie)).Dispose();

        Assert.Empty((await _table.ScanAsync(null, CancellationToken.None)).Entities);
        Assert.Empty(_slack.Journal.Calls);
    }

    [Fact]
    public async Task Both_routes_together_are_answered_so_often_a_minute_and_no_more()
    {
        var answers = new List<HttpStatusCode>();
        for (var tries = 0; tries < SlackInstall.AMinute + 10; tries++)
        {
            using var answer = tries % 2 == 0
                ? await _browser.GetAsync(new Uri(_at, "/slack/install"))
                : await ReturnAsync("code=junk&state=junk", "junk");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(10, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers.Take(SlackInstall.AMinute));
    }

    [Theory]
    [InlineData("T0OTHER", null, HttpStatusCode.Forbidden)]
    [InlineData("T0OTHER,E0GRID0001", "E0GRID0001", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    public async Task Only_a_workspace_that_is_named_or_whose_organisation_is_may_install(
        string? allowed, string? enterprise, HttpStatusCode status)
    {
        await _host.DisposeAsync();
        await BeginHostAsync(allowed is null ? [] : [$"--Slack:Workspaces={allowed}"]);
        var acme = _world.Workspace("Acme", enterprise: enterprise);
        var (state, cookie) = await BeginAsync();

        using var page = await ReturnAsync($"code={_slack.Tokens.Code(acme, Back)}&state={state}", cookie);

        Assert.Equal(status, page.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, await RowAsync(acme) is not null);
        Assert.Equal(
            status != HttpStatusCode.OK, _slack.Journal.Calls.Any(call => call.Method == "auth.revoke"));
    }

    [Theory]
    [InlineData("error=access_denied", HttpStatusCode.BadRequest, "was not installed")]
    [InlineData("code=used-before", HttpStatusCode.BadRequest, "was not installed")]
    [InlineData("code=down", HttpStatusCode.ServiceUnavailable, "in a few minutes")]
    public async Task What_Slack_does_not_grant_is_told_kindly_and_stores_nothing(
        string answer, HttpStatusCode status, string words)
    {
        var acme = _world.Workspace("Acme");
        _slack.Refuse = call => call["code"] == "down" ? new(503, "{}") : null;
        var (state, cookie) = await BeginAsync();

        using var page = await ReturnAsync($"{answer}&state={state}", cookie);

        Assert.Equal(status, page.StatusCode);
        Assert.Contains(words, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await RowAsync(acme));
    }

    [Fact]
    public async Task Without_the_apps_own_credentials_there_is_nothing_to_install()
    {
        await using var host = await RunningHost.StartAsync();

        using var begin = await host.Client.GetAsync("/slack/install");
        using var back = await host.Client.GetAsync("/slack/oauth_redirect?code=1&state=2");

        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (begin.StatusCode, back.StatusCode));
    }

    /// <returns>The state sent to Slack, and the browser's cookie.</returns>
    async Task<(string State, string Cookie)> BeginAsync()
    {
        using var redirect = await _browser.GetAsync(new Uri(_at, "/slack/install"));
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
        return (
            HttpUtility.ParseQueryString(redirect.Headers.Location!.Query)["state"]!,
            Cookies(redirect).Split(';')[0].Split('=')[1]);
    }

    async Task<HttpResponseMessage> ReturnAsync(string query, string cookie)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(_at, $"/slack/oauth_redirect?{query}"));
        request.Headers.Add("Cookie", $"coachbot-slack-install={cookie}");
        return await _browser.SendAsync(request);
    }

    static string Cookies(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single();

    async Task<Installation?> FindAsync(SlackWorkspace workspace) =>
        await _host.Services.GetRequiredService<IWorkspaces>().FindAsync(workspace.Id, CancellationToken.None);

    Task<Entity?> RowAsync(SlackWorkspace workspace) => _table.GetAsync(
        InstallationRow.PartitionOf(workspace.Id), InstallationRow.RowKey, CancellationToken.None);
}
