using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support;

/// <summary>Activities as Teams sends them to a bot, for one connector.</summary>
sealed class ActivityJson(TeamsWorld world, string serviceUrl)
{
    /// <summary>
    /// A text; in a team's General channel when <paramref name="team"/> is given, with the bot mentioned there.
    /// </summary>
    /// <param name="mentions">Other people named in the text as <c>@Name</c>.</param>
    public JsonObject Message(TeamsPerson from, string text, TeamsTeam? team = null, params TeamsPerson[] mentions)
    {
        var activity = Of("message", from, team);
        var id = (string)activity["id"]!;
        var entities = activity["entities"]!.AsArray();
        foreach (var other in mentions)
        {
            text = text.Replace($"@{other.Name}", $"<at>{other.Name}</at>", StringComparison.Ordinal);
            entities.Add(Mention(other.Id, other.Name));
        }

        if (team is not null)
        {
            text = $"<at>{world.BotName}</at> {text}";
            entities.Add(Mention(world.BotId, world.BotName));
            activity["conversation"]!["id"] = $"{team.Id};messageid={id}";
        }

        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    /// <summary>The same message, changed by its author.</summary>
    public static JsonObject Edit(JsonObject message, string text)
    {
        var edit = message.DeepClone().AsObject();
        edit["type"] = "messageUpdate";
        edit["text"] = text;
        edit["timestamp"] = Now();
        edit["channelData"]!["eventType"] = "editMessage";
        return edit;
    }

    /// <summary>A press on a button, as <c>Action.Submit</c> or an old client sends it.</summary>
    public JsonObject Submit(TeamsPerson from, string cardMessageId, JsonObject value)
    {
        var activity = Of("message", from, team: null);
        activity["replyToId"] = cardMessageId;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["value"] = value;
        return activity;
    }

    /// <summary>A press on a button, as <c>Action.Execute</c> sends it: the answer's body is the new card.</summary>
    public JsonObject Execute(TeamsPerson from, string cardMessageId, JsonObject data)
    {
        var activity = Submit(from, cardMessageId, new()
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = data },
            ["trigger"] = "manual",
        });
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        return activity;
    }

    /// <summary>The app is added (<c>add</c>) or taken away (<c>remove</c>), for a person or a team.</summary>
    public JsonObject Installation(TeamsPerson by, string action, TeamsTeam? team = null)
    {
        var activity = Of("installationUpdate", by, team);
        activity["action"] = action;
        return activity;
    }

    /// <summary>What comes beside an installation: the bot is a member now.</summary>
    public JsonObject BotAdded(TeamsPerson by, TeamsTeam? team = null)
    {
        var activity = Of("conversationUpdate", by, team);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = world.BotId });
        if (team is not null)
            activity["channelData"]!["eventType"] = "teamMemberAdded";
        return activity;
    }

    /// <summary>Somebody joined a team, or left it.</summary>
    public JsonObject Membership(TeamsTeam team, TeamsPerson person, bool joined)
    {
        var activity = Of("conversationUpdate", person, team);
        activity[joined ? "membersAdded" : "membersRemoved"] =
            new JsonArray(new JsonObject { ["id"] = person.Id, ["aadObjectId"] = person.DirectoryId });
        activity["channelData"]!["eventType"] = joined ? "teamMemberAdded" : "teamMemberRemoved";
        return activity;
    }

    JsonObject Of(string type, TeamsPerson from, TeamsTeam? team)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = type is "message" ? world.NextMessageId() : $"f:{Guid.NewGuid()}",
            ["timestamp"] = Now(),
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["from"] = new JsonObject { ["id"] = from.Id, ["aadObjectId"] = from.DirectoryId },
            ["recipient"] = new JsonObject { ["id"] = world.BotId, ["name"] = world.BotName },
            ["conversation"] = Conversation(from, team),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = world.TenantId } },
            ["entities"] = new JsonArray(),
            ["locale"] = from.Locale,
        };
        if (team is not null)
        {
            activity["channelData"]!["team"] =
                new JsonObject { ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.DirectoryId };
            activity["channelData"]!["channel"] = new JsonObject { ["id"] = team.Id };
            activity["channelData"]!["settings"] =
                new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = team.Id } };
        }

        // Events about membership tell neither name nor zone; messages and presses do.
        if (type is "message")
        {
            activity["from"]!["name"] = from.Name;
            activity["localTimezone"] = from.Zone;
            activity["entities"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = from.Locale,
                ["country"] = from.Locale[^2..],
                ["platform"] = "Web",
                ["timezone"] = from.Zone,
            });
        }

        return activity;
    }

    JsonObject Conversation(TeamsPerson from, TeamsTeam? team) => team is null
        ? new() { ["conversationType"] = "personal", ["tenantId"] = world.TenantId, ["id"] = from.ConversationId }
        : new()
        {
            ["conversationType"] = "channel",
            ["isGroup"] = true,
            ["tenantId"] = world.TenantId,
            ["id"] = team.Id,
        };

    static JsonObject Mention(string id, string name) => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
        ["text"] = $"<at>{name}</at>",
    };

    static string Now() => $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}";
}
