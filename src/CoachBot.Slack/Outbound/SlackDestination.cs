using CoachBot.Core.Conversation;

namespace CoachBot.Slack.Outbound;

/// <summary>A conversation's id as a reference keeps it: a channel, and the thread in it if there is one.</summary>
/// <param name="Thread">The <c>ts</c> of the message that began the thread; <c>null</c>: none.</param>
public sealed record SlackDestination(string Channel, string? Thread = null)
{
    const char Between = ';';

    public static SlackDestination Of(ConversationReference there) =>
        there.ConversationId.Split(Between) is [var channel, var thread] ? new(channel, thread)
        : new(there.ConversationId);

    public override string ToString() => Thread is null ? Channel : $"{Channel}{Between}{Thread}";
}
