using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>A manager's question to a rep, word for word; and questions in place of advice.</summary>
public sealed class ManagerQuestionsCapability : ICapability
{
    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Word.Ask, RepQuestionHandler.ObeyAsync)
        {
            Starts = [new("ask", rest => rest.NamesPerson, KeepsWords: true)],
            Awaits = AwaitedAnswer.WordsForSomebody,
            Hint = (turn, _) => turn.Managed.IsEmpty ? null : ManagerQuestionsText.AskHow,
            BeforeConsent = BeforeConsent.Managers,
        },
        new(Word.CoachMe, CoachMe.Obey)
        {
            // What a manager writes about a person is never an answer: an answer may be sent on.
            Starts =
            [
                new("coach me", rest => !rest.IsAnswering || !rest.Turn.Managed.IsEmpty, KeepsWords: true),
            ],
            Awaits = AwaitedAnswer.Situation,
            BeforeConsent = BeforeConsent.Managers,
        },
    ];

    public ImmutableArray<HelpLine> Help { get; } = [new(20, "help.manager.ask", HelpFor.Manager)];

    public ImmutableArray<RowKind> Rows { get; } = [SentWords.Asked, SentWords.Answered];

    public ImmutableArray<IQuestion> Questions { get; } = [new DirectiveQuestion(), new AskedQuestion()];

    public ImmutableArray<MessageSpec> Messages { get; } =
    [
        new(RepQuestionHandler.Asked, RepQuestionHandler.TakeAsync, RepQuestionHandler.BringAsync)
        {
            Refuses = ReturnedMessage.Post,
            Brings = AskedQuestion.Dialog,
            IsPast = RepQuestionHandler.IsPast,
        },
        new(RepQuestionHandler.Answered, PeerMessages.IsRead, PeerMessages.Tell)
        {
            NoticeAsync = AnswerNotice.DrawAsync,
        },
    ];

    public async ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) =>
        AnswerNotice.Seen(await turn.RowsAsync(RepQuestionHandler.AnsweredRows));
}
