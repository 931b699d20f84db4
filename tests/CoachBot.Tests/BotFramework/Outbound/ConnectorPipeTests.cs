using System.Net;
using System.Net.Sockets;
using CoachBot.BotFramework;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using CoachBot.Tests.Support.BotFramework;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CoachBot.Tests.BotFramework.Outbound;

/// <summary>
/// Over real sockets of this machine: where a connection breaks decides whether a message may have arrived.
/// </summary>
public sealed class ConnectorPipeTests
{
    [Fact]
    public async Task Where_nobody_listens_nothing_has_arrived()
    {
        using var listener = Listener();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal(new ChannelResult.NotNow(null, "ConnectionError"), await SendAsync(port));
    }

    [Fact]
    public async Task One_who_hangs_up_without_an_answer_may_have_heard()
    {
        using var listener = Listener();
        var hangsUp = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            _ = await client.GetStream().ReadAtLeastAsync(new byte[64], 64);
        });

        var delivery = await SendAsync(((IPEndPoint)listener.LocalEndpoint).Port);
        await hangsUp;

        Assert.IsType<ChannelResult.Unknown>(delivery);
    }

    [Fact]
    public async Task One_who_says_yes_and_hangs_up_has_taken_it()
    {
        using var listener = Listener();
        var hangsUp = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            _ = await client.GetStream().ReadAtLeastAsync(new byte[64], 64);
            await client.GetStream().WriteAsync("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
        });

        var delivery = await SendAsync(((IPEndPoint)listener.LocalEndpoint).Port);
        await hangsUp;

        Assert.Equal(new ChannelResult.Done(null), delivery);
    }

    static TcpListener Listener()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    static async Task<ChannelResult> SendAsync(int port)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" });
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(new TenantRateLimiter(10_000, TimeProvider.System));
        services.AddBotFramework();
        await using var provider = services.BuildServiceProvider();

        var chat = new ConversationReference(
            "msteams", $"http://127.0.0.1:{port}", "tenant", "28:app", ConversationKind.Personal, "a:1");
        return await provider.GetRequiredService<IChannel>()
            .SendAsync(chat, Words.Message(Card.Say(new("kept"))), default);
    }
}
