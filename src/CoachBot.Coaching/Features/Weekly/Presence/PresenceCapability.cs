using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;

namespace CoachBot.Coaching.Features.Weekly.Presence;

/// <summary>Being away, pausing, stopping, starting again; and where and in which language a person lives.</summary>
public sealed class PresenceCapability : ICapability
{
    public const string TimeZone = "timezone";
    public const string Language = "language";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Word.Away, Obey)
        {
            Starts = [new("away until", IsUntil), new("away", IsUntil)],
            Hint = (_, isNear) => isNear ? TimeText.UntilExamples : null,
            BeforeConsent = BeforeConsent.Managers,
        },
        new(Word.Pause, Obey)
        {
            Starts = [new("pause", IsFor)],
            Hint = (_, isNear) => isNear ? TimeText.ForExamples : null,
            BeforeConsent = BeforeConsent.Managers,
        },
        new(Word.PauseUntilIWrite, Obey)
        {
            Typed = [Word.PauseUntilIWrite],
            BeforeConsent = BeforeConsent.Managers,
        },
        new(Word.Resume, Obey) { Typed = ["resume"], BeforeConsent = BeforeConsent.Managers },
        new(Word.Stop, Obey) { Typed = ["stop"] },
        new(Word.AskMeNow, Obey) { Typed = ["ask me now"] },
        new(TimeZone, Obey)
        {
            Starts = [new("timezone", rest => Zones.Find(rest.Text) is not null || !rest.IsAnswering)],
            BeforeConsent = BeforeConsent.Everybody,
        },
        new(Language, Obey)
        {
            Starts = [new("language", rest => LanguageTags.Is(rest.Text) || !rest.IsAnswering)],
            BeforeConsent = BeforeConsent.Everybody,
        },
        new(Word.MayStop, call => StoppingQuestion.Ask(
            call.Turn, Conversation.IsAnswering(call.Turn, call.Question, call.Rest) ? call.Question : null, call.Rest,
            call.Given.MessageId)),
    ];

    public ImmutableArray<HelpLine> Help { get; } =
    [
        new(60, "help.manager.timezone", HelpFor.ManagerAlone), new(130, "help.rep.later", HelpFor.Rep),
    ];

    public IEnumerable<MenuOffer> Offers(PersonTurn turn) =>
        turn.Profile is { IsAgreed: true } && (turn.Profile.IsStopped || turn.IsAway) ? [new(10, Word.Resume)] : [];

    public ImmutableArray<IQuestion> Questions { get; } = [new StoppingQuestion()];

    public void Begin(PersonTurn turn) => PauseHandler.Return(turn);

    static void Obey(CommandCall call) => PauseHandler.Obey(call.Turn, call.Command);

    static bool IsUntil(CommandRest rest) => Accepts(Word.Away, rest);

    static bool IsFor(CommandRest rest) => Accepts(Word.Pause, rest);

    static bool Accepts(string word, CommandRest rest) =>
        PauseHandler.ReadReturn(new(word, rest.Text), rest.Turn) is not TimeReading<DateOnly>.NotTime
        || (rest.IsEmpty && !rest.IsAnswering);
}
