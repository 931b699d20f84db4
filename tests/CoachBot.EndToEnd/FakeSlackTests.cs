using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd;

/// <summary>
/// The other tests judge the bot by what the fake Slack refuses; so each of its rules is shown to refuse.
/// </summary>
public sealed class FakeSlackTests : IAsyncLifetime
{
    readonly SlackWorld _world = new();
    readonly SlackWorkspace _acme;
    readonly SlackPerson _ana;
    readonly SlackChannel _north;
    readonly HttpClient _http = new();
    FakeSlack _slack = null!;

    public FakeSlackTests()
    {
        _acme = _world.Workspace("Acme");
        _ana = _acme.Person("Ana");
        _north = _acme.Channel("north", _ana);
        _north.Members.Add(_acme.BotUserId);
    }

    public async Task InitializeAsync() => _slack = await FakeSlack.StartAsync(_world);

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _slack.DisposeAsync();
    }

    [Theory]
    [InlineData("chat.shout", "{}", "unknown_method")]
    [InlineData("chat.postMessage", """{"text":"hello"}""", "invalid_arguments")]
    [InlineData("chat.postMessage", """{"channel":"CNOWHERE","text":"hello"}""", "channel_not_found")]
    [InlineData("chat.postMessage", """{"channel":"@north"}""", "no_text")]
    [InlineData("chat.postMessage", """{"channel":"@north","text":"hello","blocks":"none"}""", "invalid_blocks_format")]
    [InlineData("chat.update", """{"channel":"@north","ts":"1.000001","text":"hello"}""", "message_not_found")]
    [InlineData("chat.postEphemeral", """{"channel":"@north","user":"UNOBODY","text":"hi"}""", "user_not_in_channel")]
    [InlineData("conversations.open", "{}", "users_list_not_supplied")]
    [InlineData("conversations.open", """{"users":"UNOBODY"}""", "user_not_found")]
    [InlineData("conversations.members", """{"channel":"@north","limit":"1001"}""", "invalid_limit")]
    [InlineData("conversations.members", """{"channel":"@north","cursor":"none"}""", "invalid_cursor")]
    [InlineData("users.info", """{"user":"UNOBODY"}""", "user_not_found")]
    [InlineData("views.open", """{"trigger_id":"1.2","view":{}}""", "invalid_trigger_id")]
    [InlineData("views.update", """{"view_id":"VNONE","view":{}}""", "not_found")]
    [InlineData("views.publish", """{"user_id":"@ana","view":{"type":"modal"}}""", "invalid_arguments")]
    public async Task A_call_is_refused_by_the_rule_of_its_page(string method, string arguments, string error)
    {
        var answer = await CallAsync(method, arguments);

        Assert.Equal(error, (string?)answer["error"]);
        Assert.Empty(_slack.Messages);
    }

    [Fact]
    public async Task Nobody_speaks_without_a_token_that_stands()
    {
        var none = await CallAsync("auth.test", "{}", token: null);
        var foreign = await CallAsync("auth.test", "{}", token: "xoxb-somebody");
        _slack.Tokens.Expire(_acme);
        var old = await CallAsync("auth.test", "{}");
        _slack.Tokens.Revoke(_acme);
        var revoked = await CallAsync("auth.test", "{}");

        Assert.Equal(
            ["not_authed", "invalid_auth", "token_expired", "token_revoked"],
            new[] { none, foreign, old, revoked }.Select(answer => (string?)answer["error"]));
    }

    [Fact]
    public async Task A_scope_that_was_not_granted_is_named()
    {
        var world = new SlackWorld { Scopes = ["chat:write"] };
        var token = world.Workspace("Small").BotToken;
        await using var slack = await FakeSlack.StartAsync(world);

        var answer = await CallAsync("users.list", "{}", token, slack);

        Assert.Equal(("missing_scope", "users:read"), ((string?)answer["error"], (string?)answer["needed"]));
    }

    [Fact]
    public async Task A_method_that_reads_passes_over_a_json_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_slack.ApiUrl}users.info")
        {
            Headers = { Authorization = new("Bearer", _acme.BotToken) },
            Content = JsonContent.Create(new { user = _ana.Id }),
        };
        using var response = await _http.SendAsync(request);

        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();

        Assert.Equal("invalid_arguments", (string?)answer!["error"]);
    }

    [Fact]
    public async Task Too_many_calls_of_a_method_are_put_off_and_other_methods_are_not()
    {
        for (var i = 0; i < 20; i++)
            await CallAsync("users.list", "{}");

        using var response = await _http.SendAsync(Request("users.list", "{}", _acme.BotToken, _slack));
        var other = await CallAsync("auth.test", "{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.True((bool)other["ok"]!);
    }

    [Fact]
    public async Task A_message_to_somebody_deactivated_is_taken_like_any_other()
    {
        _ana.IsDeleted = true;

        var message = await CallAsync("chat.postMessage", """{"channel":"@ana","text":"hello"}""");
        var info = await CallAsync("users.info", """{"user":"@ana"}""");

        Assert.True((bool)message["ok"]!);
        Assert.True((bool)info["user"]!["deleted"]!);
        Assert.Null(info["user"]!["tz"]);
    }

    [Fact]
    public async Task A_roster_comes_in_pages_until_the_cursor_is_empty()
    {
        foreach (var person in Enumerable.Range(1, 5).Select(n => _acme.Person($"Rep{n}")))
            _north.Members.Add(person.Id);

        List<string> members = [];
        var cursor = "";
        do
        {
            var page = await CallAsync(
                "conversations.members", $$"""{"channel":"@north","limit":"3","cursor":"{{cursor}}"}""");
            members.AddRange(page["members"]!.AsArray().Select(id => (string)id!));
            cursor = (string)page["response_metadata"]!["next_cursor"]!;
        }
        while (cursor.Length > 0);

        Assert.Equal(_north.Members, members);
    }

    [Fact]
    public async Task A_trigger_opens_one_view_and_a_view_keeps_its_rules()
    {
        var trigger = _slack.Views.NewTrigger();
        string Open(string view) => $$"""{"trigger_id":"{{trigger}}","view":{{view}}}""";
        const string Input =
            """{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input"}}""";
        const string Title = """ "title":{"type":"plain_text","text":"Your week"} """;

        var untitled = await CallAsync("views.open", Open("""{"type":"modal","blocks":[]}"""));
        var submitless = await CallAsync("views.open", Open($$"""{"type":"modal",{{Title}},"blocks":[{{Input}}]}"""));
        var opened = await CallAsync("views.open", Open($$"""{"type":"modal",{{Title}},"blocks":[]}"""));
        var again = await CallAsync("views.open", Open($$"""{"type":"modal",{{Title}},"blocks":[]}"""));
        var id = (string?)opened["view"]!["id"];
        var late = await CallAsync(
            "views.update", $$"""{"view_id":"{{id}}","hash":"old","view":{"type":"modal",{{Title}},"blocks":[]} }""");

        Assert.Contains("title", (string?)untitled["errors"]![0], StringComparison.Ordinal);
        Assert.Contains("submit is required", (string?)submitless["errors"]![0], StringComparison.Ordinal);
        Assert.True((bool)opened["ok"]!);
        Assert.Equal("exchanged_trigger_id", (string?)again["error"]);
        Assert.Equal("hash_conflict", (string?)late["error"]);
    }

    [Theory]
    [InlineData("client_id=other", "invalid_client_id")]
    [InlineData("client_secret=wrong", "bad_client_secret")]
    [InlineData("code=used", "invalid_code")]
    [InlineData("redirect_uri=https://elsewhere.example.com", "bad_redirect_uri")]
    [InlineData("grant_type=password", "invalid_grant_type")]
    [InlineData("grant_type=refresh_token", "invalid_refresh_token")]
    public async Task A_code_is_good_once_for_the_app_that_asked(string wrong, string error)
    {
        const string Back = "https://bot.example.com/slack/oauth_redirect";
        Dictionary<string, string> form = new()
        {
            ["client_id"] = _world.ClientId,
            ["client_secret"] = _world.ClientSecret,
            ["code"] = _slack.Tokens.Code(_acme, Back),
            ["redirect_uri"] = Back,
        };
        form[wrong.Split('=')[0]] = wrong.Split('=')[1];

        using var content = new FormUrlEncodedContent(form);
        using var response = await _http.PostAsync(new Uri($"{_slack.ApiUrl}oauth.v2.access"), content);

        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(error, (string?)answer!["error"]);
    }

    /// <param name="arguments"><c>@ana</c> and <c>@north</c> stand for their ids.</param>
    Task<JsonObject> CallAsync(string method, string arguments) =>
        CallAsync(method, arguments, _acme.BotToken, _slack);

    Task<JsonObject> CallAsync(string method, string arguments, string? token) =>
        CallAsync(method, arguments, token, _slack);

    async Task<JsonObject> CallAsync(string method, string arguments, string? token, FakeSlack slack)
    {
        using var response = await _http.SendAsync(Request(method, arguments, token, slack));
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    HttpRequestMessage Request(string method, string arguments, string? token, FakeSlack slack)
    {
        var json = arguments.Replace("@ana", _ana.Id, StringComparison.Ordinal)
            .Replace("@north", _north.Id, StringComparison.Ordinal);
        return new(HttpMethod.Post, $"{slack.ApiUrl}{method}")
        {
            Headers = { Authorization = token is null ? null : new("Bearer", token) },
            Content = new FormUrlEncodedContent(
                JsonNode.Parse(json)!.AsObject().Select(one => KeyValuePair.Create(one.Key, one.Value!.ToString()))),
        };
    }
}
