using CoachBot.Core.Conversation;
using CoachBot.Slack.Inbound;
using CoachBot.Slack.Install;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.People;
using CoachBot.Slack.Socket;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoachBot.Slack;

public static class SlackExtensions
{
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Slack's protocol: <see cref="SlackActivityReceiver"/> for what comes in, an <see cref="IChannel"/> named
    /// <c>slack</c> for what
    /// goes out. Reads the settings, and stops the host at start if one is wrong.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services)
    {
        services.AddOptions<SlackOptions>()
            .Configure<IConfiguration>((options, settings) => options.Read(settings))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackFaults>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<SingleWorkspace>();
        services.AddSingleton<Workspaces>();
        services.AddSingleton(Installed);
        services.AddSingleton<OAuthApi>();
        services.AddSingleton<SocketDialer>();
        services.AddSingleton<TakeIn>(provider => provider.GetRequiredService<SlackActivityReceiver>().TakeAsync);
        services.AddSingleton<SocketActivityReceiver>();
        services.AddHostedService<SocketMode>();
        services.AddSingleton<InstallState>();
        services.AddSingleton<Installer>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<IPeople, KnownPeople>();
        services.AddSingleton<Presence>();
        services.AddSingleton<SlackReader>();
        services.AddSingleton<SlackActivityReceiver>();
        services.AddSingleton<IWebApi, WebApiClient>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<SlackChannel>());

        // No redirects: a token goes where it was meant to go. No logs of the client's own.
        services.AddHttpClient(WebApiClient.HttpClientName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ActivityHeadersPropagator = null, // A trace's ids stay here.
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(5),
            })
            .ConfigureHttpClient(client =>
            {
                client.Timeout = AnswerWithin;
                client.MaxResponseContentBufferSize = 4 * 1024 * 1024;
            });
        return services;
    }

    static IWorkspaces Installed(IServiceProvider services) =>
        services.GetRequiredService<IOptions<SlackOptions>>().Value.BotToken.Length > 0
            ? services.GetRequiredService<SingleWorkspace>()
            : services.GetRequiredService<Workspaces>();
}
