using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>What is a person's own: who sees it, taking it along, having it deleted, how long it stays.</summary>
public sealed class PrivacyCapability : ICapability
{
    public const string WhoCanSeeThis = "who can see this";
    public const string Export = "export my data";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(WhoCanSeeThis, ObeyAsync) { Typed = ["who can see this"], BeforeConsent = BeforeConsent.Everybody },
        new(Export, ObeyAsync) { Typed = ["export my data", "export"], BeforeConsent = BeforeConsent.Everybody },
        new(Word.Delete, ObeyAsync) { Typed = ["delete my data", "delete"], BeforeConsent = BeforeConsent.Everybody },
    ];

    public ImmutableArray<HelpLine> Help { get; } = [new(180, "help.rep.data", HelpFor.Rep)];

    public ImmutableArray<IQuestion> Questions { get; } = [new DeleteQuestion()];

    public ImmutableArray<TimerSpec> Timers { get; } =
    [
        new(RetentionPolicy.Timer, RetentionPolicy.NextAt, RetentionPolicy.TidyAsync),
        new(Deletion.Kind, Deletion.NextAt, Deletion.GoOnAsync) { OutlivesData = true },
    ];

    public ImmutableArray<ViewSpec> Views { get; } =
    [
        new(OwnDataHandler.LinkView, request => ValueTask.FromResult(
            OwnDataHandler.Link(request.Turn.Settings.Links, request.Turn.Profile.Head))),
    ];

    static ValueTask ObeyAsync(CommandCall call) => OwnDataHandler.ObeyAsync(call.Turn, call.Command.Word);
}
