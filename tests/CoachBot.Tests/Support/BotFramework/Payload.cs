using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.BotFramework;

/// <summary>Activities as Teams sends them, to be changed for a test.</summary>
static class Payload
{
    public const string Bot = "28:0d6c38e9-8e7f-4f42-9a0e-6a3b7f4f7f10";
    public const string Ana = "29:1ana";

    /// <summary>What every activity has, in a personal chat.</summary>
    public static JsonObject Personal(string type) => Parse($$"""
        {
          "type": "{{type}}", "id": "1795288154085", "timestamp": "2026-11-16T09:00:00.165Z",
          "localTimezone": "Europe/Lisbon", "channelId": "msteams", "serviceUrl": "{{FakeAuthority.ServiceUrl}}",
          "from": { "id": "{{Ana}}", "name": "Ana Costa", "aadObjectId": "aad-ana" },
          "recipient": { "id": "{{Bot}}", "name": "CoachBot" },
          "conversation": { "id": "a:1ana", "conversationType": "personal", "tenantId": "{{BotHost.Tenant}}" },
          "locale": "en-GB",
          "entities": [ { "type": "clientInfo", "locale": "pt-PT", "country": "PT", "timezone": "Europe/Lisbon" } ],
          "channelData": { "tenant": { "id": "{{BotHost.Tenant}}" } }
        }
        """);

    public static JsonObject Message(string text = "commit ask one open question") =>
        Personal("message").With("text", text).With("textFormat", "plain");

    /// <summary>A message in a channel, that mentions the bot first.</summary>
    public static JsonObject ChannelMessage(string text = "<at>CoachBot</at> summary") =>
        InTeam(Message(text)).With("entities", new JsonArray(Parse($$"""
            {
              "type": "mention", "text": "<at>CoachBot</at>",
              "mentioned": { "id": "{{Bot}}", "name": "CoachBot" }
            }
            """)));

    public static JsonObject InTeam(
        JsonObject activity, string conversation = "19:general@thread.tacv2;messageid=1795288254492")
    {
        activity["conversation"] = Parse($$"""
            {
              "id": "{{conversation}}", "conversationType": "channel", "isGroup": true,
              "tenantId": "{{BotHost.Tenant}}"
            }
            """);
        activity["channelData"]!["team"] = Parse("""{ "id": "19:general@thread.tacv2" }""");
        return activity;
    }

    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        activity[name] = value;
        return activity;
    }

    public static JsonObject Without(this JsonObject activity, string name)
    {
        activity.Remove(name);
        return activity;
    }

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
