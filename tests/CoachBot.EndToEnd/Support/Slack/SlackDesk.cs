using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>What each method does with what it is asked, and what it refuses: after the page of each.</summary>
/// <remarks>
/// https://docs.slack.dev/reference/methods/ and the method's name; the codes are from "Errors" there.
/// </remarks>
sealed class SlackDesk
{
    /// <summary>"Messages longer than 40,000 characters are truncated": the page of chat.postMessage.</summary>
    const int LongestText = 40_000;

    readonly ConcurrentDictionary<(string Channel, string Ts), string> _posted = [];
    readonly SlackWorld _world;
    readonly SlackTokens _tokens;
    readonly SlackPeople _people;
    long _clock = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;

    public SlackDesk(SlackWorld world, SlackTokens tokens, SlackSockets sockets)
    {
        (_world, _tokens) = (world, tokens);
        _people = new();
        Views = new();
        sockets.Views = Views;
    }

    public SlackViews Views { get; }

    public SlackAnswer Do(SlackCall call, SlackWorkspace workspace) => call.Method switch
    {
        "auth.test" => SlackAnswer.Ok(new()
        {
            ["url"] = $"https://{workspace.Name.ToLowerInvariant()}.slack.com/",
            ["team"] = workspace.Name,
            ["team_id"] = workspace.Id,
            ["user"] = "coach",
            ["user_id"] = workspace.BotUserId,
            ["bot_id"] = workspace.BotId,
            ["enterprise_id"] = workspace.Enterprise,
            ["is_enterprise_install"] = workspace.IsWhole,
        }),
        "auth.revoke" => Revoke(workspace),
        "chat.postMessage" => Post(call, workspace),
        "chat.postEphemeral" => PostEphemeral(call, workspace),
        "chat.update" or "chat.delete" => Change(call, workspace),
        "conversations.open" => _people.Open(call, workspace),
        "conversations.info" => _people.Channel(call, workspace),
        "conversations.members" => _people.Members(call, workspace),
        "users.info" => _people.User(call, workspace),
        "users.list" => _people.Users(call, workspace),
        "views.open" or "views.push" => Views.Open(call),
        "views.update" => Views.Update(call),
        "views.publish" => Views.Publish(call, workspace),
        _ => throw new System.Diagnostics.UnreachableException($"{call.Method} is known, and nobody does it."),
    };

