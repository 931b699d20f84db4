using CoachBot.Coaching.Coaches;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Summaries;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Conversations;

/// <summary>Words that begin like a command and are none: how that command is written.</summary>
static class Near
{
    /// <returns><c>null</c>: they are nothing like one that takes something after it.</returns>
    public static Phrase? Hint(PersonTurn turn, string typed) => Commands.Begun(typed) switch
    {
        Word.AskRep when !turn.Managed.IsEmpty => CoachesCopy.AskHow,
        Word.Summary when !turn.Managed.IsEmpty => SummaryCopy.How,
        Word.Later when Commands.IsNear(typed) => TimeCopy.LaterExamples,
        Word.Away when Commands.IsNear(typed) => TimeCopy.UntilExamples,
        Word.Pause when Commands.IsNear(typed) => TimeCopy.ForExamples,
        _ => null,
    };
}
