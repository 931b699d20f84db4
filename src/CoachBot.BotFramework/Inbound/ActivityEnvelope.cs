using CoachBot.Core.Conversation;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using ConversationReference = CoachBot.Core.Conversation.ConversationReference;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.BotFramework.Inbound;

/// <summary>What every activity carries, whatever happened: where, who, and how to answer.</summary>
sealed class ActivityEnvelope(SdkActivity activity)
{
    public const string Teams = Channels.Msteams;
    public const string Emulator = Channels.Emulator;

    const int MaxZone = 64;
    const int MaxLocale = 35;
    const int MaxName = 256;

    readonly Entity? _clientInfo = Entities(activity).FirstOrDefault(entity => entity.Type == "clientInfo");

    public SdkActivity Sdk => activity;
    public string EventType => ChannelData.Text("eventType") ?? "";
    public string? ReplyToId => activity.ReplyToId is { Length: > 0 } id ? id : null;
    public string BotId => activity.Recipient?.Id ?? "";
    public string FromId => activity.From?.Id ?? "";
    public string ConversationId => activity.Conversation?.Id ?? "";
    public string TenantId => People.Plain(Tenants(activity).OfType<string>().FirstOrDefault()) ?? Emulator;

    /// <summary>There is somewhere to answer.</summary>
    public bool IsAddressed => ConversationId.Length > 0;

    /// <summary>The bot's own echo, or another bot.</summary>
    public bool IsFromBot => IsBot(FromId);

    /// <summary>
    /// As the client says. Absent on conversationUpdate; on installationUpdate only the locale is there.
    /// </summary>
    public string? Locale => Within(MaxLocale, _clientInfo?.Properties.Text("locale") ?? activity.Locale);

    /// <remarks>Stale until the person's client restarts (botbuilder-js#2395, by design).</remarks>
    public string? Zone => Within(MaxZone, _clientInfo?.Properties.Text("timezone") ?? activity.LocalTimezone);

    public Account From => Person(activity.From);

    /// <summary>The team, by its thread id; <c>null</c> outside of one.</summary>
    public string? TeamId => ChannelData.Member("team").Text("id") ?? ChannelData.Text("teamsTeamId");

    /// <summary>As people named it; <c>null</c> when it is not told, as with most events.</summary>
    public string? TeamName => Within(MaxName, ChannelData.Member("team").Line("name"));

    /// <summary>Thread and all: <c>;messageid=</c> stays, so that an answer goes into the thread.</summary>
    public ConversationReference Conversation
    {
        get
        {
            var kind = Kind;
            return new(
                Teams, (activity.ServiceUrl ?? "").TrimEnd('/'), TenantId, BotId, kind, ConversationId,
                UserId: kind == ConversationKind.Personal && FromId.Length > 0 ? FromId : null,
                TeamId: kind == ConversationKind.Channel ? TeamId : null);
        }
    }

    /// <summary>Teams names the tenant in <c>channelData</c> and in <c>conversation</c>.</summary>
    public static IEnumerable<string?> Tenants(SdkActivity activity) =>
    [
        (activity.ChannelData as JObject).Member("tenant").Text("id"),
        activity.Conversation?.TenantId,
    ];

    public static IEnumerable<Entity> Entities(SdkActivity activity) => (activity.Entities ?? []).OfType<Entity>();

    public bool IsBot(string id) =>
        (id.Length > 0 && id == BotId) || id.StartsWith("28:", StringComparison.Ordinal);

    /// <summary>A person of this conversation or team.</summary>
    public Account Person(ChannelAccount? account) => People.Read(account, TenantId);

    /// <remarks>
    /// <c>@unq.gbl.spaces</c> is a chat of two people, whatever it calls itself (BotFramework-Services#344).
    /// </remarks>
    ConversationKind Kind => activity.Conversation?.ConversationType switch
    {
        _ when ConversationId.EndsWith("@unq.gbl.spaces", StringComparison.Ordinal) => ConversationKind.Group,
        "personal" => ConversationKind.Personal,
        "groupChat" => ConversationKind.Group,
        "channel" => ConversationKind.Channel,
        _ when TeamId is not null => ConversationKind.Channel,
        _ when activity.Conversation?.IsGroup == true => ConversationKind.Group,
        _ => ConversationKind.Personal,
    };

    JObject? ChannelData => activity.ChannelData as JObject;

    static string? Within(int max, string? text) => text is { Length: > 0 } && text.Length <= max ? text : null;
}
