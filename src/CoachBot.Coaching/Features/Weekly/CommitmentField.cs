using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>The words of a commitment, where they are asked for: the field, and what is refused.</summary>
public static class CommitmentField
{
    /// <summary>The input's id, known to the outside.</summary>
    public const string Name = "commitment";

    /// <param name="value">What it begins with; <c>null</c>: nothing.</param>
    public static TextField Draw(string? value, ImmutableSortedDictionary<string, Phrase> objections) => new(
        Name, CommitmentText.CommitmentLabel, value, Multiline: true, TextSlot.MaxLength,
        Objection: objections.GetValueOrDefault(Name));

    /// <summary>Asks again for words that cannot be kept.</summary>
    /// <returns><c>false</c>: they can, and nothing was asked.</returns>
    public static bool Refuses(PersonTurn turn, OpenQuestion question, string words)
    {
        if (words.Length is > 0 and <= TextSlot.MaxLength)
            return false;

        turn.AskAgain(question, turn.NoObjections.Add(
            Name, words.Length == 0 ? CommitmentText.Empty : ConversationText.TooLong));
        return true;
    }
}
