using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Preview;

/// <summary><c>preview</c>: an admin's new words and packs, as people would read them, to one manager alone.</summary>
public static class PreviewHandler
{
    /// <summary>A card has twelve lines; the heading, what is left out and the last line take three.</summary>
    const int Lines = 9;

    public static void Obey(PersonTurn turn)
    {
        if (turn.Managed.IsEmpty)
        {
            turn.Say(WordingText.ManagersOnly);
            return;
        }

        var skill = SkillWords.ToYou(turn.Managed[0].Skills[0]);
        var weekly = SharedText.WeeklyQuestion(skill);
        ImmutableArray<Phrase> drafts =
        [
            .. turn.Settings.Drafts.Of(turn.Words.Culture.Name)
                .Select(draft => Phrase.Verbatim(
                    VoiceRules.Sample(draft.Value, draft.Key == weekly.Key ? skill : "…"))),
            .. turn.Settings.DraftPacks.SelectMany(pack => new[]
            {
                SharedText.AskRating(pack),
                SharedText.Idea(SharedText.Kind(pack.Ideas[0].Kind), pack.Ideas[0].Ask),
            }),
        ];
        if (drafts.IsEmpty)
        {
            turn.Say(WordingText.NoDrafts);
            return;
        }

        turn.Say(new Card(
            WordingText.Title,
            new Heading(WordingText.Title),
            new Items(
            [
                .. drafts.Take(Lines),
                .. drafts.Length > Lines ? new[] { WordingText.More(drafts.Length - Lines) } : [],
            ]),
            new Paragraph(WordingText.How, Subtle: true)));
    }
}

/// <summary>What the bot says about words that are tried out.</summary>
public static class WordingText
{
    public static Phrase Title { get; } = new("preview.title");
    public static Phrase How { get; } = new("preview.how");
    public static Phrase NoDrafts { get; } = new("preview.none");
    public static Phrase ManagersOnly { get; } = new("preview.managers-only");

    public static Phrase More(int count) => new("preview.more", count);
}
