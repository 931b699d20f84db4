using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Host.Endpoints;

/// <summary>
/// What a status code says to the platform: whether a message was taken, and whether to bring it again.
/// </summary>
public sealed class MessagesEndpointTests
{
    [Fact]
    public async Task A_message_that_was_taken_is_acknowledged_without_a_word()
    {
        var coach = new StubCoach();
        await using var host = await WithAsync(coach);

        var answer = await host.PostAsync(Hello);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("Hello", Assert.Single(coach.Heard).Text);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"type":"message"}""")]
    public async Task What_is_no_activity_is_400_and_reaches_nobody(string body)
    {
        var coach = new StubCoach();
        await using var host = await WithAsync(coach);

        var answer = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Empty(coach.Heard);
    }

    [Theory]
    [InlineData(256 * 1024, HttpStatusCode.OK)]
    [InlineData((256 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_over_256_KiB_is_413(int bytes, HttpStatusCode status)
    {
        await using var host = await WithAsync(new StubCoach());

        var answer = await host.PostAsync(Hello + new string(' ', bytes - Hello.Length));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task With_a_registration_a_message_without_a_token_is_401()
    {
        await using var host = await RunningHost.StartAsync(
            ["--MicrosoftAppId=bot", "--MicrosoftAppPassword=s3cret", "--MicrosoftAppTenantId=tenant"]);

        var answer = await host.PostAsync(Hello);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task When_the_store_takes_no_turn_it_is_503()
    {
        await using var host = await RunningHost.StartAsync(store: new BrokenTable());

        var answer = await host.PostAsync(Hello);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_turn_that_takes_more_than_ten_seconds_is_503()
    {
        var (machine, entered, never) = (new ManualTime(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await RunningHost.StartAsync(with: services => services
            .AddSingleton<TimeProvider>(machine)
            .AddSingleton<ICoach>(new StubCoach { Until = never.Task, Entered = entered.SetResult }));

        var answering = host.PostAsync(Hello);
        await entered.Task;
        machine.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answering).StatusCode);
    }

    [Fact]
    public async Task A_fault_of_ours_is_500_and_says_nothing()
    {
        var store = new BrokenTable(() => new InvalidOperationException("Anna's words"));
        await using var host = await RunningHost.StartAsync(store: store);

        var answer = await host.PostAsync(Hello);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_press_that_waits_for_a_card_gets_the_card_as_it_stands()
    {
        var words = new Dictionary<string, string> { ["done"] = "Done." }.ToFrozenDictionary();
        await using var host = await WithAsync(new StubCoach
        {
            Current = Card.Ask(new Phrase("done")),
            Words = new TextCatalog(CultureInfo.InvariantCulture, words),
        });

        var answer = await host.PostAsync(Press);

        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"statusCode\":200", body, StringComparison.Ordinal);
        Assert.Contains("Done.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_on_a_card_that_nobody_knows_leaves_it_as_it_is()
    {
        await using var host = await WithAsync(new StubCoach());

        var answer = await host.PostAsync(Press);

        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":""}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_a_post_is_taken()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.GetAsync("/api/messages");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    static Task<RunningHost> WithAsync(ICoach coach) =>
        RunningHost.StartAsync(with: services => services.AddSingleton(coach));

    static string Hello => Said("""
        "type": "message", "text": "Hello"
        """);

    static string Press => Said("""
        "type": "invoke", "name": "adaptiveCard/action",
        "value": { "action": { "type": "Action.Execute", "verb": "v", "data": { "command": "done", "card": "c1" } } }
        """);

    static string Said(string what) => $$"""
        {
          {{what}},
          "id": "1", "channelId": "msteams", "serviceUrl": "http://127.0.0.1:9",
          "from": { "id": "29:rep", "aadObjectId": "rep" }, "recipient": { "id": "28:bot" },
          "conversation": { "id": "a:1", "conversationType": "personal", "tenantId": "t" },
          "channelData": { "tenant": { "id": "t" } }
        }
        """;
}
