using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Thanks;

/// <summary>Thanks from one person to another, in their words.</summary>
public sealed class ThanksCapability : ICapability
{
    public const string Thank = "thank";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Thank, call => ThanksHandler.ObeyAsync(call.Turn, call.Rest))
        {
            Starts = [new("thank", rest => rest.NamesPerson, KeepsWords: true)],
            Awaits = AwaitedAnswer.WordsForSomebody,
            BeforeConsent = BeforeConsent.Managers,
        },
    ];

    public ImmutableArray<RowKind> Rows { get; } = [SentWords.Thanked, ReceivedThanks.RowKind];

    public ImmutableArray<MessageSpec> Messages { get; } =
    [
        new(ThanksHandler.What, ThanksHandler.Take, PeerMessages.Tell)
        {
            Refuses = ReturnedMessage.Post,
            NoticeAsync = ThanksHandler.NoticeAsync,
        },
    ];

    public async ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) =>
        (await turn.RowsAsync(ThanksHandler.Sent)).IsEmpty ? [] : [new(60, new Phrase("privacy.thanked"))];
}
