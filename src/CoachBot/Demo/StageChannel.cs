using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Core.Conversation;

namespace CoachBot.Demo;

/// <summary>What was said on a stage.</summary>
/// <param name="To">The conversation's id.</param>
/// <param name="UpdateOf">The message replaced; <c>null</c> for a new one.</param>
/// <param name="Id">The message's id.</param>
public sealed record Said(DateTimeOffset At, string To, string Id, string? UpdateOf, Message Message);

/// <summary>A channel whose people are on a stage: keeps what was said, in order.</summary>
public sealed class StageChannel(TimeProvider clock) : IChannel
{
    readonly List<Said> _said = [];
    int _ids;

    public string Name => "msteams";

    public IReadOnlyList<Said> Spoken => _said;

    /// <summary>Teams beside the first, by id: what each is called and who is in it.</summary>
    public Dictionary<string, (string Name, ImmutableArray<Account> People)> OtherTeams { get; } =
        new(StringComparer.Ordinal);

    /// <summary>People on a page of a roster.</summary>
    public int RosterPageSize { get; set; } = 100;

    /// <summary>The people of the first team on the stage.</summary>
    public ImmutableArray<Account> Team { get; set; } = [];

    public string TeamName { get; set; } = "North team";

    /// <summary>The bot is in the teams of the stage, so that their rosters can be read.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>Decides what becomes of a call; <c>null</c>: it is done.</summary>
    public Func<ConversationReference, ChannelResult?> Answer { get; set; } = _ => null;

    public Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct) =>
        Task.FromResult(Answer(to) ?? new ChannelResult.Done("a:" + to.UserId));

    public Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct)
    {
        if (Answer(to) is { } refused)
            return Task.FromResult(refused);

        var id = $"m{++_ids}";
        _said.Add(new(clock.GetUtcNow(), to.ConversationId, id, null, message));
        return Task.FromResult<ChannelResult>(new ChannelResult.Done(id));
    }

    public Task<ChannelResult> UpdateAsync(
        ConversationReference to, string messageId, Message message, CancellationToken ct)
    {
        if (Answer(to) is { } refused)
            return Task.FromResult(refused);

        _said.Add(new(clock.GetUtcNow(), to.ConversationId, messageId, messageId, message));
        return Task.FromResult<ChannelResult>(new ChannelResult.Done(messageId));
    }

    public Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct)
    {
        if (!IsThere)
            throw new ChannelException("The bot is in no team.") { IsGone = true };

        var (name, people) = OtherTeams.GetValueOrDefault(team.TeamId ?? "", (TeamName, Team));
        var from = int.Parse(continuation ?? "0", CultureInfo.InvariantCulture);
        var next = from + RosterPageSize;
        return Task.FromResult(new RosterPage(
            [.. people.Skip(from).Take(RosterPageSize)],
            next < people.Length ? next.ToString(CultureInfo.InvariantCulture) : null, name));
    }
}
