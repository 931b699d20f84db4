using CoachBot.BotFramework.Cards;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using ConversationReference = CoachBot.Core.Conversation.ConversationReference;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Teams, as a way out: the Connector, by the SDK's client.</summary>
/// <remarks>
/// Not by <c>ContinueConversationAsync</c>, which answers an activity that it makes up, and so posts into a thread that
/// is not there.
/// </remarks>
public sealed class TeamsChannel(ConnectorCalls calls, TenantRateLimiter pace) : IChannel
{
    const string ActivityGone = "ActivityNotFoundInConversation";
    const int RosterPageSize = 500;

    public string Name => ActivityEnvelope.Teams;

    public ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) => calls.ReadyAsync(ct);

    /// <remarks>Without the first message in it: Teams would send that and tell no id.</remarks>
    public async Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(to.UserId))
            return new ChannelResult.Refused("NobodyToTalkTo");

        var chat = new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount(to.BotId),
            Members = [new ChannelAccount(to.UserId)],
            TenantId = to.TenantId,
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo(to.TenantId) },
        };
        var opened = await CallAsync(
            to, (connectors, ct) => connectors.At(to.ServiceUrl).Conversations.CreateConversationAsync(chat, ct), ct);
        return opened.Refusal?.Result
            ?? (opened.Value?.Id is { Length: > 0 } id
                ? new ChannelResult.Done(id)
                : new ChannelResult.Refused("NoConversationId"));
    }

    public async Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct) =>
        to.ConversationId.Length == 0
            ? new ChannelResult.Refused("ConversationNotOpened")
            : await SayAsync(
                to, AdaptiveCardRenderer.Activity(message), message,
                (conversations, said, ct) => conversations.SendToConversationAsync(to.ConversationId, said, ct), ct);

    /// <remarks>
    /// An update replaces all of the message, so it is drawn as a card even when there is nothing left to press.
    /// </remarks>
    public async Task<ChannelResult> UpdateAsync(
        ConversationReference to, string messageId, Message message, CancellationToken ct)
    {
        var updated = await SayAsync(
            to, AdaptiveCardRenderer.CardActivity(message), message,
            (conversations, said, ct) => conversations.UpdateActivityAsync(to.ConversationId, messageId, said, ct), ct);
        return updated switch
        {
            ChannelResult.Unreachable { Reason: ActivityGone or "Http404" } gone =>
                new ChannelResult.MessageGone(gone.Reason),
            ChannelResult.Done { Id: null } => new ChannelResult.Done(messageId),
            _ => updated,
        };
    }

    public async Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(team.TeamId))
            throw new ChannelException("A roster is of a team.");

        var next = string.IsNullOrEmpty(continuation) ? null : continuation;
        var page = await CallAsync(
            team,
            (connectors, ct) => connectors.At(team.ServiceUrl).Conversations.GetConversationPagedMembersAsync(
                team.TeamId, RosterPageSize, next, ct),
            ct);
        if (page.Value is not { } members)
            throw NotTold(page.Refusal);

        var roster = new RosterPage(
            [
                .. (members.Members ?? []).Select(member => People.Read(member, team.TenantId))
                    .Where(person => person.Id.Length > 0
                        && person.Id != team.BotId
                        && !person.Id.StartsWith("28:", StringComparison.Ordinal)),
            ],
            members.ContinuationToken is { Length: > 0 } more ? more : null);
        return next is null ? roster with { TeamName = await TeamNameAsync(team, ct) } : roster;
    }

    /// <returns><c>null</c>: it is not told.</returns>
    async Task<string?> TeamNameAsync(ConversationReference team, CancellationToken ct)
    {
        await pace.LeaveAgainAsync(team.TenantId, ct);
        var told = await CallAsync(
            team, (connectors, ct) => connectors.TeamsAt(team.ServiceUrl).Teams.FetchTeamDetailsAsync(team.TeamId, ct),
            ct);
        return told.Refusal is { IsTransient: true } ? throw NotTold(told.Refusal)
            : told.Value?.Name is { Length: > 0 } name ? name
            : null;
    }

    static ChannelException NotTold(ConnectorRefusal? refusal) =>
        new($"The roster was not told: {refusal?.Code ?? "NoRoster"}.")
        {
            IsGone = refusal?.Status is 403 or 404,
            Later = refusal?.Result as ChannelResult.NotNow,
        };

    /// <summary>Says it; when the platform does not take the card, once more as text (400, 413).</summary>
    async Task<ChannelResult> SayAsync(
        ConversationReference to, ReadOnlyMemory<byte> drawn, Message message,
        Func<IConversations, SdkActivity, CancellationToken, Task<ResourceResponse>> say, CancellationToken ct)
    {
        var said = await CallAsync(
            to, (connectors, ct) =>
                say(connectors.At(to.ServiceUrl).Conversations, new RenderedActivity(drawn), ct), ct);
        if (said.Refusal?.Status is 400 or 413 && !message.Card.IsPlain)
        {
            await pace.LeaveAgainAsync(to.TenantId, ct);
            var text = new RenderedActivity(AdaptiveCardRenderer.TextActivity(message));
            said = await CallAsync(
                to, (connectors, ct) => say(connectors.At(to.ServiceUrl).Conversations, text, ct), ct);
        }

        return said.Refusal?.Result ?? new ChannelResult.Done(said.Value?.Id is { Length: > 0 } id ? id : null);
    }

    /// <summary>Makes a request; when its token was refused, once more with a new one.</summary>
    async Task<ConnectorResult<T>> CallAsync<T>(
        ConversationReference to, Func<SharedConnectors, CancellationToken, Task<T>> call, CancellationToken ct)
        where T : class
    {
        var result = await calls.CallAsync(to.ServiceUrl, call, ct);
        if (result.Refusal is not { TokenWasDropped: true })
            return result;

        if (await ReadyAsync(ct) is { } denied)
            return new(null, ConnectorRefusal.None(denied));
        await pace.LeaveAgainAsync(to.TenantId, ct);
        return await calls.CallAsync(to.ServiceUrl, call, ct);
    }
}
