using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.Weekly.Listening;

/// <summary>An answer that is held in an open question, and nowhere else, until the person has chosen.</summary>
static class HeldWords
{
    /// <summary>What nobody has chosen about goes after this time.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what was typed, the chat message it came in, and when.</summary>
    const string Text = "text";

    /// <inheritdoc cref="Text"/>
    const string Message = "message";

    /// <inheritdoc cref="Text"/>
    const string At = "at";

    /// <summary>The command, and what followed it.</summary>
    const string Word = "word";

    /// <inheritdoc cref="Word"/>
    const string Rest = "rest";

    /// <summary>Before the name of a card's field.</summary>
    const string Field = "field:";

    public static ImmutableSortedDictionary<string, string> Of(PersonTurn turn, Answer given)
    {
        var kept = turn.NothingKept.ToBuilder();
        kept[At] = turn.Now.ToString("O", CultureInfo.InvariantCulture);
        if (given.Text is { } text)
            kept[Text] = text;
        if (given.MessageId is { } message)
            kept[Message] = message;
        if (given.Command is { } command)
        {
            kept[Word] = command.Word;
            kept[Rest] = command.Rest;
        }

        foreach (var (name, value) in given.Inputs)
            kept[Field + name] = value;
        return kept.ToImmutable();
    }

    public static Answer Read(OpenQuestion held) => new(
        held.Kept.GetValueOrDefault(Text),
        held.Kept.TryGetValue(Word, out var word) ? new Command(word, held.Kept[Rest]) : null,
        held.Kept.Where(pair => pair.Key.StartsWith(Field, StringComparison.Ordinal))
            .ToImmutableDictionary(pair => pair.Key[Field.Length..], pair => pair.Value, StringComparer.Ordinal),
        held.Kept.GetValueOrDefault(Message));

    public static DateTimeOffset HeldAt(OpenQuestion held) =>
        DateTimeOffset.Parse(held.Kept[At], CultureInfo.InvariantCulture);

    public static DateTimeOffset EndsAt(OpenQuestion held) => HeldAt(held) + Longest;
}
