using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Core.Wire;
using CoachBot.Slack.Inbound;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Host.Endpoints;

/// <summary>Slack's three routes, as Slack meets them.</summary>
public sealed class SlackEndpointsTests
{
    const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    readonly StubCoach _coach = new();

    [Fact]
    public async Task The_challenge_is_answered_as_it_came()
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(host, "events", """{"type":"url_verification","challenge":"3eZbrw1"}""");

        Assert.Equal("3eZbrw1", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_message_is_heard_once_whatever_event_brings_it()
    {
        await using var host = await StartAsync();
        var said = SlackPayloads.Message("U0ANA", "tea &amp; <https://a.example|talk>", "1774861200.123459");

        var first = await PostAsync(host, "events", SlackPayloads.Event("Ev1", said).GetRawText());
        await PostAsync(host, "events", SlackPayloads.Event(
            "Ev2", SlackPayloads.Mention("U0ANA", SlackNames.Chat("U0ANA"), "tea", "1774861200.123459")).GetRawText());

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("", await first.Content.ReadAsStringAsync());
        Assert.Single(_coach.Heard.Select(activity => activity.IdempotencyKey).Distinct());
        Assert.Equal(("tea & talk", "1774861200.123459"), (_coach.Heard[0].Text, _coach.Heard[0].MessageId));
    }

    [Theory]
    [InlineData("{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"pin_added\"}}")]
    [InlineData("{\"type\":\"app_rate_limited\",\"team_id\":\"T1\"}")]
    public async Task An_event_of_no_concern_is_taken_and_ignored(string body)
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(host, "events", body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(_coach.Heard);
    }

    [Theory]
    [InlineData("events", "[]")]
    [InlineData("events", "{")]
    [InlineData("events", "{}")]
    [InlineData("events", "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"channel\":\"D1\"}}")]
    [InlineData("interactions", "payload=%7B")]
    [InlineData("interactions", "{\"type\":\"block_actions\"}")]
    [InlineData("commands", "text=help")]
    public async Task A_body_that_is_not_what_the_route_takes_is_400(string route, string body)
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(host, route, body)).StatusCode);
        Assert.Empty(_coach.Heard);
    }

    [Fact]
    public async Task Ids_that_cannot_be_kept_and_words_that_are_no_text_are_400()
    {
        await using var host = await StartAsync();
        var endless = SlackPayloads.Message("U0ANA", "tea", new string('1', 100_000));
        const string HalfACharacter = """
            {"type":"event_callback","team_id":"T1","authorizations":[{"team_id":"T1","user_id":"UBOT"}],
            "event":{"type":"message","channel_type":"im","channel":"D1","user":"U0ANA","ts":"1.2","text":"\ud83d"}}
            """;

        var first = await PostAsync(host, "events", SlackPayloads.Event("Ev1", endless).GetRawText());
        var second = await PostAsync(host, "events", HalfACharacter);

        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Empty(_coach.Heard);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("interactions")]
    [InlineData("commands")]
    public async Task What_Slack_did_not_sign_is_401_and_never_read(string route)
    {
        await using var host = await StartAsync();

        var unsigned = await host.Client.PostAsync($"/slack/{route}", new StringContent("{"));
        var forged = await PostAsync(host, route, "{", secret: "another");
        var stale = await PostAsync(host, route, "{", at: TimeProvider.System.GetUtcNow().AddMinutes(-6));

        Assert.All(
            [unsigned, forged, stale],
            answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(host, "events", new string(' ', Body.MaxBytes + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_within_two_seconds_is_503()
    {
        await using var host = await StartAsync(new StubCoach { Until = new TaskCompletionSource().Task });
        var said = SlackPayloads.Event("Ev1", SlackPayloads.Message("U0ANA", "hello", "1774861200.000001"));

        var answer = await PostAsync(host, "events", said.GetRawText());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task A_command_in_a_channel_is_that_teams_and_its_answer_one_persons()
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(
            host, "commands",
            "command=%2Fcoach&text=ask+%3C%40U0BEN%7Cben%3E+how&team_id=T0ACME0001&channel_id=C0TEAM&user_id=U0ANA"
                + "&trigger_id=1.2.3&is_enterprise_install=false&api_app_id=A1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var heard = Assert.Single(_coach.Heard);
        Assert.Equal("ask @ben how", heard.Text);
        Assert.Equal("U0BEN", Assert.Single(heard.People).Id);
        Assert.Equal(
            (ConversationKind.Channel, "C0TEAM", "U0ANA", "T0ACME0001"),
            (heard.Conversation.Kind, heard.Conversation.TeamId, heard.Conversation.UserId,
                heard.Conversation.TenantId));
    }

    [Theory]
    [InlineData("TOTHER", null, true, false)]
    [InlineData("TOTHER", null, false, true)]
    [InlineData("T0ACME0001", null, true, true)]
    [InlineData("E0OTHER", "E0ACME", true, false)]
    [InlineData("E0ACME", "E0ACME", true, true)]
    [InlineData("T0ANOTHEROFOURS", "E0ACME", true, true)]
    public async Task In_a_channel_shared_with_another_firm_its_people_are_left_alone_and_ours_are_not(
        string home, string? organisation, bool isShared, bool isHeard)
    {
        await using var host = await StartAsync();
        var said = SlackPayloads.Mention("U0EVE", "C0TEAM", "hello", "1774861200.123459");
        said["user_team"] = home;
        var brought = JsonNode.Parse(SlackPayloads.Event("Ev1", said).GetRawText())!;
        (brought["enterprise_id"], brought["is_ext_shared_channel"]) = (organisation, isShared);

        var answer = await PostAsync(host, "events", brought.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isHeard, _coach.Heard.Count == 1);
    }

    [Fact]
    public async Task A_message_is_made_a_commitment_from_its_menu()
    {
        await using var host = await StartAsync();
        var chosen = new JsonObject
        {
            ["type"] = "message_action",
            ["callback_id"] = InteractionReader.MakeCommitment,
            ["action_ts"] = "1774861360.679580",
            ["team"] = new JsonObject { ["id"] = "T0ACME0001" },
            ["user"] = new JsonObject { ["id"] = "U0ANA" },
            ["channel"] = new JsonObject { ["id"] = "C0TEAM" },
            ["message"] = new JsonObject { ["text"] = "ask &lt;one&gt; more", ["user"] = "U0BEN", ["ts"] = "1.2" },
        };

        await PostAsync(host, "interactions", "payload=" + Uri.EscapeDataString(chosen.ToJsonString()));

        var heard = Assert.Single(_coach.Heard);
        Assert.Equal(("commit ask <one> more", (string?)null), (heard.Text, heard.MessageId));
        Assert.Equal(ConversationKind.Personal, heard.Conversation.Kind);
    }

    Task<RunningHost> StartAsync(StubCoach? coach = null) => RunningHost.StartAsync(
        [$"--Slack:SigningSecret={Secret}", "--Slack:BotToken=xoxb-1", "--Slack:ApiUrl=http://127.0.0.1:1/api/"],
        services => services.AddSingleton<ICoach>(coach ?? _coach));

    static async Task<HttpResponseMessage> PostAsync(
        RunningHost host, string route, string body, string secret = Secret, DateTimeOffset? at = null)
    {
        var seconds = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{seconds}:{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/slack/{route}")
        {
            Content = new StringContent(body),
        };
        request.Headers.Add(SlackSignature.TimestampHeader, $"{seconds}");
        request.Headers.Add(SlackSignature.SignatureHeader, $"v0={Convert.ToHexStringLower(hash)}");
        return await host.Client.SendAsync(request);
    }
}
