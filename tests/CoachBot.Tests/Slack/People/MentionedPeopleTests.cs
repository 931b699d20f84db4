using CoachBot.Core.Conversation;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Slack.People;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Slack.People;

/// <summary>How much Slack is asked about one text, and what counts until it answers.</summary>
public sealed class MentionedPeopleTests : IAsyncLifetime
{
    readonly SlackWorld _world = new();
    readonly SlackWorkspace _acme;
    readonly SlackPerson _ana;
    FakeSlack _slack = null!;
    RunningHost _host = null!;

    public MentionedPeopleTests()
    {
        _acme = _world.Workspace("Acme");
        _ana = _acme.Person("Ana", "America/New_York");
    }

    IPeople People => _host.Services.GetRequiredService<IPeople>();

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync(_world);
        _host = await RunningHost.StartAsync(
        [
            $"--Slack:ApiUrl={_slack.ApiUrl}", $"--Slack:SigningSecret={_world.SigningSecret}",
            $"--Slack:BotToken={_acme.BotToken}",
        ]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_not_known_is_a_guest_until_Slack_tells_and_an_installer_is_the_rosters_to_judge()
    {
        _slack.Refuse = _ => new(429, """{"ok":false,"error":"ratelimited"}""", TimeSpan.FromSeconds(30));

        var said = await People.KnownAsync(Hello() with { People = [new("U0BEN")] }, CancellationToken.None);
        var added = await People.KnownAsync(
            Hello() with { Kind = ActivityKind.Installed }, CancellationToken.None);
        _slack.Refuse = _ => null;

        Assert.True(said.From.IsGuest);
        Assert.True(said.People.Single().IsGuest);
        Assert.False(added.From.IsGuest);
    }

    [Fact]
    public async Task A_text_with_thousands_of_mentions_asks_Slack_for_its_writer_and_a_few()
    {
        var mentioned = Enumerable.Range(1, 3_000).Select(number => new Account($"U{number}"));

        await People.KnownAsync(Hello() with { People = [.. mentioned] }, CancellationToken.None);

        Assert.InRange(_slack.Journal.Calls.Count, 1, 6);
        Assert.Contains(_slack.Journal.Calls, call => call["user"] == _ana.Id);
    }

    Activity Hello() => new()
    {
        Kind = ActivityKind.Message,
        IdempotencyKey = "Ev-hello",
        Text = "hello",
        From = new Account(_ana.Id),
        Conversation = new(
            "slack", "", _acme.Id, _acme.BotUserId, ConversationKind.Personal, _ana.DirectId, UserId: _ana.Id),
    };
}
