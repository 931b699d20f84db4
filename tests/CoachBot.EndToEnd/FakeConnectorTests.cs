using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd;

/// <summary>
/// The other tests judge the bot by the fake connector's journal; so the journal itself is held to something.
/// </summary>
public sealed class FakeConnectorTests
{
    [Fact]
    public async Task A_roster_comes_in_pages_of_fifty_at_least()
    {
        var world = new TeamsWorld();
        var team = world.Team("North", Enumerable.Range(1, 120).Select(n => world.Person($"Rep{n}")));
        await using var connector = await FakeConnector.StartAsync(world);
        using var http = new HttpClient();

        List<int> pages = [];
        string? token = null;
        do
        {
            var page = await http.GetFromJsonAsync<JsonObject>(
                $"{connector.ServiceUrl}v3/conversations/{Uri.EscapeDataString(team.Id)}/pagedmembers"
                + $"?pageSize=10&continuationToken={token}");
            pages.Add(page!["members"]!.AsArray().Count);
            token = (string?)page["continuationToken"];
        }
        while (token is not null);

        Assert.Equal([50, 50, 20], pages);
    }

    [Fact]
    public async Task A_cut_connection_shows_the_message_and_tells_nobody()
    {
        var world = new TeamsWorld();
        var ana = world.Person("Ana");
        ana.HasBot = true;
        await using var connector = await FakeConnector.StartAsync(world);
        connector.Refuse = _ => Refusal.CutAfterReceipt;

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(connector, ana, "hello"));

        var message = Assert.Single(connector.Journal.Messages);
        Assert.Equal("hello", message.Said);
        Assert.Null(message.AnsweredAt);
    }

    [Fact]
    public async Task A_refusal_is_answered_word_for_word_and_shows_nothing()
    {
        var world = new TeamsWorld();
        var ana = world.Person("Ana");
        ana.HasBot = true;
        await using var connector = await FakeConnector.StartAsync(world);
        connector.Refuse = _ => Refusal.Throttled(afterSeconds: 7);

        using var answer = await SendAsync(connector, ana, "hello");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("Throttled", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"]!["code"]);
        Assert.Empty(connector.Journal.Messages);
    }

    [Fact]
    public async Task Without_the_app_nobody_can_be_written_to()
    {
        var world = new TeamsWorld();
        var ana = world.Person("Ana");
        await using var connector = await FakeConnector.StartAsync(world);

        using var unknown = await SendAsync(connector, ana, "hello");
        ana.HasBot = true;
        using var known = await SendAsync(connector, ana, "hello");

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Created, known.StatusCode);
    }

    static async Task<HttpResponseMessage> SendAsync(FakeConnector connector, TeamsPerson to, string text)
    {
        using var http = new HttpClient();
        return await http.PostAsJsonAsync(
            $"{connector.ServiceUrl}v3/conversations/{Uri.EscapeDataString(to.ConversationId)}/activities",
            new JsonObject { ["type"] = "message", ["text"] = text });
    }
}
