using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>How Slack reaches the bot.</summary>
interface ISlackWire
{
    /// <summary>Brings it until the bot has taken it, as Slack does: the very same again.</summary>
    /// <returns>What was answered in the response or the acknowledgement; <c>null</c>: nothing.</returns>
    Task<JsonObject?> BringAsync(string type, JsonObject payload);
}

/// <summary>Over a socket that the bot has opened.</summary>
sealed class SocketWire(FakeSlack slack) : ISlackWire
{
    public Task<JsonObject?> BringAsync(string type, JsonObject payload) =>
        slack.Sockets.DeliverAsync(type, payload, HttpWire.Patience);
}

/// <summary>Over HTTP, signed. A bot that is down is tried again.</summary>
/// <param name="up">Done while the bot is up.</param>
sealed class HttpWire(HttpClient bot, SlackWorld world, Func<Task> up) : ISlackWire
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(90);

    public async Task<JsonObject?> BringAsync(string type, JsonObject payload)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            await up().WaitAsync(limit.Token);
            try
            {
                using var answer = await SendAsync(type, payload);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return Parsed(await answer.Content.ReadAsStringAsync(limit.Token));
            }
            catch (HttpRequestException)
            {
                // It died before it could answer.
            }

            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Once, as Slack posts it.</summary>
    public Task<HttpResponseMessage> SendAsync(string type, JsonObject payload)
    {
        var (route, mediaType, body) = type switch
        {
            "events_api" => ("/slack/events", "application/json", payload.ToJsonString()),
            "interactive" => ("/slack/interactions", "application/x-www-form-urlencoded",
                $"payload={Uri.EscapeDataString(payload.ToJsonString())}"),
            _ => ("/slack/commands", "application/x-www-form-urlencoded", string.Join(
                '&', payload.Select(field => $"{field.Key}={Uri.EscapeDataString((string)field.Value!)}"))),
        };
        return SendAsync(route, mediaType, body, TimeProvider.System.GetUtcNow(), world.SigningSecret);
    }

    /// <remarks>https://docs.slack.dev/authentication/verifying-requests-from-slack</remarks>
    public async Task<HttpResponseMessage> SendAsync(
        string route, string mediaType, string body, DateTimeOffset at, string secret)
    {
        var timestamp = $"{at.ToUnixTimeSeconds()}";
        var hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(hash)}");
        return await bot.SendAsync(request);
    }

    static JsonObject? Parsed(string body) => body.StartsWith('{') ? JsonNode.Parse(body)!.AsObject() : null;
}
