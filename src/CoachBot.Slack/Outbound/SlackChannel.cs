using CoachBot.Core.Conversation;
using CoachBot.Slack.People;

namespace CoachBot.Slack.Outbound;

/// <summary>Slack as a way out to people.</summary>
public sealed class SlackChannel(IWebApi api, IPeople people) : IChannel
{
    public const string ChannelName = "slack";

    public string Name => ChannelName;

    public async Task<Delivery> OpenAsync(ConversationReference to, CancellationToken ct)
    {
        _ = api;
        await Task.CompletedTask;
        return new Delivery.Refused("NotYet");
    }

    public async Task<Delivery> SendAsync(ConversationReference to, Message message, CancellationToken ct)
    {
        await Task.CompletedTask;
        return new Delivery.Refused("NotYet");
    }

    public async Task<Delivery> UpdateAsync(
        ConversationReference to, string messageId, Message message, CancellationToken ct)
    {
        await Task.CompletedTask;
        return new Delivery.Refused("NotYet");
    }

    public Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct) =>
        people.RosterAsync(team, continuation, ct);
}
