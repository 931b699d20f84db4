using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>Who is there: the methods of users and conversations, after their pages.</summary>
sealed class SlackPeople
{
    /// <summary>Somebody's direct message, by its own id or the user's.</summary>
    public SlackPerson? Direct(string id, SlackWorkspace workspace) =>
        workspace.People.FirstOrDefault(person => (person.DirectId == id && person.IsOpen) || person.Id == id);

    /// <remarks>https://docs.slack.dev/reference/methods/conversations.open</remarks>
    public SlackAnswer Open(SlackCall call, SlackWorkspace workspace)
    {
        string[] users = (call["users"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (users.Length == 0 && call["channel"] is null)
            return SlackAnswer.Error("users_list_not_supplied");
        // "You may include 1 to 8 users."
        if (users.Length > 8)
            return SlackAnswer.Error("too_many_users");
        if (users is not [var user] || workspace.People.FirstOrDefault(person => person.Id == user) is not { } found)
            return SlackAnswer.Error(users.Contains(workspace.BotUserId) ? "cannot_dm_bot" : "user_not_found");
        if (found.IsBot)
            return SlackAnswer.Error("cannot_dm_bot");
        if (found is { IsDeleted: true, IsOpen: false })
            return SlackAnswer.Error("user_disabled");

        var isOpen = found.IsOpen;
        found.IsOpen = true;
        return SlackAnswer.Ok(new()
        {
            ["no_op"] = isOpen,
            ["already_open"] = isOpen,
            ["channel"] = new JsonObject { ["id"] = found.DirectId },
        });
    }

    /// <remarks>https://docs.slack.dev/reference/methods/conversations.info</remarks>
    public SlackAnswer Channel(SlackCall call, SlackWorkspace workspace) =>
        workspace.Channels.FirstOrDefault(channel => channel.Id == call["channel"]) is { } found
            ? SlackAnswer.Ok(new()
            {
                ["channel"] = new JsonObject
                {
                    ["id"] = found.Id,
                    ["name"] = found.Name,
                    ["is_channel"] = true,
                    ["is_archived"] = found.IsArchived,
                    ["is_member"] = found.Members.Contains(workspace.BotUserId),
                    ["context_team_id"] = workspace.Id,
                },
            })
            : SlackAnswer.Error("channel_not_found");

    /// <summary>Ids of everybody, bots and deactivated people too.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.members</remarks>
    public SlackAnswer Members(SlackCall call, SlackWorkspace workspace) =>
        workspace.Channels.FirstOrDefault(channel => channel.Id == call["channel"]) is { } found
            ? Page(call, "members", [.. found.Members.Select(id => (JsonNode)id)])
            : SlackAnswer.Error("channel_not_found");

    /// <remarks>https://docs.slack.dev/reference/methods/users.info</remarks>
    public SlackAnswer User(SlackCall call, SlackWorkspace workspace) =>
        call["user"] == workspace.BotUserId
            ? SlackAnswer.Ok(new() { ["user"] = Bot(workspace) })
            : workspace.People.Concat(workspace.Strangers).FirstOrDefault(person => person.Id == call["user"])
                is { } found
                ? SlackAnswer.Ok(new() { ["user"] = Json(found, call["include_locale"] is "true" or "1" or "True") })
                : SlackAnswer.Error("user_not_found");

    /// <remarks>https://docs.slack.dev/reference/methods/users.list</remarks>
    public SlackAnswer Users(SlackCall call, SlackWorkspace workspace) => Page(
        call, "members",
        [.. workspace.People.Select(person => (JsonNode)Json(person, call["include_locale"] is "true" or "1"))]);

    /// <summary>The object of events and answers alike.</summary>
    /// <remarks>https://docs.slack.dev/reference/objects/user-object: somebody deactivated has no zone.</remarks>
    public static JsonObject Json(SlackPerson person, bool withLocale)
    {
        JsonObject user = new()
        {
            ["id"] = person.Id,
            ["team_id"] = person.Workspace.Id,
            ["name"] = person.Name.ToLowerInvariant(),
            ["deleted"] = person.IsDeleted,
            ["profile"] = new JsonObject
            {
                ["real_name"] = person.Name,
                ["display_name"] = person.Name,
                ["team"] = person.Workspace.Id,
            },
            ["is_bot"] = person.IsBot,
            ["is_app_user"] = false,
        };
        if (person.Workspace.Enterprise is { } organisation)
        {
            user["enterprise_user"] = new JsonObject
            {
                ["id"] = person.Id,
                ["enterprise_id"] = organisation,
                ["teams"] = new JsonArray(person.Workspace.Id),
            };
        }

        if (person.IsDeleted)
            return user;

        user["real_name"] = person.Name;
        user["tz"] = person.Zone;
        user["tz_offset"] = 0;
        user["is_restricted"] = person.IsGuest || person.IsSingleChannelGuest;
        user["is_ultra_restricted"] = person.IsSingleChannelGuest;
        if (withLocale)
            user["locale"] = person.Locale;
        return user;
    }

    static JsonObject Bot(SlackWorkspace workspace) => new()
    {
        ["id"] = workspace.BotUserId,
        ["team_id"] = workspace.Id,
        ["name"] = "coach",
        ["deleted"] = false,
        ["real_name"] = "Coach",
        ["is_bot"] = true,
        ["profile"] = new JsonObject { ["real_name"] = "Coach", ["bot_id"] = workspace.BotId },
    };

    /// <summary>100 at a time unless asked otherwise, at most 1000; the cursor is what Slack gave.</summary>
    /// <remarks>https://docs.slack.dev/apis/web-api/pagination</remarks>
    static SlackAnswer Page(SlackCall call, string name, JsonNode[] all)
    {
        var limit = 100;
        if (call["limit"] is { } asked && (!int.TryParse(asked, out limit) || limit is < 1 or > 1000))
            return SlackAnswer.Error("invalid_limit");
        var from = 0;
        if (call["cursor"] is { Length: > 0 } cursor)
        {
            Span<byte> decoded = stackalloc byte[64];
            if (!Convert.TryFromBase64String(cursor, decoded, out var length)
                || !Encoding.ASCII.GetString(decoded[..length]).StartsWith("next:", StringComparison.Ordinal))
                return SlackAnswer.Error("invalid_cursor");
            from = int.Parse(Encoding.ASCII.GetString(decoded[5..length]), CultureInfo.InvariantCulture);
        }

        var next = from + limit < all.Length
            ? Convert.ToBase64String(Encoding.ASCII.GetBytes($"next:{from + limit}"))
            : "";
        return SlackAnswer.Ok(new()
        {
            [name] = new JsonArray([.. all.Skip(from).Take(limit)]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        });
    }
}
