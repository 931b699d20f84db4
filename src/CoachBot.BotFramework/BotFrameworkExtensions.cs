using System.Net.Sockets;
using CoachBot.BotFramework.Inbound;
using CoachBot.BotFramework.Outbound;
using CoachBot.Core.Conversation;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework;

public static class BotFrameworkExtensions
{
    static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The Bot Framework, by its SDK: <see cref="TeamsAdapter"/> and <see cref="TeamsBot"/> for what comes in, an <see
    /// cref="IChannel"/> named <c>msteams</c> for what goes out. Reads the settings, and stops the host at start if one
    /// is wrong. The host adds a <see cref="TakeActivity"/>.
    /// </summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddOptions<BotFrameworkOptions>()
            .Configure<IConfiguration>((options, settings) => options.Read(settings))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkFaults>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServiceHosts>();

        services.AddSingleton<PublishedKeys>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ChannelToken>();
        services.AddSingleton<UnsignedEndpoint>();
        services.AddSingleton<ActivityClaims>();
        services.AddSingleton<TeamsAuthentication>();
        services.AddSingleton<BotFrameworkAuthentication>(made => made.GetRequiredService<TeamsAuthentication>());
        services.AddSingleton<IBotFrameworkHttpAdapter, TeamsAdapter>();
        services.AddSingleton<IBot, TeamsBot>();

        services.AddSingleton(Identity);
        services.AddSingleton<OutboundToken>();
        services.AddSingleton<SharedConnectors>();
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<IChannel, TeamsChannel>();

        AddClient(services, PublishedKeys.HttpClientName).ConfigureHttpClient(Brief);
        AddClient(services, ManagedIdentity.HttpClientName).ConfigureHttpClient(Brief);
        AddClient(services, ClientSecretIdentity.HttpClientName).ConfigureHttpClient(Brief)
            .AddHttpMessageHandler(made => ActivatorUtilities.CreateInstance<ClientSecretIdentity.TokenEndpoint>(made));
        AddClient(services, SharedConnectors.HttpClientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan) // A call has its own.
            .AddHttpMessageHandler(made => ActivatorUtilities.CreateInstance<ConnectorAnswers>(made));
        return services;
    }

    static IBotIdentity Identity(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        return options switch
        {
            { MicrosoftAppId: "" } => new NoIdentity(),
            { AppType: BotAppType.UserAssignedMSI } => ActivatorUtilities.CreateInstance<ManagedIdentity>(services),
            _ => ActivatorUtilities.CreateInstance<ClientSecretIdentity>(services),
        };
    }

    /// <remarks>
    /// No redirects: a token goes where it was meant to go. No logs of the client's own: addresses hold ids of people.
    /// </remarks>
    static IHttpClientBuilder AddClient(IServiceCollection services, string name) => services.AddHttpClient(name)
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null, // A trace's ids stay here.
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = ConnectAsync,
        });

    static void Brief(HttpClient client)
    {
        client.Timeout = AnswerWithin;
        client.MaxResponseContentBufferSize = 1024 * 1024;
    }

    /// <summary>
    /// Connects within five seconds; later it is a failure to connect, and no doubt whether anything was sent.
    /// </summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ConnectWithin);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is OperationCanceledException && !ct.IsCancellationRequested)
                throw new TimeoutException("No connection in time.", e);
            throw;
        }
    }
}
