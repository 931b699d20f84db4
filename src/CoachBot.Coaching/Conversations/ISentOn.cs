using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.Peers;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Conversations;

/// <summary>A question that somebody else asks, and whose answer, in words, goes out to them.</summary>
/// <remarks>
/// What is written on its card, or in reply to it, is the answer. Words that are only typed may be meant for another
/// question or for nobody: see <see cref="Aim"/>.
/// </remarks>
public interface ISentOn : IQuestion
{
    /// <summary>What is typed goes out after a yes alone.</summary>
    bool WantsYes { get; }

    /// <summary>Partition of whoever reads the answer.</summary>
    string Reader(OpenQuestion question) => Letter.Of(question)!.From;

    /// <summary>Asks whether words are the answer, and says where they would go.</summary>
    Phrase Meant(PersonTurn turn, OpenQuestion question, string words);

    /// <summary>What the button says that sends them, and the one that does not.</summary>
    (Phrase Yes, Phrase No) Choice(PersonTurn turn, OpenQuestion question);

    bool IQuestion.Takes(Word word) => false;

    void IQuestion.Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(MilestoneCopy.NothingGoesOut);
    }
}
