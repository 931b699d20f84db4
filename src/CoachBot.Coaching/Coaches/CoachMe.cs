using System.Collections.Immutable;
using CoachBot.Coaching.Coaches.Reading;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Coaches;

/// <summary>
/// <c>coach me …</c>: three questions for a manager to ask in a situation, and no advice. Kept nowhere.
/// </summary>
public static class CoachMe
{
    public static void Obey(PersonTurn turn, string situation)
    {
        if (turn.Managed.IsEmpty)
            turn.Say(CoachesCopy.CoachManagersOnly);
        else if (situation.Length == 0)
            turn.Say(CoachesCopy.CoachHow);
        else
            turn.Say(Shown(For(turn.Settings.Packs, situation)));
    }

    /// <summary>Of the skill that the situation speaks of, else of where it stands.</summary>
    static ImmutableArray<Phrase> For(SkillPacks packs, string situation) => packs.About(situation) is { } pack
        ? [.. packs.QuestionsFor(pack.Skill).Select(Phrase.Verbatim)]
        : CoachesCopy.Questions(StageWords.Of(situation));

    static Card Shown(ImmutableArray<Phrase> questions) => new(
        CoachesCopy.CoachTitle,
        new Heading(CoachesCopy.CoachTitle),
        new Items([.. questions.Select(CoachesCopy.CoachLine)]),
        new Paragraph(CoachesCopy.CoachNext, Subtle: true));
}
