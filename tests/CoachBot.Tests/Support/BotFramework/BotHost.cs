using System.Net;
using System.Text;
using CoachBot.BotFramework;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
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
        builder.Services.AddHttpClient(SigningKeys.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => authority);

        var app = builder.Build();
        var host = new BotHost(app) { Time = time, Authority = authority };
        app.MapPost("/api/messages", host.TakeAsync);
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

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    async Task<IResult> TakeAsync(HttpContext context, TeamsActivityReceiver reader, CancellationToken ct)
    {
        switch (await reader.ReadAsync(context, ct))
        {
            case InboundRequest.Accepted accepted:
                Taken.Add(accepted.Activity);
                return Results.Ok();
            case InboundRequest.Ignored:
                return Results.Ok();
            case InboundRequest.NotImplemented:
                return Results.StatusCode(501);
            case InboundRequest.Bad:
                return Results.StatusCode(400);
            case InboundRequest.TooLarge:
                return Results.StatusCode(413);
            default:
                return Results.StatusCode(401);
        }
    }
}
