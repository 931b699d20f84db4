using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>A question that somebody else asks, and whose answer, in words, goes out to them.</summary>
/// <remarks>
/// What is written on its card, or in reply to it, is the answer. Words that are only typed may be meant for another
/// question or for nobody: see <see cref="ReplyResolver"/>.
/// </remarks>
public interface IForwardedQuestion : IQuestion
{
    /// <summary>What is typed goes out after a yes alone.</summary>
    bool WantsYes { get; }

    /// <summary>Partition of the person who reads the answer.</summary>
    string Reader(OpenQuestion question) => MessageReference.Of(question)!.From;

    /// <summary>Asks whether words are the answer, and says where they would go.</summary>
    Phrase Meant(PersonTurn turn, OpenQuestion question, string words);

    /// <summary>What the button says that sends them, and the one that does not.</summary>
    (Phrase Yes, Phrase No) Choice(PersonTurn turn, OpenQuestion question);

    bool IQuestion.Takes(string word) => false;

    void IQuestion.Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(SharedText.NothingGoesOut);
    }
}
