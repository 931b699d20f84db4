using System.Net.Http.Headers;
using System.Text.Json;
using CoachBot.Slack;
using CoachBot.Slack.Install;

namespace CoachBot.Commands;

/// <summary>What <c>check</c> says of Slack: are its tokens taken, and may they do what they must.</summary>
/// <param name="patience">For each call, on the machine's clock.</param>
sealed class SlackCheck(SlackOptions options, string publicUrl, TimeSpan patience) : IDisposable
{
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = patience };

    public void Dispose() => _client.Dispose();

    /// <summary>A line a finding, in the order of the settings. No line holds a token.</summary>
    public async IAsyncEnumerable<(Verdict Verdict, string Line)> LinesAsync()
    {
        if (!options.IsOn)
        {
            yield return (Verdict.Note, "Slack:BotToken   and Slack:ClientId are empty: Slack cannot reach this bot.");
            yield break;
        }

        if (options.SigningSecret.Length > 0 && publicUrl.Length == 0)
            yield return (Verdict.Note, "PublicUrl   is empty: Slack needs an address to reach, or Slack:AppToken.");
        yield return options.BotToken.Length > 0 ? await TokenAsync() : await ClientAsync();
        if (options.AppToken.Length > 0)
            yield return await SocketAsync();
    }

    async Task<(Verdict, string)> TokenAsync()
    {
        const string Key = "Slack:BotToken   ";
        var (answer, scopes, error) = await CallAsync("auth.test", options.BotToken);
        if (error is not null)
            return (Verdict.Set, $"{Key}is not taken: {error}");

        string[] missing = [.. Scopes.Bot.Except(scopes)];
        return missing.Length > 0
            ? (Verdict.Set, $"{Key}lacks {string.Join(", ", missing)}: install the app again from its manifest")
            : (Verdict.Ok, $"{Key}speaks in {Text(answer, "team")} as {Text(answer, "user")}, with every scope needed");
    }

    /// <summary>Without a workspace there is no token to try; that Slack answers at all is seen.</summary>
    async Task<(Verdict, string)> ClientAsync()
    {
        var (_, _, error) = await CallAsync("auth.test", token: null);
        return error is "not_authed" or "invalid_auth"
            ? (Verdict.Ok, $"Slack:ClientId   workspaces are installed at {publicUrl}/slack/install; Slack answers")
            : (Verdict.Set, $"Slack:ApiUrl   {options.ApiUrl} does not answer as Slack does: {error ?? "ok"}");
    }

    async Task<(Verdict, string)> SocketAsync()
    {
        var (_, _, error) = await CallAsync("apps.connections.open", options.AppToken);
        return error is null
            ? (Verdict.Ok, "Slack:AppToken   opens a connection: Socket Mode works")
            : (Verdict.Set, $"Slack:AppToken   opens no connection: {error}");
    }

    /// <returns>The answer, the scopes of the token, and Slack's code or ours when it was not taken.</returns>
    async Task<(JsonElement Answer, string[] Scopes, string? Error)> CallAsync(string method, string? token)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.ApiUrl), method))
            {
                Content = new FormUrlEncodedContent([]),
            };
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await _client.SendAsync(request);
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            var answer = document.RootElement.Clone();
            var scopes = response.Headers.TryGetValues("X-OAuth-Scopes", out var lists)
                ? lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries)).ToArray()
                : [];
            return (answer, scopes, Text(answer, "error") is { Length: > 0 } error ? error : null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return (default, [], $"{options.ApiUrl} cannot be reached");
        }
    }

    static string Text(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
