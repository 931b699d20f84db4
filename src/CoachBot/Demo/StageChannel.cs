using System.Collections.Immutable;
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

    /// <summary>The people of every team on the stage.</summary>
    public ImmutableArray<Account> Team { get; set; } = [];

    public string TeamName { get; set; } = "North team";

    /// <summary>Decides what becomes of a call; <c>null</c>: it is done.</summary>
    public Func<ConversationReference, Delivery?> Answer { get; set; } = _ => null;

    public Task<Delivery> OpenAsync(ConversationReference to, CancellationToken ct) =>
        Task.FromResult(Answer(to) ?? new Delivery.Done("a:" + to.UserId));

    public Task<Delivery> SendAsync(ConversationReference to, Message message, CancellationToken ct)
    {
        if (Answer(to) is { } refused)
            return Task.FromResult(refused);

        var id = $"m{++_ids}";
        _said.Add(new(clock.GetUtcNow(), to.ConversationId, id, null, message));
        return Task.FromResult<Delivery>(new Delivery.Done(id));
    }

    public Task<Delivery> UpdateAsync(ConversationReference to, string messageId, Message message, CancellationToken ct)
    {
        if (Answer(to) is { } refused)
            return Task.FromResult(refused);

        _said.Add(new(clock.GetUtcNow(), to.ConversationId, messageId, messageId, message));
        return Task.FromResult<Delivery>(new Delivery.Done(messageId));
    }

    public Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct) =>
        Task.FromResult(new RosterPage(Team, null, TeamName));
}
