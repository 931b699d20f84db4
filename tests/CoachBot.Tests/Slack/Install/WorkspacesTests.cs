using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Slack;
using CoachBot.Slack.Install;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Slack.Install;

/// <summary>Tokens of many workspaces: found, renewed once, forgotten at once.</summary>
public sealed class WorkspacesTests : IAsyncLifetime
{
    static readonly EphemeralDataProtectionProvider Keys = new();

    readonly SlackWorld _world = new();
    readonly SlackWorkspace _acme;
    readonly MemoryTable _table = new();
    readonly ManualTime _time = new();
    FakeSlack _slack = null!;

    public WorkspacesTests() => _acme = _world.Workspace("Acme");

    public async Task InitializeAsync() => _slack = await FakeSlack.StartAsync(_world);

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task A_token_that_ends_is_renewed_two_hours_before_by_one_of_several_processes()
    {
        _slack.Tokens.Rotate = true;
        await KeepAsync(New());
        var old = _acme.BotToken;
        var processes = Enumerable.Range(0, 8).Select(_ => New()).ToArray();

        _time.Advance(TimeSpan.FromHours(9.9));
        var before = await processes[0].FindAsync(_acme.Id, default);
        _time.Advance(TimeSpan.FromHours(0.2));
        var found = await Task.WhenAll(processes.Select(one => one.FindAsync(_acme.Id, default).AsTask()));

        Assert.Equal(old, before!.BotToken);
        Assert.NotEqual(old, _acme.BotToken);
        Assert.Single(_slack.Journal.Calls, call => call["grant_type"] == "refresh_token");
        Assert.All(found, one => Assert.Contains(one!.BotToken, new[] { old, _acme.BotToken }));
        Assert.Equal(_acme.BotToken, (await New().FindAsync(_acme.Id, default))!.BotToken);
    }

    [Fact]
    public async Task A_token_that_Slack_calls_expired_is_renewed_and_the_call_worth_one_more_try()
    {
        _slack.Tokens.Rotate = true;
        await KeepAsync(New());
        var workspaces = New();
        var old = await workspaces.FindAsync(_acme.Id, default);

        var other = await workspaces.RefusedAsync(_acme.Id, old!, "token_expired", default);

        Assert.Equal(_acme.BotToken, other!.BotToken);
        Assert.NotEqual(old, other);
    }

    [Fact]
    public async Task A_renewal_that_Slack_refuses_leaves_the_token_in_use_while_it_lasts()
    {
        _slack.Tokens.Rotate = true;
        await KeepAsync(New());
        _slack.Refuse = call => call.Method == "oauth.v2.access"
            ? new(200, """{"ok":false,"error":"invalid_refresh_token"}""") : null;

        _time.Advance(TimeSpan.FromHours(11));
        var lasting = await New().FindAsync(_acme.Id, default);
        _time.Advance(TimeSpan.FromHours(2));
        var ended = await New().FindAsync(_acme.Id, default);

        Assert.Equal(_acme.BotToken, lasting!.BotToken);
        Assert.Null(ended);
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    public async Task A_revoked_token_is_forgotten_and_one_granted_since_is_found(string error)
    {
        var workspaces = New();
        await KeepAsync(workspaces);
        var revoked = await workspaces.FindAsync(_acme.Id, default);

        Assert.Null(await workspaces.RefusedAsync(_acme.Id, revoked!, error, default));
        Assert.Null(await RowAsync());
        await KeepAsync(New());

        Assert.Equal(_acme.BotToken, (await workspaces.FindAsync(_acme.Id, default))!.BotToken);
        Assert.Equal(
            _acme.BotToken, (await workspaces.RefusedAsync(_acme.Id, revoked!, error, default))!.BotToken);
    }

    [Fact]
    public async Task An_uninstall_forgets_at_once_and_one_that_was_overtaken_forgets_nothing()
    {
        var workspaces = New();
        var other = _world.Workspace("Globex");
        await KeepAsync(workspaces);
        await KeepAsync(workspaces, other);

        Assert.True(await workspaces.ForgetAsync(_acme.Id, _time.GetUtcNow() - TimeSpan.FromSeconds(5), default));
        Assert.NotNull(await workspaces.FindAsync(_acme.Id, default));
        Assert.True(await workspaces.ForgetAsync(_acme.Id, _time.GetUtcNow() + TimeSpan.FromSeconds(5), default));
        Assert.True(await workspaces.ForgetAsync(_acme.Id, _time.GetUtcNow(), default));
        _time.Advance(TimeSpan.FromDays(8));
        Assert.False(await workspaces.ForgetAsync(_acme.Id, _time.GetUtcNow(), default));

        Assert.Null(await workspaces.FindAsync(_acme.Id, default));
        Assert.NotNull(await workspaces.FindAsync(other.Id, default));
    }

    [Fact]
    public async Task Without_its_keys_a_token_cannot_be_used()
    {
        await KeepAsync(New());

        Assert.Null(await New(new EphemeralDataProtectionProvider()).FindAsync(_acme.Id, default));
    }

    /// <summary>Another process on the same store.</summary>
    Workspaces New(IDataProtectionProvider? keys = null) =>
        new(_table, keys ?? Keys, OAuth(), _time, NullLogger<Workspaces>.Instance);

    OAuthApi OAuth() => new(
        new Clients(),
        Options.Create(new SlackOptions
        {
            ApiUrl = _slack.ApiUrl,
            ClientId = _world.ClientId,
            ClientSecret = _world.ClientSecret,
        }),
        TimeProvider.System);

    async Task KeepAsync(Workspaces workspaces, SlackWorkspace? workspace = null)
    {
        var code = _slack.Tokens.Code(workspace ?? _acme, "https://bot.example.com");
        var granted = Assert.IsType<Exchange.Granted>(
            await OAuth().RedeemAsync(code, "https://bot.example.com", default));
        await workspaces.KeepAsync(granted.Grant, default);
    }

    Task<Entity?> RowAsync() =>
        _table.GetAsync(InstallationRow.PartitionOf(_acme.Id), InstallationRow.RowKey, default);

    sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
