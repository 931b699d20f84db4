using System.Text.Json;
using CoachBot.Core.RateLimiting;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Slack.People;

public sealed class UserDirectoryTests : IWebApi
{
    readonly List<SlackCall> _asked = [];

    [Fact]
    public async Task A_request_for_a_person_on_the_way_to_a_message_is_one_of_that_messages_requests()
    {
        var time = new ManualTime();
        var directory = new UserDirectory(this, time);
        var requests = new RequestSequence(new TenantRateLimiter(1, time), "T1");

        var asked = await directory.FindAsync("T1", "U1", TimeSpan.FromMinutes(10), requests, default);
        var known = await directory.FindAsync("T1", "U1", TimeSpan.FromMinutes(10), requests, default);

        Assert.Equal((true, false), (asked.IsNews, known.IsNews));
        Assert.Same(requests, Assert.Single(_asked).Requests);
    }

    public Task<SlackReply> CallAsync(string tenant, SlackCall call, CancellationToken ct)
    {
        _asked.Add(call);
        var body = JsonSerializer.Deserialize<JsonElement>("""{"ok":true,"user":{"id":"U1","team_id":"T1"}}""");
        return Task.FromResult(new WebApiAnswer(200, body).Reply());
    }

    public Task<SlackReply> CallAsAsync(string authorization, SlackCall call, CancellationToken ct) =>
        throw new NotSupportedException();
}
