using System.Collections.Immutable;
using CoachBot.Core.Conversation;

namespace CoachBot.Tests.Support.Engine;

/// <summary>A platform that takes what the test lets it take, and keeps what arrived.</summary>
sealed class ScriptedChannel : IChannel
{
    readonly Lock _lock = new();
    readonly Queue<Func<ChannelResult?>> _answers = [];
    ImmutableList<string> _arrived = [];
    int _ids;

    public string Name => "msteams";

    /// <summary>Texts in the order of arriving; updates begin with <c>~</c>.</summary>
    public ImmutableList<string> Arrived => _arrived;

    /// <summary>Calls so far, taken or not.</summary>
    public int Calls { get; private set; }

    /// <summary>What stands in the way of every call; <c>null</c>: nothing.</summary>
    public ChannelResult? Ready { get; set; }

    /// <summary>Waited for in each call before anything arrives.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Waited for in each call after it arrived.</summary>
    public Func<Task> After { get; set; } = () => Task.CompletedTask;

    /// <summary>Pages of the team, by continuation; the first is the empty one's.</summary>
    public Dictionary<string, RosterPage> Roster { get; } = [];

    /// <summary>The next calls are answered so, one each, and nothing arrives; <c>null</c>: it is taken.</summary>
    public void Answers(params ReadOnlySpan<ChannelResult?> deliveries)
    {
        foreach (var delivery in deliveries)
            _answers.Enqueue(() => delivery);
    }

    public void Throws(Exception fault) => _answers.Enqueue(() => throw fault);

    public ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) => ValueTask.FromResult(Ready);

    public Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct) =>
        CallAsync(null, () => new ChannelResult.Done($"a:{to.UserId![3..]}"), ct);

    public Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct) =>
        CallAsync(message.Words.Say(message.Card.Summary), () => new ChannelResult.Done($"m{++_ids}"), ct);

    public Task<ChannelResult> UpdateAsync(ConversationReference to, string messageId, Message message,
        CancellationToken ct) =>
        CallAsync($"~{message.Words.Say(message.Card.Summary)}", () => new ChannelResult.Done(messageId), ct);

    public Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct) =>
        Task.FromResult(Roster[continuation ?? ""]);

    async Task<ChannelResult> CallAsync(string? text, Func<ChannelResult> taken, CancellationToken ct)
    {
        Func<ChannelResult?>? answer;
        lock (_lock)
        {
            Calls++;
            _answers.TryDequeue(out answer);
        }

        await Before(ct);
        if (answer?.Invoke() is { } other)
            return other;

        lock (_lock)
            _arrived = text is null ? _arrived : _arrived.Add(text);
        await After();
        return taken();
    }
}
