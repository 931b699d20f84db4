using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;

namespace CoachBot.Coaching.Features.Preview;

/// <summary>An admin's new words and packs, shown to one manager alone.</summary>
public sealed class PreviewCapability : ICapability
{
    public const string Preview = "preview";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Preview, call => PreviewHandler.Obey(call.Turn))
        {
            Typed = ["preview"],
            BeforeConsent = BeforeConsent.Everybody,
        },
    ];
}
