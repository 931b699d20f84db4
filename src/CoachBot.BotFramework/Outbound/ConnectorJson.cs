using System.Buffers;
using System.Text.Json;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;

namespace CoachBot.BotFramework.Outbound;

/// <summary>The few bodies of the Connector, written and read. Reading never throws.</summary>
static class ConnectorJson
{
    /// <summary>Asks for the chat of the bot with one person; the same person always gets the same one.</summary>
    public static ReadOnlyMemory<byte> PersonalConversation(ConversationReference to)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("isGroup", false);
            json.WriteStartObject("bot");
            json.WriteString("id", to.BotId);
            json.WriteEndObject();
            json.WriteStartArray("members");
            json.WriteStartObject();
            json.WriteString("id", to.UserId);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("tenantId", to.TenantId);
            json.WriteStartObject("channelData");
            json.WriteStartObject("tenant");
            json.WriteString("id", to.TenantId);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The id of what was made; <c>null</c> when none was told.</summary>
    public static string? Id(ReadOnlyMemory<byte> body) =>
        Read(body, root => root.Text("id") is { Length: > 0 } id ? id : null);

    public static string? TeamName(ReadOnlyMemory<byte> body) =>
        Read(body, root => root.Text("name") is { Length: > 0 } name ? name : null);

    /// <summary>The people on the page, without the bot and its like; <c>null</c> when it is no page.</summary>
    public static RosterPage? Roster(ReadOnlyMemory<byte> body, ConversationReference team) => Read(body, root =>
        root.ValueKind != JsonValueKind.Object ? null : new RosterPage(
            [
                .. root.Each("members")
                    .Select(member => People.Read(member, team.TenantId))
                    .Where(person => person.Id.Length > 0
                        && person.Id != team.BotId
                        && !person.Id.StartsWith("28:", StringComparison.Ordinal)),
            ],
            root.Text("continuationToken") is { Length: > 0 } next ? next : null));

    static T? Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T?> read) where T : class
    {
        if (body.IsEmpty)
            return null;

        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
