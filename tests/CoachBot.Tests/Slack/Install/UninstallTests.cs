using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Slack.Inbound;
using CoachBot.Slack.Install;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Slack.Install;

/// <summary>The app is taken out of one place: what is installed elsewhere goes on.</summary>
public sealed class UninstallTests : IAsyncLifetime
{
    readonly SlackWorld _world = new();
    readonly MemoryTable _table = new();
    RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync(
            [
                "--Slack:ApiUrl=http://127.0.0.1:1/api/", $"--Slack:SigningSecret={_world.SigningSecret}",
                $"--Slack:ClientId={_world.ClientId}", $"--Slack:ClientSecret={_world.ClientSecret}",
                "--PublicUrl=https://bot.example.com",
            ],
            store: _table);
        foreach (var (team, enterprise, isWhole) in new[]
        {
            ("T0ACME", null, false), ("T0GLOBEX", null, false), ("T0NORTH", "E0GRID", false), (null, "E0GRID", true),
        })
        {
            await _host.Services.GetRequiredService<Workspaces>().KeepAsync(
                new OAuthGrant("xoxb-1", "UBOT", team, null, enterprise, isWhole, null, null, null), default);
        }
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("app_uninstalled", "T0ACME", null, "T0ACME")]
    [InlineData("tokens_revoked", "T0ACME", null, "T0ACME")]
    // One workspace of an organisation, with an installation of its own.
    [InlineData("app_uninstalled", "T0NORTH", "E0GRID", "T0NORTH")]
    [InlineData("tokens_revoked", "T0NORTH", "E0GRID", "T0NORTH")]
    // The organisation's: told by any of its workspaces, or by none.
    [InlineData("tokens_revoked", "T0SOUTH", "E0GRID", "E0GRID")]
    [InlineData("app_uninstalled", null, "E0GRID", "E0GRID")]
    public async Task One_installation_is_forgotten_and_no_other(
        string type, string? team, string? enterprise, string forgotten)
    {
        var before = await InstalledAsync();

        var happened = new JsonObject
        {
            ["type"] = type,
            ["tokens"] = new JsonObject { ["bot"] = new JsonArray("UBOT") },
        };
        await BringAsync(team, enterprise, happened);
        await BringAsync(team: null, enterprise: "E0NOBODY", happened);

        Assert.Equal([forgotten], before.Except(await InstalledAsync()));
        Assert.Equal(4, before.Length);
    }

    [Theory]
    [InlineData("app_uninstalled", "tokens_revoked")]
    [InlineData("tokens_revoked", "app_uninstalled")]
    public async Task One_uninstall_that_is_told_twice_takes_one_workspaces_token(string first, string then)
    {
        var before = await InstalledAsync();

        foreach (var type in new[] { first, then, first, then })
        {
            await BringAsync("T0NORTH", "E0GRID", new JsonObject
            {
                ["type"] = type,
                ["tokens"] = new JsonObject { ["bot"] = new JsonArray("UBOT") },
            });
        }

        Assert.Equal(["T0NORTH"], before.Except(await InstalledAsync()));
    }

    [Fact]
    public async Task Peoples_own_tokens_are_no_concern_of_the_bots()
    {
        await BringAsync("T0ACME", null, new JsonObject
        {
            ["type"] = "tokens_revoked",
            ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U0ANA"), ["bot"] = new JsonArray() },
        });

        Assert.Equal(4, (await InstalledAsync()).Length);
    }

    async Task BringAsync(string? team, string? enterprise, JsonObject happened)
    {
        var envelope = new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = team,
            ["enterprise_id"] = enterprise,
            ["event"] = happened.DeepClone(),
            ["event_id"] = "Ev1",
            ["event_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 1,
        };
        var answer = await _host.Services.GetRequiredService<SlackActivityReceiver>().TakeAsync(
            SlackEndpoint.Events, JsonSerializer.SerializeToElement(envelope), default);
        Assert.False(answer.IsBad);
    }

    async Task<string[]> InstalledAsync() =>
    [
        .. (await _table.ScanAsync(null, default)).Entities.Where(row => row.Row == InstallationRow.RowKey)
            .Select(row => row.Flag("isEnterpriseInstall") == true ? row.Text("enterpriseId")! : row.Text("teamId")!),
    ];
}
