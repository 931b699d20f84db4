using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>What Slack says: 200 with <c>ok</c> true or false, or 429.</summary>
sealed record SlackAnswer(int Status, JsonObject Json, TimeSpan? RetryAfter = null)
{
    public bool IsOk => (bool?)Json["ok"] == true;

    public static SlackAnswer Ok(JsonObject? more = null)
    {
        JsonObject json = more ?? [];
        json["ok"] = true;
        return new(200, json);
    }

    public static SlackAnswer Error(string code, JsonObject? more = null)
    {
        JsonObject json = more ?? [];
        (json["ok"], json["error"]) = (false, code);
        return new(200, json);
    }

    /// <summary>A refusal that says what is wrong, one line a fault.</summary>
    public static SlackAnswer Invalid(string code, IEnumerable<string> faults)
    {
        string[] lines = [.. faults];
        return Error(code, new()
        {
            ["errors"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]),
            ["response_metadata"] = new JsonObject
            {
                ["messages"] = new JsonArray([.. lines.Select(line => JsonValue.Create($"[ERROR] {line}"))]),
            },
        });
    }

    /// <summary>"HTTP 429 with a Retry-After": https://docs.slack.dev/apis/web-api/rate-limits</summary>
    public static SlackAnswer TooMany(TimeSpan wait) => Error("ratelimited") with { Status = 429, RetryAfter = wait };

    public static SlackAnswer Given(Refusal refusal) => new(
        refusal.Status, JsonNode.Parse(refusal.Body.Length > 0 ? refusal.Body : "{}")!.AsObject(), refusal.RetryAfter);
}
