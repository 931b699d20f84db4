using CoachBot.BotFramework.Cards;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Teams, as a way out: the Connector's REST API, version 3.</summary>
public sealed class ConnectorClient(ConnectorPipe pipe, TenantRateLimiter pace) : IChannel
{
    const string ActivityGone = "ActivityNotFoundInConversation";

    public string Name => ActivityEnvelope.Teams;

    public ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) => pipe.ReadyAsync(ct);

    /// <remarks>Without the first message in it: Teams would send that and tell no id.</remarks>
    public async Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(to.UserId))
            return new ChannelResult.Refused("NobodyToTalkTo");

        var answer = await CallAsync(
            HttpMethod.Post, to, "/v3/conversations", ConnectorJson.PersonalConversation(to), ct);
        var delivery = Outcome(answer);
        return delivery is ChannelResult.Done { Id: null } ? new ChannelResult.Refused("NoConversationId") : delivery;
    }

    public async Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct) =>
        to.ConversationId.Length == 0
            ? new ChannelResult.Refused("ConversationNotOpened")
            : await SayAsync(
                HttpMethod.Post, to, Activities(to), AdaptiveCardRenderer.Activity(message), message, ct);

    /// <remarks>
    /// An update replaces all of the message, so it is drawn as a card even when there is nothing left to press.
    /// </remarks>
    public async Task<ChannelResult> UpdateAsync(
        ConversationReference to, string messageId, Message message, CancellationToken ct)
    {
        var path = $"{Activities(to)}/{Uri.EscapeDataString(messageId)}";
        var delivery = await SayAsync(
            HttpMethod.Put, to, path, AdaptiveCardRenderer.CardActivity(message), message, ct);
        return delivery switch
        {
            ChannelResult.Unreachable { Reason: ActivityGone or "Http404" } gone =>
                new ChannelResult.MessageGone(gone.Reason),
            ChannelResult.Done { Id: null } => new ChannelResult.Done(messageId),
            _ => delivery,
        };
    }

    public async Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(team.TeamId))
            throw new ChannelException("A roster is of a team.");

        var id = Uri.EscapeDataString(team.TeamId);
        var next = string.IsNullOrEmpty(continuation) ? "" : $"&continuationToken={Uri.EscapeDataString(continuation)}";
        var page = await AskAsync(team, $"/v3/conversations/{id}/pagedmembers?pageSize=500{next}", ct);
        var roster = page.IsSuccess ? ConnectorJson.Roster(page.Body, team) : null;
        if (roster is null)
            throw NotTold(page);
        if (next.Length > 0)
            return roster;

        await pace.LeaveAgainAsync(team.TenantId, ct);
        var named = await AskAsync(team, $"/v3/teams/{id}", ct);
        if (named.Failure is not null || ConnectorAnswer.IsTransient(named.Status))
            throw NotTold(named);
        return roster with { TeamName = named.IsSuccess ? ConnectorJson.TeamName(named.Body) : null };
    }

    static ChannelException NotTold(ConnectorAnswer answer) => new($"The roster was not told: {Reason(answer)}.")
    {
        IsGone = answer.Status is 403 or 404,
        Later = Outcome(answer) as ChannelResult.NotNow,
    };

    /// <summary>Says it; when the platform does not take the card, once more as text (400, 413).</summary>
    async Task<ChannelResult> SayAsync(
        HttpMethod method, ConversationReference to, string path, ReadOnlyMemory<byte> activity, Message message,
        CancellationToken ct)
    {
        var answer = await CallAsync(method, to, path, activity, ct);
        if (answer.Status is not (400 or 413) || message.Card.IsPlain)
            return Outcome(answer);

        await pace.LeaveAgainAsync(to.TenantId, ct);
        return Outcome(await CallAsync(method, to, path, AdaptiveCardRenderer.TextActivity(message), ct));
    }

    Task<ConnectorAnswer> AskAsync(ConversationReference team, string path, CancellationToken ct) =>
        CallAsync(HttpMethod.Get, team, path, ReadOnlyMemory<byte>.Empty, ct);

    /// <summary>Makes a request; when its token was refused, once more with a new one.</summary>
    async Task<ConnectorAnswer> CallAsync(
        HttpMethod method, ConversationReference to, string path, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var answer = await pipe.CallAsync(method, to.ServiceUrl, path, body, ct);
        if (!answer.TokenWasDropped)
            return answer;

        if (await pipe.ReadyAsync(ct) is { } denied)
            return ConnectorAnswer.None(denied);
        await pace.LeaveAgainAsync(to.TenantId, ct);
        return await pipe.CallAsync(method, to.ServiceUrl, path, body, ct);
    }

    static ChannelResult Outcome(ConnectorAnswer answer) => answer switch
    {
        { Failure: { } failure } => failure,
        { IsSuccess: true } => new ChannelResult.Done(ConnectorJson.Id(answer.Body)),
        { Status: 403 or 404 } => new ChannelResult.Unreachable(answer.Code),
        _ when ConnectorAnswer.IsTransient(answer.Status) =>
            new ChannelResult.NotNow(answer.After, answer.Code, TooMany: answer.Status == 429),
        _ => new ChannelResult.Refused(answer.Code),
    };

    static string Reason(ConnectorAnswer answer) => answer.Failure switch
    {
        ChannelResult.NotNow late => late.Reason,
        ChannelResult.Unknown unknown => unknown.Reason,
        ChannelResult.Refused refused => refused.Reason,
        _ => answer.Code,
    };

    static string Activities(ConversationReference to) =>
        $"/v3/conversations/{Uri.EscapeDataString(to.ConversationId)}/activities";
}
