using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Slack;

namespace CoachBot.Commands.Packaging;

/// <summary>What an administrator pastes into Slack to make the app. Pure: settings in, JSON out.</summary>
public static class SlackManifest
{
    const string Source = "manifest/slack/manifest.json";

    static readonly JsonDocumentOptions Remarked = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Read by Slack and by admins, never by a web page.
    };

    /// <summary>No address of the bot's that Slack can reach is known, or Socket Mode was asked for.</summary>
    public static bool IsSocketMode(IConfiguration configuration) =>
        PublicUrl(configuration).Length == 0
        || !string.IsNullOrWhiteSpace(configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.AppToken)}"]);

    public static JsonObject From(IConfiguration configuration)
    {
        using var stream = typeof(SlackManifest).Assembly.GetManifestResourceStream(Source)!;
        var manifest = JsonNode.Parse(stream, documentOptions: Remarked)!.AsObject();
        if (IsSocketMode(configuration))
            ForSocketMode(manifest);
        else
            Under(PublicUrl(configuration), manifest);
        manifest["settings"]!["token_rotation_enabled"] = IsByOAuth(configuration);

        return manifest;
    }

    /// <summary>
    /// Workspaces are installed by OAuth, so a token that ends comes with one that renews it. A token that is set as
    /// <c>Slack:BotToken</c> would end after twelve hours, and Slack cannot turn rotation off again.
    /// </summary>
    static bool IsByOAuth(IConfiguration configuration)
    {
        var slack = new SlackOptions();
        slack.Read(configuration);
        return slack is { ClientId.Length: > 0, BotToken: "" };
    }

    /// <summary>What Slack would refuse it for; none for a sound one.</summary>
    public static ImmutableArray<PackageFault> Faults(JsonObject manifest) =>
        [.. SlackManifestRules.Check(new JsonPosition(manifest))];

    public static byte[] ToJson(JsonObject manifest) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Written), (byte)'\n'];

    /// <summary>Nothing is called from outside, and nobody is sent back by a browser.</summary>
    static void ForSocketMode(JsonObject manifest)
    {
        var settings = manifest["settings"]!;
        settings["socket_mode_enabled"] = true;
        settings["event_subscriptions"]!.AsObject().Remove("request_url");
        settings["interactivity"]!.AsObject().Remove("request_url");
        manifest["oauth_config"]!.AsObject().Remove("redirect_urls");
        foreach (var command in manifest["features"]!["slash_commands"]!.AsArray())
            command!.AsObject().Remove("url");
    }

    /// <summary>Every address in the manifest is a path, until it is known under what.</summary>
    static void Under(string publicUrl, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if (value is JsonValue && IsPath(value))
                        members[name] = publicUrl + (string)value!;
                    else
                        Under(publicUrl, value);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i] is JsonValue value && IsPath(value))
                        items[i] = publicUrl + (string)value!;
                    else
                        Under(publicUrl, items[i]);
                }

                break;
        }
    }

    static bool IsPath(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String
        && ((string)value!).StartsWith("/slack/", StringComparison.Ordinal);

    static string PublicUrl(IConfiguration configuration) =>
        configuration[nameof(AddressOptions.PublicUrl)]?.Trim().TrimEnd('/') ?? "";
}
