using System.Text.Json;
using CoachBot.Core.Wire;

namespace CoachBot.Slack.Install;

/// <summary>What Slack grants for a code, or in place of a token that ends: the answer of oauth.v2.access.</summary>
/// <param name="BotToken">Never to be logged or stored in the clear; the same for <paramref name="Refresher"/>.</param>
/// <param name="BotUserId">Empty when not told.</param>
/// <param name="TeamId"><c>null</c> for an installation in a whole organisation.</param>
/// <param name="TeamName">The workspace's, or the organisation's; <c>null</c> when not told.</param>
/// <param name="EnterpriseId">The Enterprise Grid organisation; <c>null</c> outside of one.</param>
/// <param name="IsEnterpriseInstall">One token for every workspace of the organisation.</param>
/// <param name="InstalledBy">The user id of the person who allowed it; <c>null</c> when not told.</param>
/// <param name="Refresher">Renews the token once; <c>null</c>: the token does not end.</param>
/// <param name="ExpiresIn">From now; <c>null</c>: the token does not end.</param>
public sealed record OAuthGrant(
    string BotToken, string BotUserId, string? TeamId, string? TeamName, string? EnterpriseId,
    bool IsEnterpriseInstall, string? InstalledBy, string? Refresher, TimeSpan? ExpiresIn)
{
    /// <summary>The installation's name: the organisation's id for one of all of it, else the workspace's.</summary>
    public string Tenant => (IsEnterpriseInstall ? EnterpriseId : TeamId)!;

    /// <returns><c>null</c>: it grants no bot's token, or does not say for whom.</returns>
    public static OAuthGrant? Read(JsonElement answer)
    {
        var (team, enterprise) = (answer.Member("team"), answer.Member("enterprise"));
        var isEnterprise = answer.IsTrue("is_enterprise_install");
        var grant = new OAuthGrant(
            answer.Told("access_token") ?? "",
            answer.Told("bot_user_id") ?? "",
            team.Told("id"),
            team.ToldLine("name") ?? enterprise.ToldLine("name"),
            enterprise.Told("id"),
            isEnterprise,
            answer.Member("authed_user").Told("id"),
            answer.Told("refresh_token"),
            answer.Told("expires_in") is { } text && int.TryParse(text, out var seconds) && seconds > 0
                ? TimeSpan.FromSeconds(seconds)
                : null);
        return grant.BotToken.Length > 0
            && answer.Told("token_type") is null or "bot"
            && grant.Tenant is { Length: > 0 }
                ? grant
                : null;
    }

    public override string ToString() => Tenant;
}
