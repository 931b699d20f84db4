using System.Net;
using CoachBot.BotFramework;
using CoachBot.BotFramework.Outbound;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CoachBot.Tests.Support.BotFramework;

/// <summary>Answers in the Connector's place, call by call; the last answer stays. Gives tokens too.</summary>
sealed class FakeConnector : HttpMessageHandler
{
    static int Made;

    readonly Queue<Func<HttpResponseMessage>> _answers = new();
    readonly List<string> _bodies = [];
    readonly List<HttpRequestMessage> _calls = [];
    readonly ServiceProvider _services;
    int _tokens;

    /// <param name="appId">By default another for each: MSAL remembers a busy login for all of a process.</param>
    public FakeConnector(string? appId = null)
    {
        appId ??= $"app-{Interlocked.Increment(ref Made)}";
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(new TenantRateLimiter(10_000, TimeProvider.System));
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("MicrosoftAppId", appId), new("MicrosoftAppPassword", appId), new("MicrosoftAppTenantId", "tenant"),
        ]).Build());
        services.AddBotFramework();
        foreach (var name in new[] { SharedConnectors.HttpClientName, ClientSecretIdentity.HttpClientName })
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => this);
        _services = services.BuildServiceProvider();
    }

    public SwiftTime Time { get; } = new();

    public IChannel Channel => _services.GetRequiredService<IChannel>();

    public SharedConnectors Connectors => _services.GetRequiredService<SharedConnectors>();

    /// <summary>Calls to the Connector, those for tokens left out.</summary>
    public IReadOnlyList<HttpRequestMessage> Calls => _calls;

    public IReadOnlyList<string> Bodies => _bodies;

    /// <summary>How often a token was asked for.</summary>
    public int Tokens => _tokens;

    /// <summary>How a request for a token is answered, by its number; by default with a token for an hour.</summary>
    public Func<int, HttpResponseMessage> Login { get; set; } = number => Answer(
        200, $$"""{ "token_type": "Bearer", "expires_in": 3600, "access_token": "token-{{number}}" }""");

    public FakeConnector Then(int status, string body = "{}", string? retryAfter = null)
    {
        _answers.Enqueue(() => Answer(status, body, retryAfter));
        return this;
    }

    public FakeConnector Then(Exception fault)
    {
        _answers.Enqueue(() => throw fault);
        return this;
    }

    public static HttpResponseMessage Answer(int status, string body, string? retryAfter = null)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (retryAfter is not null)
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.Host == "login.microsoftonline.com")
        {
            Assert.Contains("grant_type=client_credentials", body, StringComparison.Ordinal);
            Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", body, StringComparison.Ordinal);
            return Login(Interlocked.Increment(ref _tokens));
        }

        lock (_calls)
        {
            _calls.Add(request);
            _bodies.Add(body);
            return (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())();
        }
    }
}
