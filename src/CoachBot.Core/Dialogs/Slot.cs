using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Core.Dialogs;

/// <summary>
/// One thing a form asks for. Declared once, read twice: by the engine to ask and by the card to draw.
/// </summary>
/// <param name="Name">A stable id: the input's id on a card, the column's name in the store.</param>
/// <param name="Question">What is asked, typed one by one.</param>
/// <param name="Label">The words above the field on a card with several.</param>
public abstract record Slot(string Name, Phrase Question, Phrase Label)
{
    /// <summary><c>skip</c> passes on it.</summary>
    public bool Optional { get; init; }

    /// <summary>
    /// Asked only where this holds of the answers so far; <c>null</c>: always. An answer given unasked is kept all the
    /// same.
    /// </summary>
    public Func<ImmutableSortedDictionary<string, string>, bool>? OnlyIf { get; init; }

    /// <summary>Reads what was given and says it in its one canonical form, in which it is kept.</summary>
    /// <returns>The canonical form; or what to say against it.</returns>
    public abstract Result<string> Read(string given);

    /// <summary>The field on a card.</summary>
    /// <param name="value">What is kept, canonical; <c>null</c> for nothing yet.</param>
    public abstract Field Draw(string? value, Phrase? objection);
}

/// <summary>Words, kept exactly as given but for blanks at the ends.</summary>
public sealed record TextSlot(string Name, Phrase Question, Phrase Label, Phrase TooLong) : Slot(Name, Question, Label)
{
    /// <summary>In UTF-16 characters; a platform's message can be longer.</summary>
    public const int MaxLength = 4000;

    public bool Multiline { get; init; }
    public Phrase? Placeholder { get; init; }

    /// <summary>1 to <see cref="MaxLength"/>.</summary>
    public int MostCharacters { get; init; } = MaxLength;

    /// <summary>What else is to be said against an answer; <c>null</c>: nothing.</summary>
    public Func<string, Phrase?>? Refuses { get; init; }

    public override Result<string> Read(string given) =>
        given.Trim() is var text && text.Length > MostCharacters ? TooLong
            : Refuses?.Invoke(text) is { } refusal ? refusal : text;

    public override Field Draw(string? value, Phrase? objection) =>
        new TextField(Name, Label, value, Multiline, MostCharacters, Placeholder, objection);
}

/// <summary>One or several of a list; a typed label counts as its value, and so does its number in the list.</summary>
/// <param name="Choices">Values with what people see; both are read, whatever the case.</param>
/// <param name="Says">The words of a label in the reader's language.</param>
/// <param name="NotOne">What to say to anything else.</param>
public sealed record ChoiceSlot(
    string Name, Phrase Question, Phrase Label, EquatableList<Choice> Choices, Func<Phrase, string> Says, Phrase NotOne)
    : Slot(Name, Question, Label)
{
    public bool Multiple { get; init; }

    public override Result<string> Read(string given)
    {
        var parts = Multiple
            ? given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [given.Trim()];
        var values = parts.Select(Value).ToList();
        return values.Count == 0 || values.Contains(null)
            ? NotOne
            : string.Join(',', Choices.Select(choice => choice.Value).Where(values.Contains));
    }

    string? Value(string part) =>
        (Choices.FirstOrDefault(choice =>
            string.Equals(choice.Value, part, StringComparison.OrdinalIgnoreCase)
            || string.Equals(Says(choice.Label), part, StringComparison.OrdinalIgnoreCase))
            ?? InPlace(part))?.Value;

    /// <summary>By its number in the list.</summary>
    Choice? InPlace(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1
            ? Choices.ElementAtOrDefault(at - 1) : null;

    public override Field Draw(string? value, Phrase? objection) =>
        new ChoiceField(Name, Label, [.. Choices], value is null ? [] : [.. value.Split(',')], Multiple, objection);
}

/// <summary>A time of day: <c>9:00</c>, <c>09:00</c>, <c>9am</c>, <c>14.30</c>; kept as <c>HH:mm</c>.</summary>
public sealed record TimeSlot(string Name, Phrase Question, Phrase Label, Phrase NotATime) : Slot(Name, Question, Label)
{
    static readonly string[] Forms = ["H:mm", "HH:mm", "H.mm", "HH.mm", "htt", "h tt", "h:mmtt", "h:mm tt", "%H"];

    public override Result<string> Read(string given) =>
        TimeOnly.TryParseExact(given.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : NotATime;

    public override Field Draw(string? value, Phrase? objection) =>
        new TimeField(
            Name, Label, value is null ? null : TimeOnly.ParseExact(value, "HH:mm", CultureInfo.InvariantCulture),
            objection);
}
