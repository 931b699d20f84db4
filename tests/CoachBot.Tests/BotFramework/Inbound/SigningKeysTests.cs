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
}
