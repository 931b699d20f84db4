using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;

namespace CoachBot.Slack.People;

/// <summary>A person as Slack's user object tells: https://docs.slack.dev/reference/objects/user-object</summary>
/// <param name="Zone">IANA name; <c>null</c>: not told, as for a person deactivated.</param>
/// <param name="Locale">BCP 47; <c>null</c>: not told.</param>
/// <param name="IsBot">No person: a bot, a workflow, or Slackbot, whom Slack does not call one.</param>
/// <param name="IsGone">Deactivated. Slack takes messages to them as if they were read.</param>
/// <param name="IsGuest">A guest of the workspace, or of another organisation.</param>
/// <param name="IsStranger">Of another organisation.</param>
public sealed record SlackUser(
    string Id, string? Name, string? Zone, string? Locale, bool IsBot, bool IsGone, bool IsGuest, bool IsStranger)
{
    const string Slackbot = "USLACKBOT";

    /// <param name="tenant">The installation: a workspace's id, or an organisation's.</param>
    /// <returns><c>null</c>: nobody is named.</returns>
    public static SlackUser? Read(JsonElement user, string tenant)
    {
        if (user.Told("id") is not { Length: > 0 } id)
            return null;

        var profile = user.Member("profile");
        string?[] names =
        [
            user.ToldLine("real_name"), profile.ToldLine("real_name"), profile.ToldLine("display_name"),
            user.ToldLine("name"),
        ];
        var isStranger = user.IsTrue("is_stranger") || IsForeign(user, tenant);
        return new(
            id,
            names.FirstOrDefault(name => name is not null),
            user.Told("tz") is { Length: > 0 } zone ? zone : null,
            user.Told("locale") is { Length: > 0 } locale ? locale : null,
            id == Slackbot || user.IsTrue("is_bot") || user.IsTrue("is_workflow_bot"),
            user.IsTrue("deleted"),
            isStranger || user.IsTrue("is_restricted") || user.IsTrue("is_ultra_restricted"),
            isStranger);
    }

    public Account Account =>
        new(Id, Name, IsGuest: IsGuest, Zone: Zone, Locale: Locale, IsStranger: IsStranger);

    /// <summary>
    /// Of another firm, by a shared channel (Slack Connect); Slack's own <c>is_stranger</c> is for those alone who
    /// share no channel with the app. In an organisation (Enterprise Grid) people belong to several workspaces.
    /// </summary>
    /// <remarks>Who is told to be of nowhere is not foreign. https://docs.slack.dev/apis/slack-connect</remarks>
    static bool IsForeign(JsonElement user, string tenant)
    {
        var organisation = user.Member("enterprise_user");
        string?[] homes =
        [
            user.Told("team_id"),
            user.Told("enterprise_id"),
            organisation.Told("enterprise_id"),
            .. organisation.ToldEach("teams"),
        ];
        var told = homes.Where(home => home is { Length: > 0 }).ToHashSet();
        return told.Count > 0 && !told.Contains(tenant);
    }
}
