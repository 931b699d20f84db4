using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Inbound;

public sealed class SigningKeysTests
{
    static readonly string Message = Payload.Message().ToJsonString();

    [Fact]
    public async Task Keys_are_read_once_for_many_activities()
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.PostAsync(Message, token)));

        Assert.Equal(1, host.Authority.Reads);
    }

    [Fact]
    public async Task After_a_roll_over_the_new_key_is_fetched_for_its_first_activity()
    {
        await using var host = await BotHost.StartAsync();
        var old = host.Authority.Publish("msteams");
        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(old)));
        host.Time.Advance(TimeSpan.FromMinutes(2));

        var fresh = host.Authority.Publish("msteams");

        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(fresh)));
        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(old)));
        Assert.Equal(2, host.Authority.Reads);
    }

    [Fact]
    public async Task Strangers_keys_make_it_ask_once_a_minute_at_most()
    {
        await using var host = await BotHost.StartAsync();
        var known = host.Authority.Publish("msteams");
        var withdrawn = host.Authority.Publish("msteams");
        host.Authority.Withdraw(withdrawn);
        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(known)));

        for (var i = 0; i < 10; i++)
            Assert.Equal(401, await host.PostAsync(Message, host.Authority.Token(withdrawn)));

        Assert.Equal(1, host.Authority.Reads);
    }

    [Fact]
    public async Task A_key_withdrawn_is_refused_within_a_day_even_for_a_token_known_before()
    {
        await using var host = await BotHost.StartAsync();
        var key = host.Authority.Publish("msteams");
        var token = host.Authority.Token(key, until: TimeSpan.FromDays(3));
        Assert.Equal(200, await host.PostAsync(Message, token));

        host.Authority.Withdraw(key);
        host.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal(401, await host.PostAsync(Message, token));
    }

    [Fact]
    public async Task While_the_keys_cannot_be_reached_the_last_ones_serve_another_day()
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams"), until: TimeSpan.FromDays(7));
        Assert.Equal(200, await host.PostAsync(Message, token));
        host.Authority.IsDown = true;

        host.Time.Advance(TimeSpan.FromHours(47));
        var within = await host.PostAsync(Message, token);
        host.Time.Advance(TimeSpan.FromHours(2));
        var after = await host.PostAsync(Message, token);

        Assert.Equal((200, 401), (within, after));
    }

    [Theory]
    [InlineData("http://login.example/keys")]
    [InlineData("http://localhost:1/keys")]
    [InlineData("nowhere")]
    public async Task Keys_at_an_address_that_proves_nothing_are_not_fetched(string address)
    {
        await using var host = await BotHost.StartAsync();
        host.Authority.KeysAddress = address;

        Assert.Equal(401, await host.PostAsync(Message, host.Authority.Token(host.Authority.Publish("msteams"))));
    }

    [Fact]
    public async Task A_key_of_nobodys_uses_up_the_minute_for_itself_alone()
    {
        await using var host = await BotHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(host.Authority.Publish("msteams"))));
        host.Time.Advance(TimeSpan.FromMinutes(2));
        var stranger = host.Authority.Token(FakeAuthority.Stranger("nobody"));
        Assert.Equal(401, await host.PostAsync(Message, stranger));

        var rolled = host.Authority.Publish("msteams");
        var first = await host.PostAsync(Message, host.Authority.Token(rolled));
        Assert.Equal(401, await host.PostAsync(Message, stranger));

        Assert.Equal((200, 3), (first, host.Authority.Reads));
    }

    [Fact]
    public async Task However_many_keys_strangers_name_the_publisher_is_asked_a_few_times_a_minute()
    {
        await using var host = await BotHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(host.Authority.Publish("msteams"))));
        host.Time.Advance(TimeSpan.FromMinutes(2));

        for (var i = 0; i < 20; i++)
        {
            var stranger = host.Authority.Token(FakeAuthority.Stranger($"nobody-{i}"));
            Assert.Equal(401, await host.PostAsync(Message, stranger));
        }

        Assert.Equal(1 + 4, host.Authority.Reads);
    }

    [Theory]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("expired")]
    [InlineData("no service URL")]
    [InlineData("a service URL that is not listed")]
    public async Task A_token_that_no_signature_could_make_sound_never_asks_for_keys(string wrong)
    {
        await using var host = await BotHost.StartAsync();
        var (authority, key) = (host.Authority, FakeAuthority.Stranger("nobody"));

        var status = await host.PostAsync(Message, wrong switch
        {
            "another issuer" => authority.Token(key, issuer: "https://sts.windows.net/tenant/"),
            "another audience" => authority.Token(key, audience: "another-bot"),
            "expired" => authority.Token(key, from: TimeSpan.FromHours(-2), until: TimeSpan.FromHours(-1)),
            "no service URL" => authority.Token(key, claim: "something"),
            _ => authority.Token(key, serviceUrl: "https://evil.example/"),
        });

        Assert.Equal((401, 0), (status, authority.Reads));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(23.5)]
    public async Task A_known_key_does_not_wait_for_a_refresh_that_hangs(double hours)
    {
        await using var host = await BotHost.StartAsync();
        var known = host.Authority.Token(host.Authority.Publish("msteams"), until: TimeSpan.FromDays(3));
        Assert.Equal(200, await host.PostAsync(Message, known));
        host.Time.Advance(TimeSpan.FromHours(hours));
        var hangs = new TaskCompletionSource();
        host.Authority.Until = hangs.Task;

        var stranger = host.PostAsync(Message, host.Authority.Token(FakeAuthority.Stranger("nobody")));
        var served = await host.PostAsync(Message, known);
        var waits = !stranger.IsCompleted;
        hangs.SetResult();

        Assert.Equal((200, true, 401), (served, waits, await stranger));
    }

    [Fact]
    public async Task Of_all_who_come_when_the_keys_are_a_day_old_one_waits()
    {
        await using var host = await BotHost.StartAsync();
        var known = host.Authority.Token(host.Authority.Publish("msteams"), until: TimeSpan.FromDays(3));
        Assert.Equal(200, await host.PostAsync(Message, known));
        host.Time.Advance(TimeSpan.FromHours(25));
        var hangs = new TaskCompletionSource();
        host.Authority.Until = hangs.Task;

        var first = host.PostAsync(Message, known);
        var second = await host.PostAsync(Message, known);
        var waits = !first.IsCompleted;
        hangs.SetResult();

        Assert.Equal((200, true, 200), (second, waits, await first));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_put_off_a_roll_over()
    {
        await using var host = await BotHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(host.Authority.Publish("msteams"))));

        host.Time.Advance(TimeSpan.FromHours(-2));

        Assert.Equal(200, await host.PostAsync(Message, host.Authority.Token(host.Authority.Publish("msteams"))));
    }
}
