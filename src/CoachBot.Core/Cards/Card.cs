using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoachBot.Core.Text;

namespace CoachBot.Core.Cards;

/// <summary>What the bot shows, whatever the platform. A value: it knows no channel, no culture and no JSON.</summary>
/// <param name="Summary">One line for notifications.</param>
public sealed record Card(Phrase Summary, params ImmutableArray<CardElement> Elements)
{
    /// <summary>One sentence or paragraph, and nothing to press.</summary>
    public static Card Say(Phrase text) => new(text, new Paragraph(text));

    /// <summary>A text, and what one can press below it.</summary>
    public static Card Ask(Phrase text, params ReadOnlySpan<Button> buttons) =>
        buttons.IsEmpty ? Say(text) : new(text, new Paragraph(text), new Buttons([.. buttons]));

    /// <summary>More fields than this in a chat are no conversation any more.</summary>
    public const int MostFieldsInChat = 3;

    [JsonIgnore]
    public bool IsPlain => Elements.All(element => element is Paragraph or Divider);

    /// <summary>A form, better filled in beside the chat where a platform has a place for it.</summary>
    [JsonIgnore]
    public bool IsForm => Elements.OfType<Field>().Count() > MostFieldsInChat;
}

/// <summary>A part of a card. Closed: each channel's renderer draws every one of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Items), "items")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(ChoiceField), "choice")]
[JsonDerivedType(typeof(TimeField), "time")]
[JsonDerivedType(typeof(Chart), "chart")]
[JsonDerivedType(typeof(Buttons), "buttons")]
[JsonDerivedType(typeof(Link), "link")]
public abstract record CardElement;

public sealed record Heading(Phrase Text) : CardElement;

/// <param name="Subtle">Said aside: how long something is kept, who sees it.</param>
public sealed record Paragraph(Phrase Text, bool Subtle = false) : CardElement;

/// <summary>A short list, one line each, with a bullet or its number.</summary>
public sealed record Items(ImmutableArray<Phrase> Lines, bool Numbered = false) : CardElement
{
    /// <summary>Each line as it is said, with its prefix.</summary>
    public IEnumerable<string> Marked(Func<Phrase, string> say) =>
        Lines.Select((line, at) => $"{Mark(at)} {say(line)}");

    /// <param name="at">From 0.</param>
    public string Mark(int at) =>
        Numbered ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at + 1}.") : "•";
}

/// <summary>Labels and values.</summary>
public sealed record Facts(ImmutableArray<Fact> Lines) : CardElement;

public sealed record Fact(Phrase Label, Phrase Value);

public sealed record Divider : CardElement;

/// <summary>Something to fill in. Its <c>Name</c> is a stable id.</summary>
/// <param name="Objection">What was wrong with the last value, said beside the field.</param>
public abstract record Field(string Name, Phrase Label, Phrase? Objection) : CardElement;

/// <param name="Value">The user's words to begin with; <c>null</c> for an empty field.</param>
/// <param name="MaxLength">In UTF-16 characters.</param>
public sealed record TextField(
    string Name, Phrase Label, string? Value = null, bool Multiline = false, int MaxLength = 1000,
    Phrase? Placeholder = null, Phrase? Objection = null) : Field(Name, Label, Objection);

/// <param name="Values">What is chosen to begin with.</param>
/// <param name="Multiple">Several may be chosen; they come back joined by commas.</param>
public sealed record ChoiceField(
    string Name, Phrase Label, ImmutableArray<Choice> Choices, ImmutableArray<string> Values, bool Multiple = false,
    Phrase? Objection = null) : Field(Name, Label, Objection);

/// <param name="Value">Opaque, 1 to 75 characters, no comma.</param>
public sealed record Choice(string Value, Phrase Label);

/// <summary>A time of day, <c>HH:mm</c>.</summary>
public sealed record TimeField(string Name, Phrase Label, TimeOnly? Value, Phrase? Objection = null)
    : Field(Name, Label, Objection);

/// <summary>At most six: the fewest that a platform shows.</summary>
public sealed record Buttons(ImmutableArray<Button> Items) : CardElement;

/// <summary>Leads out of the chat: pressed, it opens an address in a browser and tells the bot nothing.</summary>
/// <param name="Address">Absolute, https; at most 3000 characters, escaped.</param>
public sealed record Link(Phrase Label, Uri Address) : CardElement;

/// <summary>A button says what one could have typed.</summary>
/// <param name="Command">The typed form; the button's data name it on every platform.</param>
/// <param name="Submits">Takes the card's fields along; a button that does not leaves them alone, valid or not.</param>
/// <param name="Primary">The one most people want.</param>
/// <param name="Field">A choice that pressing this makes, such as <c>outcome</c>; <c>null</c> for none.</param>
/// <param name="Value">What is chosen in <paramref name="Field"/>.</param>
public sealed record Button(
    Phrase Label, string Command, bool Submits = false, bool Primary = false, string? Field = null,
    string? Value = null);
