using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>A manager's own week: which one conversation, what makes room for it, whether it happened.</summary>
public sealed class OneOnOnesCapability : ICapability
{
    public const string MyConversation = "my conversation";
    public const string ConversationHeld = "conversation held";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(MyConversation, Obey) { Typed = ["my conversation"], BeforeConsent = BeforeConsent.Managers },
        new(ConversationHeld, Obey) { Typed = ["conversation held"], BeforeConsent = BeforeConsent.Managers },
    ];

    public ImmutableArray<RowKind> Rows { get; } = [OneOnOne.RowKind];

    public ImmutableArray<IQuestion> Questions { get; } =
        [new OneOnOneQuestion(), new FallbackQuestion(), new OneOnOneHeldQuestion(), new OpenedQuestion()];

    public ImmutableArray<SendSpec> Sends { get; } = [OneOnOneSends.Talk, OneOnOneSends.Held];

    static void Obey(CommandCall call) => OneOnOneHandler.Obey(call.Turn, call.Command.Word);
}
