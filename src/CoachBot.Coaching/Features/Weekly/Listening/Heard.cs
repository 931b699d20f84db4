using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.Weekly.Listening;

/// <summary>What a message means before it is taken for an answer.</summary>
/// <param name="Waiting">The question that has the words if they are its answer; <c>null</c>: none.</param>
/// <param name="Awaited">What the words were typed into.</param>
/// <param name="ForSomebody">The question whose answer another person reads; <c>null</c>: theirs alone, or none.
/// </param>
sealed record Heard(
    MessageMeaning Meaning, OpenQuestion? Waiting, AwaitedAnswer Awaited, IForwardedQuestion? ForSomebody)
{
    /// <summary>Reads every text of a message; of several the gravest kind counts.</summary>
    /// <param name="on">The day on which it was written, where the person is.</param>
    public static Heard Of(PersonTurn turn, OpenQuestion? waiting, Answer given, DateOnly on)
    {
        var awaited = Awaits(turn, waiting, given);
        var forwarded = waiting is null || given.Command is not null ? null
            : turn.Question(waiting) as IForwardedQuestion;
        var meaning = Texts(turn, waiting, given)
            .Select(text => Read(text, awaited, forwarded is not null, on))
            .MaxBy(Weight) ?? new MessageMeaning.Answer();
        return new(meaning, waiting, awaited, forwarded);
    }

    static MessageMeaning Read(string text, AwaitedAnswer awaited, bool isForwarded, DateOnly on) =>
        isForwarded && MessageReader.Read(text, new(AwaitedAnswer.WordsForSomebody, on)) is var said
            and not MessageMeaning.Answer
            ? said
            : MessageReader.Read(text, new(awaited, on));

    /// <summary>Typed words, what follows a command that keeps words, and every field for free text.</summary>
    static IEnumerable<string> Texts(PersonTurn turn, OpenQuestion? waiting, Answer given)
    {
        if (given.Text is { } typed)
            yield return typed;
        if (given.Command is { Rest.Length: > 0 } command && KeepsWords(turn, command))
            yield return command.Rest;
        foreach (var field in Fields(turn, waiting, given))
            yield return field;
    }

    static IEnumerable<string> Fields(PersonTurn turn, OpenQuestion? waiting, Answer given)
    {
        if (given.Inputs.IsEmpty)
            return [];

        // A card that is gone, and a form without a card, still bring words.
        var names = waiting is null ? given.Inputs.Keys
            : turn.Question(waiting).Draw(turn, waiting, turn.NoObjections).Elements.OfType<TextField>()
                .Select(field => field.Name);
        return names.Select(name => given.Inputs.GetValueOrDefault(name)).OfType<string>()
            .Where(text => text.Trim().Length > 0);
    }

    static AwaitedAnswer Awaits(PersonTurn turn, OpenQuestion? waiting, Answer given) =>
        given.Command is { } command && turn.Capabilities.Command(command.Word)!.Awaits is { } awaited ? awaited
        : waiting is not null ? turn.Question(waiting).Awaits
        : given.Inputs.IsEmpty ? AwaitedAnswer.Nothing
        : AwaitedAnswer.Words;

    static bool KeepsWords(PersonTurn turn, Command command) =>
        turn.Capabilities.Command(command.Word) is { Awaits: not null };

    static int Weight(MessageMeaning meaning) => meaning switch
    {
        MessageMeaning.Danger { Who: Concerned.Self } => 6,
        MessageMeaning.Danger => 5,
        MessageMeaning.Harassment => 4,
        MessageMeaning.OwnThreat => 3,
        MessageMeaning.Grief => 2,
        MessageMeaning.Answer => 0,
        _ => 1,
    };
}
