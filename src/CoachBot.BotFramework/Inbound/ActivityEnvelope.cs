using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;

namespace CoachBot.BotFramework.Inbound;

/// <summary>What every activity carries, whatever happened: where, who, and how to answer.</summary>
sealed class ActivityEnvelope(JsonElement root)
{
    public const string Teams = "msteams";
    public const string Emulator = "emulator";

    const int MaxZone = 64;
    const int MaxLocale = 35;
    const int MaxName = 256;

    public JsonElement Root => root;
    public string? Id => root.Text("id");
    public string Type => root.Text("type") ?? "";
    public string EventType => root.Member("channelData").Text("eventType") ?? "";
    public string? ReplyToId => root.Text("replyToId") is { Length: > 0 } id ? id : null;
    public string BotId => root.Member("recipient").Text("id") ?? "";
    public string FromId => root.Member("from").Text("id") ?? "";
    public string ConversationId => root.Member("conversation").Text("id") ?? "";
    public string TenantId => Tenants(root).OfType<string>().FirstOrDefault() ?? Emulator;

    /// <summary>There is somewhere to answer.</summary>
    public bool IsAddressed => ConversationId.Length > 0;

    /// <summary>The bot's own echo, or another bot.</summary>
    public bool IsFromBot => IsBot(FromId);

    /// <summary>
    /// As the client says. Absent on conversationUpdate; on installationUpdate only the locale is there.
    /// </summary>
    public string? Locale => Within(MaxLocale, ClientInfo.Text("locale") ?? root.Text("locale"));

    /// <remarks>Stale until the person's client restarts (botbuilder-js#2395, by design).</remarks>
    public string? Zone => Within(MaxZone, ClientInfo.Text("timezone") ?? root.Text("localTimezone"));

    public Account From => Person(root.Member("from"));

    /// <summary>The team, by its thread id; <c>null</c> outside of one.</summary>
    public string? TeamId =>
        root.Member("channelData").Member("team").Text("id") ?? root.Member("channelData").Text("teamsTeamId");

    /// <summary>As people named it; <c>null</c> when it is not told, as with most events.</summary>
    public string? TeamName =>
        Within(MaxName, root.Member("channelData").Member("team").Line("name"));

    /// <summary>Thread and all: <c>;messageid=</c> stays, so that an answer goes into the thread.</summary>
    public ConversationReference Conversation
    {
        get
        {
            var kind = Kind;
            return new(
                Teams, (root.Text("serviceUrl") ?? "").TrimEnd('/'), TenantId, BotId, kind, ConversationId,
                UserId: kind == ConversationKind.Personal && FromId.Length > 0 ? FromId : null,
                TeamId: kind == ConversationKind.Channel ? TeamId : null);
        }
    }

    /// <summary>Teams names the tenant in <c>channelData</c> and in <c>conversation</c>.</summary>
    public static IEnumerable<string?> Tenants(JsonElement root) =>
    [
        root.Member("channelData").Member("tenant").Text("id"),
        root.Member("conversation").Text("tenantId"),
    ];

    public bool IsBot(string id) =>
        (id.Length > 0 && id == BotId) || id.StartsWith("28:", StringComparison.Ordinal);

    /// <summary>A person of this conversation or team.</summary>
    public Account Person(JsonElement account) => People.Read(account, TenantId);

    /// <remarks>
    /// <c>@unq.gbl.spaces</c> is a chat of two people, whatever it calls itself (BotFramework-Services#344).
    /// </remarks>
    ConversationKind Kind => root.Member("conversation").Text("conversationType") switch
    {
        _ when ConversationId.EndsWith("@unq.gbl.spaces", StringComparison.Ordinal) => ConversationKind.Group,
        "personal" => ConversationKind.Personal,
        "groupChat" => ConversationKind.Group,
        "channel" => ConversationKind.Channel,
        _ when TeamId is not null => ConversationKind.Channel,
        _ when root.Member("conversation").IsTrue("isGroup") => ConversationKind.Group,
        _ => ConversationKind.Personal,
    };

    JsonElement ClientInfo =>
        root.Each("entities").FirstOrDefault(entity => entity.Text("type") == "clientInfo");

    static string? Within(int max, string? text) => text is { Length: > 0 } && text.Length <= max ? text : null;
}