    /// <remarks>
    /// https://docs.slack.dev/reference/methods/oauth.v2.access; client and secret as HTTP Basic or in the form.
    /// </remarks>
    public SlackAnswer Exchange(SlackCall call, string header)
    {
        var basic = header.StartsWith("Basic ", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])).Split(':')
            : [call["client_id"] ?? "", call["client_secret"] ?? ""];
        if (basic[0] != _world.ClientId)
            return SlackAnswer.Error("invalid_client_id");
        if (basic[1] != _world.ClientSecret)
            return SlackAnswer.Error("bad_client_secret");

        switch (call["grant_type"] ?? "authorization_code")
        {
            case "refresh_token":
                return _tokens.Renew(call["refresh_token"] ?? "") is { } renewed
                    ? Installed(renewed)
                    : SlackAnswer.Error("invalid_refresh_token");
            case "authorization_code":
                if (_tokens.Redeem(call["code"] ?? "") is not { } redeemed)
                    return SlackAnswer.Error("invalid_code");
                return redeemed.RedirectUri == call["redirect_uri"]
                    ? Installed(redeemed.Workspace)
                    : SlackAnswer.Error("bad_redirect_uri");
            default:
                return SlackAnswer.Error("invalid_grant_type");
        }
    }

    SlackAnswer Installed(SlackWorkspace workspace)
    {
        var (token, refresher) = _tokens.Issue(workspace);
        JsonObject json = new()
        {
            ["app_id"] = _world.AppId,
            ["authed_user"] = new JsonObject { ["id"] = workspace.People.FirstOrDefault()?.Id },
            ["scope"] = string.Join(',', _world.Scopes),
            ["token_type"] = "bot",
            ["access_token"] = token,
            ["bot_user_id"] = workspace.BotUserId,
            // "If the app is installed org-wide, team will be null."
            ["team"] = !workspace.IsWhole ? Named(workspace.Id, workspace) : null,
            ["enterprise"] = workspace.Enterprise is { } id ? Named(id, workspace) : null,
            ["is_enterprise_install"] = workspace.IsWhole,
        };
        if (refresher is not null)
            (json["refresh_token"], json["expires_in"]) = (refresher, SlackTokens.Lifetime);
        return SlackAnswer.Ok(json);
    }

    static JsonObject Named(string id, SlackWorkspace workspace) => new() { ["id"] = id, ["name"] = workspace.Name };

    SlackAnswer Revoke(SlackWorkspace workspace)
    {
        _tokens.Revoke(workspace);
        return SlackAnswer.Ok(new() { ["revoked"] = true });
    }

    SlackAnswer Post(SlackCall call, SlackWorkspace workspace)
    {
        var channel = call["channel"]!;
        if (_people.Direct(channel, workspace) is { } person)
        {
            // A message to somebody deactivated is taken like any other.
            // https://github.com/slackapi/python-slack-sdk/issues/1156
            person.IsOpen = true;
            channel = person.DirectId;
        }
        else if (workspace.Channels.FirstOrDefault(one => one.Id == channel) is not { } found)
        {
            return SlackAnswer.Error("channel_not_found");
        }
        else if (found.IsArchived)
        {
            return SlackAnswer.Error("is_archived");
        }
        else if (!found.Members.Contains(workspace.BotUserId))
        {
            return SlackAnswer.Error("not_in_channel");
        }

        if (Contents(call) is { } fault)
            return fault;

        var ts = NextTs();
        _posted[(channel, ts)] = workspace.Id;
        return SlackAnswer.Ok(new() { ["channel"] = channel, ["ts"] = ts });
    }

    SlackAnswer PostEphemeral(SlackCall call, SlackWorkspace workspace)
    {
        if (workspace.Channels.FirstOrDefault(one => one.Id == call["channel"]) is not { } channel)
            return SlackAnswer.Error("channel_not_found");
        if (!channel.Members.Contains(call["user"]!))
            return SlackAnswer.Error("user_not_in_channel");
        return Contents(call) ?? SlackAnswer.Ok(new() { ["message_ts"] = NextTs() });
    }

    SlackAnswer Change(SlackCall call, SlackWorkspace workspace)
    {
        var (channel, ts) = (call["channel"]!, call["ts"]!);
        if (_people.Direct(channel, workspace) is null && workspace.Channels.All(one => one.Id != channel))
            return SlackAnswer.Error("channel_not_found");
        if (!_posted.TryGetValue((channel, ts), out var owner))
            return SlackAnswer.Error("message_not_found");
        if (owner != workspace.Id)
            return SlackAnswer.Error("cant_update_message");
        if (call.Method == "chat.update" && Contents(call) is { } fault)
            return fault;

        if (call.Method == "chat.delete")
            _posted.TryRemove((channel, ts), out _);
        return SlackAnswer.Ok(new() { ["channel"] = channel, ["ts"] = ts });
    }

    /// <summary>A message was taken away by somebody else.</summary>
    public void Lose(string channel, string ts) => _posted.TryRemove((channel, ts), out _);

    /// <summary>A text, or blocks that keep the rules; a text too long is cut.</summary>
    static SlackAnswer? Contents(SlackCall call)
    {
        if (call["text"] is { Length: > LongestText } text)
            call.Arguments["text"] = text[..LongestText];
        if (call.Arguments["blocks"] is null)
            return string.IsNullOrEmpty(call["text"]) ? SlackAnswer.Error("no_text") : null;
        if (call.Arguments["blocks"] is not JsonArray blocks)
            return SlackAnswer.Error("invalid_blocks_format");

        string[] faults = [.. BlockRules.Faults(blocks, Surface.Message)];
        return faults.Length > 0 ? SlackAnswer.Invalid("invalid_blocks", faults) : null;
    }

    string NextTs()
    {
        var micros = Interlocked.Increment(ref _clock);
        return $"{micros / 1_000_000}.{micros % 1_000_000:000000}";
    }
}
