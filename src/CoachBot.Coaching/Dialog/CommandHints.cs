using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>Words that begin like a command and are none: how that command is written.</summary>
static class CommandHints
{
    /// <returns><c>null</c>: they are nothing like one that takes something after it.</returns>
    public static Phrase? Hint(PersonTurn turn, string typed) => Commands.Begun(typed) switch
    {
        Word.AskRep when !turn.Managed.IsEmpty => ManagerQuestionsText.AskHow,
        Word.Summary when !turn.Managed.IsEmpty => SummaryText.How,
        Word.Later when Commands.IsNear(typed) => TimeText.LaterExamples,
        Word.Away when Commands.IsNear(typed) => TimeText.UntilExamples,
        Word.Pause when Commands.IsNear(typed) => TimeText.ForExamples,
        _ => null,
    };
}
