using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>How a setup looks: the whole form, or one field of it.</summary>
public static class SetupCards
{
    /// <summary>Everything at once, and below it what reps will be asked.</summary>
    /// <param name="applied">The team as the form would make it.</param>
    /// <param name="shown">What is in the fields.</param>
    public static Card All(
        TeamSettings team, TeamSettings applied, ImmutableSortedDictionary<string, string> shown,
        ImmutableSortedDictionary<string, Phrase> against)
    {
        var title = TeamText.SetupTitle(SharedText.TeamName(team));
        return new(
            title,
            [
                new Heading(title),
                new Paragraph(TeamText.SetupExplained),
                .. SetupForm.Of.Slots.Select(slot =>
                    Drawn(slot, shown.GetValueOrDefault(slot.Name), against.GetValueOrDefault(slot.Name))),
                new Paragraph(
                    TeamText.Preview(applied.Calendar.Ask, SkillWords.ToYou(applied.Skills[0])),
                    Subtle: true),
                new Buttons(
                [
                    new(TeamText.SaveSetup, "yes", Submits: true, Primary: true), new(TeamText.CancelSetup, "cancel"),
                ]),
            ]);
    }

    /// <summary>One field, for a person who types: what is in it, how to keep it, and the question.</summary>
    /// <param name="against">What was wrong with the last answer; it asks again by itself.</param>
    public static Card One(Slot slot, string stands, Phrase? against) => new(
        against ?? slot.Question,
        [
            .. stands.Length == 0
                ? Array.Empty<CardElement>()
                : [new Paragraph(TeamText.Stands(Readable(stands)), Subtle: true)],
            new Paragraph(against ?? slot.Question),
            new Buttons(
            [
                new(TeamText.KeepField, "skip"), new(TeamText.SaveRest, "yes", Primary: true),
                new(TeamText.CancelSetup, "cancel"),
            ]),
        ]);

    /// <summary>What was refused stays in its field to be mended, where the field can hold any text.</summary>
    static Field Drawn(Slot slot, string? value, Phrase? against)
    {
        if (against is null || slot.Draw(null, against) is TextField)
            return slot.Draw(value, against);

        return slot.Draw(slot.Read(value ?? "").Try(out var canonical, out _) ? canonical : null, against);
    }

    static string Readable(string stands) => stands.Replace("\n", "; ", StringComparison.Ordinal)
        .Replace(",", ", ", StringComparison.Ordinal).Replace(",  ", ", ", StringComparison.Ordinal);
}
