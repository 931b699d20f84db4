using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>Modals and Home tabs: the methods of views, after their pages.</summary>
sealed class SlackViews
{
    readonly ConcurrentDictionary<string, (DateTimeOffset At, bool IsUsed)> _triggers = [];
    readonly ConcurrentDictionary<string, JsonObject> _views = [];
    readonly ConcurrentDictionary<string, string> _homes = [];

    /// <summary>"trigger_id expires three seconds after it's sent": https://docs.slack.dev/surfaces/modals</summary>
    public TimeSpan TriggerLifetime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>What comes with a press or a command, and opens one modal.</summary>
    public string NewTrigger()
    {
        var trigger = $"{SlackId.Secret(10)}.{SlackId.Secret(10)}";
        _triggers[trigger] = (TimeProvider.System.GetUtcNow(), false);
        return trigger;
    }

    /// <summary>The view as it stands; <c>null</c>: there is none of that id.</summary>
    public JsonObject? Find(string id) => _views.GetValueOrDefault(id);

    /// <remarks>https://docs.slack.dev/reference/methods/views.open, and views.push</remarks>
    public SlackAnswer Open(SlackCall call)
    {
        if (!_triggers.TryGetValue(call["trigger_id"]!, out var trigger))
            return SlackAnswer.Error("invalid_trigger_id");
        if (trigger.IsUsed)
            return SlackAnswer.Error("exchanged_trigger_id");
        if (TimeProvider.System.GetUtcNow() - trigger.At > TriggerLifetime)
            return SlackAnswer.Error("expired_trigger_id");
        if (Fault(call, "modal") is { } fault)
            return fault;

        _triggers[call["trigger_id"]!] = trigger with { IsUsed = true };
        return Keep(SlackId.New('V'), call.View!);
    }

    /// <remarks>https://docs.slack.dev/reference/methods/views.update</remarks>
    public SlackAnswer Update(SlackCall call)
    {
        var id = call["view_id"] ?? _views.FirstOrDefault(
            view => call["external_id"] is { } external && (string?)view.Value["external_id"] == external).Key;
        if (id is null || !_views.TryGetValue(id, out var before))
            return SlackAnswer.Error("not_found");
        if (call["hash"] is { } hash && hash != (string?)before["hash"])
            return SlackAnswer.Error("hash_conflict");
        return Fault(call, "modal") ?? Keep(id, call.View!);
    }

    /// <remarks>https://docs.slack.dev/reference/methods/views.publish</remarks>
    public SlackAnswer Publish(SlackCall call, SlackWorkspace workspace)
    {
        if (workspace.People.All(person => person.Id != call["user_id"]))
            return SlackAnswer.Error("user_not_found");
        if (Fault(call, "home") is { } fault)
            return fault;

        var id = _homes.GetOrAdd(call["user_id"]!, _ => SlackId.New('V'));
        return call["hash"] is { } hash && _views.TryGetValue(id, out var before) && hash != (string?)before["hash"]
            ? SlackAnswer.Error("hash_conflict")
            : Keep(id, call.View!);
    }

    SlackAnswer Keep(string id, JsonObject view)
    {
        var kept = view.DeepClone().AsObject();
        (kept["id"], kept["hash"]) = (id, $"{SlackId.Secret(10)}.{SlackId.Secret(6)}");
        _views[id] = kept;
        return SlackAnswer.Ok(new() { ["view"] = kept.DeepClone() });
    }

    static SlackAnswer? Fault(SlackCall call, string type)
    {
        if (call.View is not { } view)
            return SlackAnswer.Invalid("invalid_arguments", ["failed to parse view"]);

        string[] faults = [.. ViewRules.Faults(view, type)];
        // "view_too_large": 250 KB.
        return faults.Length > 0 ? SlackAnswer.Invalid("invalid_arguments", faults)
            : view.ToJsonString().Length > 250_000 ? SlackAnswer.Error("view_too_large")
            : null;
    }
}

/// <summary>What a view is refused for: https://docs.slack.dev/reference/views</summary>
static class ViewRules
{
    public static IEnumerable<string> Faults(JsonObject view, string type)
    {
        if ((string?)view["type"] != type)
            yield return $"must be {type} [json-pointer:/view/type]";
        // "title, submit, close: plain_text, maximum 24 characters"; a modal needs its title.
        foreach (var name in new[] { "title", "submit", "close" })
        {
            var text = (string?)view[name]?["text"];
            if (text?.Length is 0 or > 24)
                yield return $"must be 1 to 24 characters [json-pointer:/view/{name}]";
            if (text is null && name == "title" && type == "modal")
                yield return "missing required field: title [json-pointer:/view]";
        }

        if (((string?)view["private_metadata"])?.Length > 3000)
            yield return "must be less than 3001 characters [json-pointer:/view/private_metadata]";
        if (((string?)view["callback_id"])?.Length > 255)
            yield return "must be less than 256 characters [json-pointer:/view/callback_id]";
        if (((string?)view["external_id"])?.Length > 255)
            yield return "must be less than 256 characters [json-pointer:/view/external_id]";

        var blocks = view["blocks"] as JsonArray;
        if (blocks is null)
            yield return "missing required field: blocks [json-pointer:/view]";
        // "submit is required when an input block is within the blocks array."
        if (type == "modal" && view["submit"] is null
            && (blocks ?? []).Any(block => (string?)block?["type"] == "input"))
            yield return "submit is required with an input block [json-pointer:/view/submit]";
        foreach (var fault in BlockRules.Faults(blocks ?? [], type == "home" ? Surface.Home : Surface.Modal))
            yield return fault;
    }
}
