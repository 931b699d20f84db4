using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoachBot.BotFramework;
using CoachBot.BotFramework.Inbound;
using CoachBot.BotFramework.Outbound;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace CoachBot.Benchmarks;

/// <summary>CPU of an inbound turn and of a proactive card in the Bot Framework's project alone, 16 at once.</summary>
/// <remarks>
/// In one process and in turns, so that a busy machine treats them alike; without sockets, store and engine. Tokens are
/// checked: one known already, as a channel sends it for an hour, and one that is new each time.
/// </remarks>
static class TeamsDoor
{
    const int AtOnce = 16;
    const int Times = 16_000;
    const int Rounds = 7;
    const int Fresh = 1_000;

    static readonly ConversationReference Chat = new(
        "msteams", TeamsKeys.ServiceUrl, TeamsKeys.Tenant, "28:bot", ConversationKind.Personal, "a:1",
        UserId: "29:ana");

    static readonly byte[] Body = JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "message",
        id = "1795288154085",
        timestamp = "2026-11-16T09:00:00.165Z",
        localTimezone = "Europe/Lisbon",
        channelId = "msteams",
        serviceUrl = TeamsKeys.ServiceUrl,
        text = "commit ask what happens if they do nothing",
        textFormat = "plain",
        from = new { id = "29:ana", name = "Ana Costa", aadObjectId = "aad-ana" },
        recipient = new { id = "28:bot", name = "CoachBot" },
        conversation = new { id = "a:1", conversationType = "personal", tenantId = TeamsKeys.Tenant },
        locale = "en-GB",
        entities = new[] { new { type = "clientInfo", locale = "pt-PT", country = "PT", timezone = "Europe/Lisbon" } },
        channelData = new { tenant = new { id = TeamsKeys.Tenant } },
    });

    public static async Task RunAsync()
    {
        using var teams = new TeamsKeys();
        await using var app = Build(teams);
        var (adapter, bot, channel) = (
            app.Services.GetRequiredService<IBotFrameworkHttpAdapter>(), app.Services.GetRequiredService<IBot>(),
            app.Services.GetRequiredService<IChannel>());
        var known = teams.Token();
        string[] fresh = [.. Enumerable.Range(0, Fresh).Select(_ => teams.Token())];
        var message = Ask();
        (string What, Func<int, Task> Act)[] cases =
        [
            ("inbound turn, its token known", _ => KnockAsync(app.Services, adapter, bot, known)),
            ("inbound turn, its token new", time => KnockAsync(app.Services, adapter, bot, fresh[time % Fresh])),
            ("proactive card", _ => SendAsync(channel, message)),
        ];

        var took = cases.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < cases.Length; i++)
                took[i].Add(await MeasureAsync(cases[i].Act));
        }

        foreach (var (sample, times) in cases.Zip(took))
        {
            // Without the first two: a young process compiles what it runs.
            var sorted = times.Skip(2).Order().ToArray();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sample.What}: CPU {sorted[sorted.Length / 2]:F3} ms ({sorted[0]:F3} to {sorted[^1]:F3})"));
        }
    }

    static async Task<double> MeasureAsync(Func<int, Task> act)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(one => Task.Run(async () =>
        {
            for (var time = one; time < Times; time += AtOnce)
                await act(time);
        })));
        process.Refresh();
        return (process.TotalProcessorTime - cpu).TotalMilliseconds / Times;
    }

    static async Task KnockAsync(IServiceProvider services, IBotFrameworkHttpAdapter adapter, IBot bot, string token)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Body);
        context.Request.ContentLength = Body.Length;
        context.Request.Headers.Authorization = $"Bearer {token}";
        await adapter.ProcessAsync(context.Request, context.Response, bot, CancellationToken.None);
        if (context.Response.StatusCode != 200)
            throw new InvalidOperationException($"The door answered {context.Response.StatusCode}.");
    }

    static async Task SendAsync(IChannel channel, Message message)
    {
        if (await channel.SendAsync(Chat, message, CancellationToken.None) is not ChannelResult.Done { Id: not null })
            throw new InvalidOperationException("The card was not sent.");
    }

    static WebApplication Build(TeamsKeys teams)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("MicrosoftAppId", TeamsKeys.AppId), new("MicrosoftAppPassword", "secret"),
            new("MicrosoftAppTenantId", TeamsKeys.Tenant),
        ]);
        builder.Services.AddSingleton(new TenantRateLimiter(10_000, TimeProvider.System));
        builder.Services.AddSingleton<TakeActivity>((_, _) => Task.FromResult<Message?>(null));
        builder.Services.AddBotFramework();
        foreach (var name in new[]
        {
            PublishedKeys.HttpClientName, ClientSecretIdentity.HttpClientName, SharedConnectors.HttpClientName,
        })
            builder.Services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => teams.Network());
        return builder.Build();
    }

    /// <summary>The weekly ask as it is sent: an input and its buttons, some 2 KB.</summary>
    static Message Ask()
    {
        var words = new TextCatalog(CultureInfo.GetCultureInfo("en"), new Dictionary<string, string>
        {
            ["ask"] = "What one thing will you do this week to improve the quality of your questions?",
            ["noticed"] = "Last week you noticed: \"They answered at length when I waited after my question.\"",
            ["label"] = "This week I will",
            ["hint"] = "In your own words, for example: ask one \"what happens if you do nothing\" in each call",
            ["seen"] = "Seen by you and Marc Roy. Kept for 12 months.",
            ["commit"] = "That is it",
            ["skip"] = "Skip this week",
            ["later"] = "Later today",
        }.ToFrozenDictionary());
        return new(
            new Card(
                new Phrase("ask"),
                new Heading(new Phrase("ask")),
                new Paragraph(new Phrase("noticed")),
                new TextField("commitment", new Phrase("label"), Placeholder: new Phrase("hint")),
                new Paragraph(new Phrase("seen"), Subtle: true),
                new Buttons(
                [
                    new Button(new Phrase("commit"), "commit"), new Button(new Phrase("skip"), "skip"),
                    new Button(new Phrase("later"), "later 2h"),
                ])),
            "ask.2026-11-16.1", words);
    }
}
