using System.Collections.Immutable;
using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Core.Wire;
using CoachBot.Slack.Outbound;

namespace CoachBot.Slack.People;

/// <summary>People by users.info and user_change; a channel's by conversations.members.</summary>
public sealed class KnownPeople(
    IWebApi api, UserDirectory directory, IEntityReader table, TurnRunner turns, TimeProvider time) : IPeople
{
    /// <summary>Slack waits three seconds for an answer; nobody's name is worth more than this.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary><c>user_change</c> tells of changes at once; this is for those that were missed.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    /// <summary>Before a send a person's state is no older; many sends to one person ask once.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>
    /// People mentioned in one text who are asked after, beside its writer: a text may hold thousands, and Slack
    /// answers about a hundred such requests a minute of a whole workspace.
    /// </summary>
    const int MostMentioned = 5;

    /// <summary>People of a channel in a page.</summary>
    const int PageSize = 50;

    public async ValueTask<Activity> KnownAsync(Activity activity, CancellationToken ct)
    {
        var tenant = activity.Conversation.TenantId;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var patience = Task.Delay(Patience, time, limit.Token);
        var asked = activity.People.Select(account => account.Id).Distinct().Take(MostMentioned)
            .Prepend(activity.From.Id).Where(id => id.Length > 0).Distinct()
            .ToDictionary(
                id => id, id => directory.FindAsync(tenant, id, Remembered, requests: null, ct),
                StringComparer.Ordinal);
        await Task.WhenAny(Task.WhenAll(asked.Values), patience);
        await limit.CancelAsync();

        // Not known: what gives rights waits. Who added the bot to a team is looked at by its roster anyway.
        var isInstallation = activity.Kind == ActivityKind.Installed;
        var from = Known(activity.From);
        return activity with
        {
            From = from,
            People = [.. activity.People.Select(Known)],
            Zone = activity.Zone ?? from.Zone,
            Locale = activity.Locale ?? from.Locale,
        };

        Account Known(Account account) =>
            asked.TryGetValue(account.Id, out var look) && look.IsCompletedSuccessfully && look.Result.User is { } user
                ? user.Account with
                {
                    IsGuest = user.IsGuest || account.IsGuest,
                    IsStranger = user.IsStranger || account.IsStranger,
                }
                : account with { IsGuest = account.IsGuest || !isInstallation };
    }

    public ValueTask ChangedAsync(string tenant, SlackUser user, CancellationToken ct)
    {
        directory.Keep(tenant, user);
        return LearnAsync(tenant, user, ct);
    }

    /// <summary>
    /// Why a person cannot be written to, though Slack would take it: it takes messages to deactivated people as if
    /// they arrived. A move that shows is taken up on the way.
    /// </summary>
    /// <returns><c>null</c>: nothing speaks against it, or Slack did not tell.</returns>
    public async ValueTask<string?> UnreachableAsync(
        string tenant, string userId, RequestSequence? requests, CancellationToken ct)
    {
        var look = await directory.FindAsync(tenant, userId, Fresh, requests, ct);
        if (look.User is { IsGone: true })
            return TurnEvent.Unreachable.Deactivated;
        if (look is { IsNews: true, User: { } user })
            await LearnAsync(tenant, user, ct);
        return null;
    }

    public async Task<RosterPage> RosterAsync(
        ConversationReference team, string? continuation, RequestSequence? requests, CancellationToken ct)
    {
        var channel = team.TeamId ?? throw new ChannelException("No channel is named.");
        var page = await PageAsync(team.TenantId, channel, continuation, requests, ct);
        var members = ImmutableArray.CreateBuilder<Account>();
        foreach (var id in page.ToldEach("members"))
        {
            if (await MemberAsync(team.TenantId, id, requests, ct) is { } user)
                members.Add(user.Account);
        }

        var next = page.Member("response_metadata").Told("next_cursor");
        return new(
            members.ToImmutable(),
            next is { Length: > 0 } ? next : null,
            continuation is null ? await NameAsync(team.TenantId, channel, requests, ct) : null);
    }

    /// <returns><c>null</c>: a bot, deactivated, or not known to this workspace.</returns>
    /// <exception cref="ChannelException">Slack did not tell; what it told so far is remembered.</exception>
    async ValueTask<SlackUser?> MemberAsync(
        string tenant, string id, RequestSequence? requests, CancellationToken ct)
    {
        var look = await directory.FindAsync(tenant, id, Remembered, requests, ct);
        if (look is { IsNews: true, User: { } news })
            await LearnAsync(tenant, news, ct);

        return look switch
        {
            { User: { IsBot: false, IsGone: false } user } => user,
            { User: null, Why: { Error: not ("user_not_found" or "user_not_visible") } why } =>
                throw NotTold("users.info", why),
            _ => null,
        };
    }

    /// <summary>A person met before moves to another zone or language, or cannot be reached any more.</summary>
    async ValueTask LearnAsync(string tenant, SlackUser user, CancellationToken ct)
    {
        if (user.IsBot
            || await Addressees.MetAsync(table, SlackChannel.ChannelName, tenant, user.Id, ct) is not { } person)
            return;

        TurnEvent learned = user.IsGone
            ? new TurnEvent.Unreachable(TurnEvent.Unreachable.Deactivated)
            : new TurnEvent.ProfileChanged(user.Zone, user.Locale, user.IsGuest);
        await turns.TakeAsync(person, learned, seenId: null, ct);
    }

    /// <summary>As people see it, with its sign; <c>null</c>: Slack did not tell.</summary>
    async Task<string?> NameAsync(string tenant, string channel, RequestSequence? requests, CancellationToken ct)
    {
        var call = SlackCall.Form("conversations.info", ("channel", channel)) with { Requests = requests };
        var reply = await api.CallAsync(tenant, call, ct);
        return reply.Body.Member("channel").Told("name") is { Length: > 0 } name ? $"#{name}" : null;
    }

    /// <exception cref="ChannelException">Slack did not tell.</exception>
    async Task<JsonElement> PageAsync(
        string tenant, string channel, string? cursor, RequestSequence? requests, CancellationToken ct)
    {
        var call = SlackCall.Form(
            "conversations.members", ("channel", channel), ("limit", $"{PageSize}"), ("cursor", cursor));
        var reply = await api.CallAsync(tenant, call with { Requests = requests }, ct);
        if (reply.IsOk)
            return reply.Body;

        // A cursor ends after a while: the first page again, and the person who was read before is recognised.
        return reply.Error == "invalid_cursor" && cursor is not null
            ? await PageAsync(tenant, channel, cursor: null, requests, ct)
            : throw NotTold("conversations.members", reply, isGone: reply.Outcome == SlackOutcome.Unreachable);
    }

    static ChannelException NotTold(string method, SlackReply reply, bool isGone = false) =>
        new($"{method}: {reply.Error}")
        {
            IsGone = isGone || reply.Outcome == SlackOutcome.Uninstalled,
            Later = reply.Outcome == SlackOutcome.Retry
                ? new ChannelResult.NotNow(reply.After, reply.Error, reply.TooMany)
                : null,
        };
}
