using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>
/// <c>coach me …</c>: three questions for a manager to ask in a situation, and no advice. Kept nowhere.
/// </summary>
public static class CoachMe
{
    /// <summary>The situation is what follows the command, or the conversation that a button names by its week.
    /// </summary>
    public static void Obey(CommandCall call)
    {
        var turn = call.Turn;
        var situation = call.Given.Inputs.TryGetValue(OneOnOne.Field, out var week)
            ? SharedText.OnOneLine(turn.Weeks.Talks.GetValueOrDefault(week)?.With ?? "") : call.Rest;
        if (turn.Managed.IsEmpty)
            turn.Say(ManagerQuestionsText.CoachManagersOnly);
        else if (situation.Length == 0)
            turn.Say(ManagerQuestionsText.CoachHow);
        else
            turn.Say(Shown(For(turn.Settings.Packs, situation)));
    }

    /// <summary>Of the skill that the situation speaks of, else of where it stands.</summary>
    static ImmutableArray<Phrase> For(SkillPacks packs, string situation) => packs.About(situation) is { } pack
        ? [.. packs.QuestionsFor(pack.Skill).Select(Phrase.Verbatim)]
        : ManagerQuestionsText.Questions(StageWords.Of(situation));

    static Card Shown(ImmutableArray<Phrase> questions) => new(
        ManagerQuestionsText.CoachTitle,
        new Heading(ManagerQuestionsText.CoachTitle),
        new Items([.. questions.Select(ManagerQuestionsText.CoachLine)]),
        new Paragraph(ManagerQuestionsText.CoachNext, Subtle: true));
}
