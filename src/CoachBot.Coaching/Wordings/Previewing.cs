using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Wordings;

/// <summary><c>preview</c>: an admin's new words and packs, as people would read them, to one manager alone.</summary>
public static class Previewing
{
    /// <summary>A card has twelve lines; the heading, what is left out and the last line take three.</summary>
    const int Lines = 9;

    public static void Obey(PersonTurn turn)
    {
        if (turn.Managed.IsEmpty)
        {
            turn.Say(WordingCopy.ManagersOnly);
            return;
        }

        var skill = SkillWords.ToYou(turn.Managed[0].Skills[0]);
        var weekly = CommitmentCopy.WeeklyQuestion(skill);
        ImmutableArray<Phrase> drafts =
        [
            .. turn.Settings.Drafts.Of(turn.Words.Culture.Name)
                .Select(draft => Phrase.Verbatim(
                    VoiceRules.Sample(draft.Value, draft.Key == weekly.Key ? skill : "…"))),
            .. turn.Settings.DraftPacks.SelectMany(pack => new[]
            {
                PracticeCopy.AskRating(pack),
                PracticeCopy.Idea(PracticeCopy.Kind(pack.Ideas[0].Kind), pack.Ideas[0].Ask),
            }),
        ];
        if (drafts.IsEmpty)
        {
            turn.Say(WordingCopy.NoDrafts);
            return;
        }

        turn.Say(new Card(
            WordingCopy.Title,
            new Heading(WordingCopy.Title),
            new Items(
            [
                .. drafts.Take(Lines),
                .. drafts.Length > Lines ? new[] { WordingCopy.More(drafts.Length - Lines) } : [],
            ]),
            new Paragraph(WordingCopy.How, Subtle: true)));
    }
}

/// <summary>What the bot says about words that are tried out.</summary>
public static class WordingCopy
{
    public static Phrase Title { get; } = new("preview.title");
    public static Phrase How { get; } = new("preview.how");
    public static Phrase NoDrafts { get; } = new("preview.none");
    public static Phrase ManagersOnly { get; } = new("preview.managers-only");

    public static Phrase More(int count) => new("preview.more", count);
}
