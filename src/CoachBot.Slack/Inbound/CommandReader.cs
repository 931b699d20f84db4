using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;

namespace CoachBot.Slack.Inbound;

/// <summary>
/// Reads <c>/coach …</c>: the same words as in the chat. Pure: a command's fields in, a request out.
/// </summary>
static class CommandReader
{
    /// <remarks>
    /// The text is escaped when the manifest says <c>should_escape</c>, people and channels by their ids. A command has
    /// no id but the moment's trigger; Slack brings it once.
    /// </remarks>
    public static SlackRequest Read(JsonElement command)
    {
        if (command.Text("ssl_check") is not null)
            return new SlackRequest.Ignored();

        var isOrganisations = command.Text("is_enterprise_install") == "true";
        var origin = new Origin(
            (isOrganisations ? command.Text("enterprise_id") : command.Text("team_id")) ?? "",
            command.Text("api_app_id") ?? "");
        if (!origin.IsKnown || command.Text("command") is not { Length: > 0 }
            || command.Text("user_id") is not { Length: > 0 } user
            || command.Text("channel_id") is not { Length: > 0 } channel)
            return new SlackRequest.Bad();

        var spoken = SlackMessageText.Read(command.Text("text"), origin.Bot);
        var trigger = command.Text("trigger_id");
        return new SlackRequest.Heard(new Activity
        {
            Kind = ActivityKind.Message,
            IdempotencyKey = IdempotencyKey.Of("command", origin.Tenant, channel, user, trigger),
            // A chat of two may be one with another person: the answer goes to the person's own.
            Conversation = Origin.IsChat(channel) ? origin.Chat("", user) : origin.Team(channel, user),
            From = new Account(user),
            Text = spoken.Text.Length == 0 ? "help" : spoken.Text,
            People = spoken.People,
            Trigger = trigger,
            HasHome = true,
        })
        {
            IsCommand = true,
        };
    }
}
