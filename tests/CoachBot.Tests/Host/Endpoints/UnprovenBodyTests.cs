using CoachBot.Slack.Inbound;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Host.Endpoints;

/// <summary>A body whose sender is not proven yet costs little, however many come.</summary>
public sealed class UnprovenBodyTests
{
    const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    static string Now => $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(Secret, null, null)]
    [InlineData(Secret, "0", "v0=")]
    [InlineData(Secret, "now", "v0=no digits")]
    [InlineData(Secret, "1600000000", "")]
    public async Task Who_cannot_be_Slack_by_the_headers_is_answered_before_a_byte_of_the_body(
        string? secret, string? timestamp, string? signature)
    {
        await using var host = secret is null ? await RunningHost.StartAsync() : await StartAsync();
        if (timestamp == "now")
            timestamp = Now;
        if (timestamp is { Length: > 5 } && signature == "")
            signature = "v0=" + new string('a', 64); // Sound in shape, and years old.

        using var stranger = await Stranger.ConnectAsync(host, timestamp, signature, announced: 250_000);

        Assert.StartsWith("HTTP/1.1 401", await stranger.AnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_given_up_when_Slack_would_have_and_the_connection_closed()
    {
        await using var host = await StartAsync();

        using var stranger =
            await Stranger.ConnectAsync(host, Now, "v0=" + new string('a', 64), announced: 250_000);

        Assert.StartsWith("HTTP/1.1 408", await stranger.AnswerAsync(), StringComparison.Ordinal);
        Assert.True(await stranger.IsClosedAsync());
    }

    [Fact]
    public async Task No_more_unproven_bodies_are_read_at_once_than_there_is_memory_for()
    {
        await using var host = await StartAsync();
        var strangers = new List<Stranger>();
        for (var number = 0; number < SlackReader.MostAtOnce + 20; number++)
            strangers.Add(await Stranger.ConnectAsync(host, Now, "v0=" + new string('a', 64), announced: 250_000));

        var answers = await Task.WhenAll(strangers.Select(stranger => stranger.AnswerAsync()));
        strangers.ForEach(stranger => stranger.Dispose());
        using var after = await Stranger.ConnectAsync(host, timestamp: null, signature: null, announced: 2);

        Assert.Equal(20, answers.Count(answer => answer.StartsWith("HTTP/1.1 503", StringComparison.Ordinal)));
        Assert.Equal(
            SlackReader.MostAtOnce,
            answers.Count(answer => answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal)));
        Assert.StartsWith("HTTP/1.1 401", await after.AnswerAsync(), StringComparison.Ordinal);
    }

    static Task<RunningHost> StartAsync() => RunningHost.StartAsync(
        [$"--Slack:SigningSecret={Secret}", "--Slack:BotToken=xoxb-1", "--Slack:ApiUrl=http://127.0.0.1:1/api/"]);
}
