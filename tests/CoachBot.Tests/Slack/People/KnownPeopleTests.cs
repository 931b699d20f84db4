using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Slack.People;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Slack.People;

/// <summary>Who people are and where they live, as Slack tells.</summary>
public sealed class KnownPeopleTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly SlackWorld _world = new();
    readonly MemoryTable _table = new();
    readonly SlackWorkspace _acme;
    readonly SlackPerson _ana;
    readonly SlackChannel _north;
    FakeSlack _slack = null!;
    RunningHost _host = null!;

    public KnownPeopleTests()
    {
        _acme = _world.Workspace("Acme");
        _ana = _acme.Person("Ana", "America/New_York");
        _ana.Locale = "pt-BR";
        _ana.IsOpen = true;
        _north = _acme.Channel("north", _ana);
        _north.Members.Add(_acme.BotUserId);
    }

    IPeople People => _host.Services.GetRequiredService<IPeople>();

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync(_world);
        _host = await RunningHost.StartAsync(
            [
                $"--Slack:ApiUrl={_slack.ApiUrl}", $"--Slack:SigningSecret={_world.SigningSecret}",
                $"--Slack:BotToken={_acme.BotToken}",
            ],
            store: _table);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task A_roster_has_people_and_guests_and_neither_bots_nor_those_who_have_gone()
    {
        Add(_acme.Person("Ben"), _acme.Person("Gone"), _acme.Person("Guest"), _acme.Person("Foreign"));
        _acme.People[2].IsDeleted = true;
        _north.Members.Add("USLACKBOT");
        _slack.Refuse = call => call["user"] switch
        {
            "USLACKBOT" => User("""{"id":"USLACKBOT","name":"slackbot","is_bot":false,"team_id":"@acme"}"""),
            var id when id == _acme.People[^2].Id =>
                User($$"""{"id":"{{id}}","name":"guest","is_ultra_restricted":true}"""),
            var id when id == _acme.People[^1].Id =>
                User($$"""{"id":"{{id}}","name":"foreign","team_id":"TOTHER"}"""),
            _ => null,
        };

        var page = await People.RosterAsync(Team(), null, null, CancellationToken.None);

        Assert.Equal("#north", page.TeamName);
        Assert.Equal(
            [("Ana", false), ("Ben", false), ("guest", true), ("foreign", true)],
            page.Members.Select(member => (member.Name!, member.IsGuest)));
        Assert.Equal(("America/New_York", "pt-BR"), (page.Members[0].Zone, page.Members[0].Locale));
    }

    [Fact]
    public async Task A_large_roster_is_read_page_by_page_and_one_that_is_throttled_goes_on_where_it_was()
    {
        Add([.. Enumerable.Range(1, 69).Select(number => _acme.Person($"Rep{number}"))]);
        var asked = 0;
        _slack.Refuse = call => call.Method == "users.info" && Interlocked.Increment(ref asked) == 30
            ? new(429, """{"ok":false,"error":"ratelimited"}""", TimeSpan.FromSeconds(1)) : null;

        var putOff = await Assert.ThrowsAsync<ChannelException>(
            () => People.RosterAsync(Team(), null, null, CancellationToken.None));
        var first = await AgainAsync(null);
        var second = await AgainAsync(first.Continuation);

        Assert.Equal(new ChannelResult.NotNow(TimeSpan.FromSeconds(1), "ratelimited", TooMany: true), putOff.Later);
        Assert.Equal(70, first.Members.Concat(second.Members).DistinctBy(member => member.Id).Count());
        Assert.Null(second.Continuation);
        Assert.InRange(asked, 71, 76);
    }

    [Fact]
    public async Task A_channel_that_cannot_be_read_any_more_is_gone_and_one_that_Slack_holds_back_is_not()
    {
        var unknown = await Assert.ThrowsAsync<ChannelException>(
            () => People.RosterAsync(Team() with { TeamId = "CNONE" }, null, null, CancellationToken.None));
        _slack.Refuse = _ => new(500, "{}");
        var down = await Assert.ThrowsAsync<ChannelException>(
            () => People.RosterAsync(Team(), null, null, CancellationToken.None));

        Assert.True(unknown.IsGone);
        Assert.False(down.IsGone);
    }

    [Fact]
    public async Task Whoever_writes_is_known_by_name_zone_and_language_and_Slack_is_asked_once()
    {
        var first = await People.KnownAsync(Hello(), CancellationToken.None);
        var second = await People.KnownAsync(Hello(), CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal(("Ana", "America/New_York", "pt-BR"), (first.From.Name, first.Zone, first.Locale));
        Assert.Single(_slack.Journal.Calls);
    }

    [Fact]
    public async Task When_Slack_does_not_tell_in_time_the_words_are_taken_all_the_same()
    {
        _slack.Refuse = _ => EndToEnd.Support.Refusal.Slow(Patience);

        var known = await People.KnownAsync(Hello(), CancellationToken.None);

        Assert.Null(known.From.Name);
        Assert.Equal("hello", known.Text);
    }

    [Fact]
    public async Task A_move_a_change_of_role_and_a_farewell_reach_those_who_have_been_met_and_nobody_else()
    {
        var stranger = _acme.Person("Stranger");
        var person = Addressee.Person("slack", _acme.Id, _ana.Id);
        await _host.Services.GetRequiredService<ActivityReceiver>().TakeAsync(
            await People.KnownAsync(Hello(), CancellationToken.None), CancellationToken.None);

        _ana.Zone = "Asia/Tokyo";
        await ChangedAsync(_ana);
        await ChangedAsync(stranger);
        var moved = await HeadAsync(person);
        _ana.IsGuest = true;
        await ChangedAsync(_ana);
        var guest = await HeadAsync(person);
        _ana.IsGuest = false;
        await ChangedAsync(_ana);
        var back = await HeadAsync(person);
        _ana.IsDeleted = true;
        await ChangedAsync(_ana);

        Assert.Equal(("Asia/Tokyo", "pt-BR"), (moved!.Text("zone"), moved.Text("language")));
        Assert.Null(moved.Text("unreachable"));
        Assert.Equal((null, true, null), (moved.Flag("guest"), guest!.Flag("guest"), back!.Flag("guest")));
        Assert.Equal("user_disabled", (await HeadAsync(person))!.Text("unreachable"));
        Assert.Null(await HeadAsync(Addressee.Person("slack", _acme.Id, stranger.Id)));
    }

    [Fact]
    public async Task Who_is_switched_on_again_is_there_again()
    {
        var person = Addressee.Person("slack", _acme.Id, _ana.Id);
        await _host.Services.GetRequiredService<ActivityReceiver>().TakeAsync(
            await People.KnownAsync(Hello(), CancellationToken.None), CancellationToken.None);

        _ana.IsDeleted = true;
        await ChangedAsync(_ana);
        var gone = (await HeadAsync(person))!.Text("unreachable");
        _ana.IsDeleted = false;
        await ChangedAsync(_ana);

        Assert.Equal("user_disabled", gone);
        Assert.Null((await HeadAsync(person))!.Text("unreachable"));
    }

    [Fact]
    public async Task A_channel_the_bot_is_invited_to_is_a_team_and_its_people_live_where_Slack_says()
    {
        Add(_acme.Person("Ben", "Asia/Tokyo"));
        await _host.Services.GetRequiredService<ActivityReceiver>().TakeAsync(
            Hello() with
            {
                Kind = ActivityKind.Installed,
                Text = "",
                Conversation =
                Team(),
                IdempotencyKey = "Ev-join"
            },
            CancellationToken.None);

        var ben = Addressee.Person("slack", _acme.Id, _acme.People[1].Id);
        using var limit = new CancellationTokenSource(Patience);
        while (await HeadAsync(ben) is null)
            await Task.Delay(20, limit.Token);

        Assert.Equal("Asia/Tokyo", (await HeadAsync(ben))!.Text("zone"));
        var team = await HeadAsync(Addressee.Team("slack", _acme.Id, _north.Id));
        Assert.Equal("#north", team!.Text("name"));
        Assert.Equal(Addressee.Person("slack", _acme.Id, _ana.Id), team.Text("managers"));
    }

    void Add(params SlackPerson[] people) => _north.Members.AddRange(people.Select(person => person.Id));

    async Task<RosterPage> AgainAsync(string? continuation)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await People.RosterAsync(Team(), continuation, null, limit.Token);
            }
            catch (ChannelException e) when (!e.IsGone)
            {
                await Task.Delay(100, limit.Token);
            }
        }
    }

    async Task ChangedAsync(SlackPerson person)
    {
        using var user = JsonDocument.Parse(SlackPeople.Json(person, withLocale: true).ToJsonString());
        await People.ChangedAsync(
            _acme.Id, SlackUser.Read(user.RootElement, _acme.Id)!, CancellationToken.None);
    }

    Task<Entity?> HeadAsync(string partition) =>
        _table.GetAsync(partition, AddresseeState.RowKey, CancellationToken.None);

    ConversationReference Team() => new(
        "slack", "", _acme.Id, _acme.BotUserId, ConversationKind.Channel, _north.Id, TeamId: _north.Id);

    Activity Hello() => new()
    {
        Kind = ActivityKind.Message,
        IdempotencyKey = "Ev-hello",
        Text = "hello",
        From = new Account(_ana.Id),
        Conversation = new(
            "slack", "", _acme.Id, _acme.BotUserId, ConversationKind.Personal, _ana.DirectId, UserId: _ana.Id),
    };

    static EndToEnd.Support.Refusal User(string user) => new(200, $$"""{"ok":true,"user":{{user}}}""");
}
