using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.AccessLog;

/// <summary>Who was shown which of a rep's words, kept for the rep.</summary>
public sealed class AccessLogCapability : ICapability
{
    public const string WhoLooked = "who looked";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(WhoLooked, call => AccessLogView.ObeyAsync(call.Turn))
        {
            Typed = ["who looked"],
            BeforeConsent = BeforeConsent.Everybody,
        },
    ];

    public ImmutableArray<RowKind> Rows { get; } = [AccessEntry.RowKind];

    public async ValueTask<Turn?> RecordAsync(RecordRequest request) => request.Message.Kind != AccessEntry.Kind
        ? null
        : AccessEntry.Take(
            request.Person, request.Message,
            await request.Table.GetAsync(
                request.Person.Partition, AccessEntry.RowOf(request.Message), request.Cancellation));
}
