using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// Microsoft 365 Agents Playground, the chat window for bots that needs no account, in front of a bot.
/// </summary>
/// <remarks>
/// Verified with 0.2.28. Beside its page, it has an HTTP interface of its own, which lets other people than the one
/// at the window act; it is not documented, so the version is pinned in <c>tests/npm</c>.
/// </remarks>
sealed class Playground : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly HttpClient _http = new();
    ChildProcess? _process;

    readonly Func<string> _botOutput;

    /// <summary>IANA name of everybody's zone.</summary>
    readonly string _zone;

    Playground(Func<string> botOutput, string zone) =>
        (_botOutput, _zone, Url) = (botOutput, zone, new($"http://localhost:{FreePort.Next()}"));

    public Uri Url { get; }

    /// <summary>What the bot and the playground printed.</summary>
    public string Output => $"{_botOutput()}\n--- playground ---\n{_process?.Output}";

    /// <param name="bot">Must be serving.</param>
    /// <param name="current">First name of the person at the window.</param>
    /// <param name="zone">IANA name of everybody's zone: the playground tells its own.</param>
    public static async Task<Playground> StartAsync(BotProcess bot, string current, string zone = "Europe/Paris")
    {
        var playground = new Playground(() => bot.Output, zone);
        await File.WriteAllTextAsync(
            Path.Combine(playground._folder.Path, ".m365agentsplayground.yml"), PlaygroundConfig.For(current));
        string[] arguments =
        [
            "start", "-e", $"{bot.Url}api/messages", "-c", "msteams", "-p", $"{playground.Url.Port}",
            "--disable-telemetry",
        ];
        var program = Path.Combine(Repository.Root, "tests/npm/node_modules/.bin/agentsplayground");
        return await playground.LaunchAsync(program, arguments);
    }

    /// <summary>A command that somebody types in an empty folder; only the port of the window is put to it.</summary>
    /// <param name="botOutput">What the bot printed so far.</param>
    public static async Task<Playground> TypeAsync(string command, Func<string> botOutput)
    {
        var playground = new Playground(botOutput, "Europe/Paris");
        return await playground.LaunchAsync("bash", ["-c", $"{command} -p {playground.Url.Port}"]);
    }

    /// <summary>Somebody other than the one at the window writes in a chat.</summary>
    /// <param name="firstName">Who.</param>
    /// <param name="conversation">The chat's id, as <see cref="OpenChatAsync"/> gave it.</param>
    public Task SayAsync(string firstName, string conversation, string text) => ActAsync(firstName, new()
    {
        ["type"] = "message",
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" },
        ["text"] = text,
        ["textFormat"] = "plain",
        ["localTimezone"] = _zone,
    });

    /// <summary>Somebody other than the one at the window adds the bot to the team.</summary>
    public Task AddToTeamAsync(string firstName) => ActAsync(firstName, new()
    {
        ["type"] = "installationUpdate",
        ["action"] = "add",
        ["conversation"] = new JsonObject
        {
            ["id"] = PlaygroundConfig.TeamId,
            ["conversationType"] = "channel",
            ["isGroup"] = true,
        },
        ["channelData"] = new JsonObject
        {
            ["team"] = new JsonObject { ["id"] = PlaygroundConfig.TeamId, ["name"] = PlaygroundConfig.TeamName },
        },
    });

    /// <summary>
    /// The personal chat of somebody other than the one at the window; it is made when there is none.
    /// </summary>
    /// <returns>Its id.</returns>
    public async Task<string> OpenChatAsync(string firstName)
    {
        var made = await PostAsync("_connector/v3/conversations", new()
        {
            ["isGroup"] = false,
            ["tenantId"] = PlaygroundConfig.TenantId,
            ["members"] = new JsonArray(new JsonObject { ["id"] = PlaygroundConfig.Id(firstName) }),
        });
        return (string)made!["id"]!;
    }

    /// <summary>Sends what somebody did, in the envelope that every activity has.</summary>
    Task<JsonNode?> ActAsync(string firstName, JsonObject activity)
    {
        var tenant = PlaygroundConfig.TenantId;
        activity["id"] = $"{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}";
        activity["timestamp"] = $"{TimeProvider.System.GetUtcNow():O}";
        activity["channelId"] = "msteams";
        activity["serviceUrl"] = $"{Url}_connector";
        activity["from"] = Account(firstName);
        activity["recipient"] = new JsonObject { ["id"] = PlaygroundConfig.BotId, ["name"] = PlaygroundConfig.BotName };
        activity["conversation"]!["tenantId"] = tenant;
        (activity["channelData"] ??= new JsonObject())["tenant"] = new JsonObject { ["id"] = tenant };
        activity["locale"] = "en-US";
        return PostAsync("_internal/v1/customActivities", activity);
    }

    static JsonObject Account(string firstName) => new()
    {
        ["id"] = PlaygroundConfig.Id(firstName),
        ["name"] = PlaygroundConfig.Name(firstName),
        ["aadObjectId"] = PlaygroundConfig.DirectoryId(firstName),
    };

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    async Task<Playground> LaunchAsync(string program, string[] arguments)
    {
        try
        {
            _process = ChildProcess.Start(
                program, arguments, _folder.Path, new Dictionary<string, string?> { ["TZ"] = _zone });
            await ListensAsync(_process);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    async Task ListensAsync(ChildProcess process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!process.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri(Url, "_debug/ping"), limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet.
            }

            await pause.WaitForNextTickAsync(CancellationToken.None);
        }

        throw new InvalidOperationException($"The playground did not start. It printed:\n{Output}");
    }

    async Task<JsonNode?> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(Url, path), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {answer.StatusCode}: {text}");
        return text.StartsWith('{') ? JsonNode.Parse(text) : null;
    }
}
