using System.Collections.Frozen;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>What Slack documents of a method before it looks at what is asked.</summary>
/// <param name="Scopes">One of them is needed; none: any token will do.</param>
/// <param name="PerMinute">The tier's number, a workspace and method.</param>
/// <param name="Required">Arguments without which nothing is done.</param>
/// <param name="TakesJson">A JSON body is read; otherwise only a query or a form is.</param>
sealed record SlackMethod(string[] Scopes, int PerMinute, string[] Required, bool TakesJson = false)
{
    // "Tier 1: 1+ per minute, tier 2: 20+, tier 3: 50+, tier 4: 100+."
    // https://docs.slack.dev/apis/web-api/rate-limits
    const int Tier1 = 1;
    const int Tier2 = 20;
    const int Tier3 = 50;
    const int Tier4 = 100;

    /// <summary>"Several hundred messages per minute" a workspace, says the page of chat.postMessage.</summary>
    const int SeveralHundred = 300;

    static readonly string[] Reading = ["channels:read", "groups:read", "im:read", "mpim:read"];

    /// <remarks>
    /// Each after its page, https://docs.slack.dev/reference/methods/ and the name: scopes, tier, required arguments,
    /// content types.
    /// </remarks>
    public static FrozenDictionary<string, SlackMethod> All { get; } = new Dictionary<string, SlackMethod>
    {
        ["auth.test"] = new([], SeveralHundred, [], TakesJson: true),
        ["auth.revoke"] = new([], Tier3, []),
        ["apps.connections.open"] = new([], Tier1 * 10, [], TakesJson: true),
        ["oauth.v2.access"] = new([], Tier4, []),
        ["chat.postMessage"] = new(["chat:write"], SeveralHundred, ["channel"], TakesJson: true),
        ["chat.postEphemeral"] = new(["chat:write"], Tier4, ["channel", "user"], TakesJson: true),
        ["chat.update"] = new(["chat:write"], Tier3, ["channel", "ts"], TakesJson: true),
        ["chat.delete"] = new(["chat:write"], Tier3, ["channel", "ts"], TakesJson: true),
        ["conversations.open"] = new(["im:write", "mpim:write"], Tier3, [], TakesJson: true),
        ["conversations.info"] = new(Reading, Tier3, ["channel"]),
        ["conversations.members"] = new(Reading, Tier4, ["channel"]),
        ["users.info"] = new(["users:read"], Tier4, ["user"]),
        ["users.list"] = new(["users:read"], Tier2, []),
        ["views.open"] = new([], Tier4, ["trigger_id", "view"], TakesJson: true),
        ["views.push"] = new([], Tier4, ["trigger_id", "view"], TakesJson: true),
        ["views.update"] = new([], Tier4, ["view"], TakesJson: true),
        ["views.publish"] = new([], Tier4, ["user_id", "view"], TakesJson: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
