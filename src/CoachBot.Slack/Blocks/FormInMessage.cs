using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Slack.Blocks;

/// <summary>A form as its message shows it: what is in the fields, and a button that opens them.</summary>
static class FormInMessage
{
    /// <summary>
    /// Its value, should a press come back as typed text: the form is shown again.
    /// </summary>
    const string Again = "back";

    public static Card Of(Card card)
    {
        Fact[] facts = [.. card.Elements.OfType<Field>().Select(Stands).OfType<Fact>()];
        var isShown = false;
        var elements = ImmutableArray.CreateBuilder<CardElement>();
        foreach (var element in card.Elements)
        {
            switch (element)
            {
                case Field when isShown || facts.Length == 0:
                    break;
                case Field:
                    isShown = true;
                    elements.Add(new Facts([.. facts]));
                    break;
                case Buttons buttons:
                    elements.Add(new Buttons(buttons.Items.Insert(Math.Min(1, buttons.Items.Length), Opening)));
                    break;
                default:
                    elements.Add(element);
                    break;
            }
        }

        return card with { Elements = elements.ToImmutable() };
    }

    /// <summary>Known to the pen by this reference: drawn as a button of kind <see cref="ButtonKind.Open"/>.</summary>
    public static Button Opening { get; } = new(FormText.Open, Again);

    /// <returns><c>null</c>: nothing is in it.</returns>
    static Fact? Stands(Field field) => field switch
    {
        TextField { Value: { Length: > 0 } value } => new(field.Label, Phrase.Verbatim(value)),
        TimeField { Value: { } at } => new(field.Label, new Phrase(Phrase.VerbatimKey, at)),
        ChoiceField { Values: { IsDefaultOrEmpty: false } values } choice => new(
            field.Label,
            new Phrase(Phrase.VerbatimKey, new PhraseValue.Listed(
            [
                .. choice.Choices.Where(one => values.Contains(one.Value)).Select(one => one.Label),
            ]))),
        _ => null,
    };
}
