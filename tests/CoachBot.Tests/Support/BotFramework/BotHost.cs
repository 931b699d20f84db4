using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.BotFramework;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Support.BotFramework;

/// <summary>A host with the Bot Framework's door alone, its keys published by <see cref="FakeAuthority"/>.</summary>
sealed class BotHost : IAsyncDisposable
{
    public const string Tenant = "b5c5c1d2-5a3f-4d56-8f5e-2f9e9a3f5d11";

    readonly WebApplication _app;

    BotHost(WebApplication app) => _app = app;

    public SwiftTime Time { get; private init; } = null!;
    public FakeAuthority Authority { get; private init; } = null!;

    /// <summary>What was read, in order.</summary>
    public List<Activity> Taken { get; } = [];

    /// <summary>In what culture each was taken, and what could have stopped it.</summary>
    public List<CultureInfo> Cultures { get; } = [];

    public List<CancellationToken> Tokens { get; } = [];

    /// <summary>Done while one is taken.</summary>
    public Action Taking { get; set; } = () => { };

    /// <param name="settings">Beside those of a single-tenant bot; without an app id: none of those.</param>
    public static async Task<BotHost> StartAsync(
        string environment = "Production", string? appId = FakeAuthority.AppId,
        string listensOn = "http://localhost:3978", params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        if (appId is not null)
        {
            builder.Configuration.AddInMemoryCollection(
            [
                new("MicrosoftAppId", appId),
                new("MicrosoftAppPassword", "secret"),
                new("MicrosoftAppTenantId", Tenant),
            ]);
        }

        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;

        var time = new SwiftTime();
        var authority = new FakeAuthority(time);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new TenantRateLimiter(10_000, TimeProvider.System));
        builder.Services.AddBotFramework();
        builder.Services.AddHttpClient(PublishedKeys.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => authority);

        BotHost? host = null;
        builder.Services.AddSingleton<TakeActivity>((activity, ct) => host!.TakeAsync(activity, ct));
        var app = builder.Build();
        host = new BotHost(app) { Time = time, Authority = authority };
        app.MapPost("/api/messages", (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        var addresses = new ServerAddressesFeature();
        addresses.Addresses.Add(listensOn);
        app.GetTestServer().Features.Set<IServerAddressesFeature>(addresses);
        await app.StartAsync();
        return host;
    }

    /// <returns>The status.</returns>
    public async Task<int> PostAsync(
        string body, string? token = null, string? authorization = null, string? remote = "127.0.0.1",
        Action<HttpContext>? change = null)
    {
        var answer = await _app.GetTestServer().SendAsync(context =>
        {
            context.Request.Method = "POST";
            context.Request.Path = "/api/messages";
            context.Request.Host = new("localhost", 3978);
            context.Request.ContentType = "application/json";
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
            context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
            if ((authorization ?? (token is null ? null : $"Bearer {token}")) is { } header)
                context.Request.Headers.Authorization = header;
            change?.Invoke(context);
        });
        return answer.Response.StatusCode;
    }

    /// <summary>By the SDK's own way in, which nothing of this program calls.</summary>
    /// <returns>The status.</returns>
    public async Task<int> PostToSdkAsync(JsonObject activity, string? token, bool isWebSocket = false)
    {
        var context = new DefaultHttpContext { RequestServices = _app.Services };
        context.Request.Method = isWebSocket ? "GET" : "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        if (token is not null)
            context.Request.Headers.Authorization = $"Bearer {token}";
        if (isWebSocket)
            context.Features.Set<IHttpWebSocketFeature>(new WebSocketAsked());

        var adapter = (CloudAdapter)_app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();
        await adapter.ProcessAsync(
            context.Request, context.Response, _app.Services.GetRequiredService<IBot>(), default);
        return context.Response.StatusCode;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    Task<Message?> TakeAsync(Activity activity, CancellationToken ct)
    {
        Taking();
        Taken.Add(activity);
        Cultures.Add(CultureInfo.CurrentCulture);
        Tokens.Add(ct);
        return Task.FromResult<Message?>(null);
    }

    sealed class WebSocketAsked : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => true;

        public Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => throw new NotSupportedException();
    }
}
