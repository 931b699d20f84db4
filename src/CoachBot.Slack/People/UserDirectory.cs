using System.Collections.Concurrent;
using CoachBot.Core.Wire;
using CoachBot.Slack.Outbound;

namespace CoachBot.Slack.People;

/// <summary>users.info, remembered for a while: the same person is asked after many times a day.</summary>
public sealed class UserDirectory(IWebApi api, TimeProvider time)
{
    /// <summary>Remembered people; over it all are forgotten, as it only costs asking again.</summary>
    const int Most = 50_000;

    readonly ConcurrentDictionary<(string Tenant, string Id), (SlackUser User, DateTimeOffset At)> _known = new();

    /// <param name="within">What was told longer ago is asked after again.</param>
    /// <param name="requests">The sequence that a request belongs to; <c>null</c>: it waits for no lease.</param>
    /// <returns>The person, and whether Slack was asked just now; or why Slack did not tell.</returns>
    public async Task<SlackPersonLookup> FindAsync(
        string tenant, string id, TimeSpan within, RequestSequence? requests, CancellationToken ct)
    {
        if (_known.TryGetValue((tenant, id), out var known) && time.GetUtcNow() - known.At < within)
            return new(known.User, IsNews: false, Why: null);

        var call = SlackCall.Form("users.info", ("user", id), ("include_locale", "true")) with { Requests = requests };
        var reply = await api.CallAsync(tenant, call, ct);
        if (!reply.IsOk || SlackUser.Read(reply.Body.Member("user"), tenant) is not { } user)
            return new(null, IsNews: false, reply);

        Keep(tenant, user);
        return new(user, IsNews: true, Why: null);
    }

    /// <summary>Takes over what Slack says of a person, asked or unasked.</summary>
    public void Keep(string tenant, SlackUser user)
    {
        if (_known.Count >= Most)
            _known.Clear();
        _known[(tenant, user.Id)] = (user, time.GetUtcNow());
    }
}

/// <param name="User"><c>null</c>: Slack did not tell.</param>
/// <param name="IsNews">It comes from Slack, not from memory.</param>
/// <param name="Why">Slack's answer when it did not tell.</param>
public sealed record SlackPersonLookup(SlackUser? User, bool IsNews, SlackReply? Why);
