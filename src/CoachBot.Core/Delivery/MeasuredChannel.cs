using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;

namespace CoachBot.Core.Delivery;

/// <summary>A channel whose requests are traced and measured.</summary>
public sealed class MeasuredChannel(IChannel channel, Clocks clocks) : IChannel
{
    public string Name => channel.Name;

    public IReadOnlySet<string> UnreachableReasons => channel.UnreachableReasons;

    public ValueTask<ChannelResult?> ReadyAsync(CancellationToken ct) => channel.ReadyAsync(ct);

    public Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct) =>
        CallAsync("open", () => channel.OpenAsync(to, ct));

    public Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct) =>
        CallAsync("send", () => channel.SendAsync(to, message, ct));

    public Task<ChannelResult> UpdateAsync(
        ConversationReference to, string messageId, Message message, CancellationToken ct) =>
        CallAsync("update", () => channel.UpdateAsync(to, messageId, message, ct));

    public Task<ChannelResult> OpenFormAsync(
        ConversationReference there, string trigger, Message form, CancellationToken ct) =>
        CallAsync("form", () => channel.OpenFormAsync(there, trigger, form, ct));

    public Task<ChannelResult> ShowHomeAsync(ConversationReference to, Message home, CancellationToken ct) =>
        CallAsync("home", () => channel.ShowHomeAsync(to, home, ct));

    public async Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct)
    {
        using var timed = Instruments.Send(Name, "roster", clocks.Wire);
        var page = await channel.RosterAsync(team, continuation, ct);
        timed.Outcome = "done";
        return page;
    }

    Task<ChannelResult> CallAsync(string call, Func<Task<ChannelResult>> request) =>
        CallAsync(Name, call, clocks.Wire, request);

    /// <summary>Traces and measures one request, also for a channel that makes it outside the outbox.</summary>
    /// <param name="channel">The channel's own id.</param>
    public static async Task<ChannelResult> CallAsync(
        string channel, string call, TimeProvider wire, Func<Task<ChannelResult>> request)
    {
        using var timed = Instruments.Send(channel, call, wire);
        var result = await request();
        timed.Outcome = OutcomeOf(result);
        return result;
    }

    /// <remarks>A platform's own reason is not told: it may quote what was sent.</remarks>
    static string OutcomeOf(ChannelResult result) => result switch
    {
        ChannelResult.Done => "done",
        ChannelResult.NotNow => "later",
        ChannelResult.Unknown => "unknown",
        ChannelResult.Unreachable => "unreachable",
        ChannelResult.MessageGone => "gone",
        _ => "refused",
    };
}
