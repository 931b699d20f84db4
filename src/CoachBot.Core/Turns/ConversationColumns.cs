using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// A conversation in a row's columns: <c>channel</c>, <c>serviceUrl</c>, <c>tenantId</c>, <c>botId</c>,
/// <c>conversationId</c>, <c>userId</c> and <c>teamId</c>. Its kind is the row's owner's to keep.
/// </summary>
public static class ConversationColumns
{
    public static Entity Write(Entity row, ConversationReference conversation) => row
        .With("channel", conversation.Channel)
        .With("serviceUrl", conversation.ServiceUrl)
        .With("tenantId", conversation.TenantId)
        .With("botId", conversation.BotId)
        .With("conversationId", conversation.ConversationId)
        .With("userId", conversation.UserId)
        .With("teamId", conversation.TeamId);

    /// <returns><c>null</c>: the row has no conversation.</returns>
    public static ConversationReference? Read(Entity row, ConversationKind kind) =>
        row.Text("channel") is not { } channel
            ? null
            : new(
                channel,
                row.Text("serviceUrl") ?? "",
                row.Text("tenantId") ?? "",
                row.Text("botId") ?? "",
                kind,
                row.Text("conversationId") ?? "",
                row.Text("userId"),
                row.Text("teamId"));
}
