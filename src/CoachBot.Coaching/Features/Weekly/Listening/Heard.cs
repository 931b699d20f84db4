using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
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
    /// <summary>Longer, it is no small talk, whatever its letters are.</summary>
    const int MostOfTalk = 100;

    /// <summary>Reads every text of a message; of several the gravest kind counts.</summary>
    /// <param name="on">The day on which it was written, where the person is.</param>
    public static Heard Of(PersonTurn turn, OpenQuestion? waiting, Answer given, DateOnly on)
    {
        var awaited = Awaits(turn, waiting, given);
        var forwarded = waiting is null || given.Command is not null ? null
            : turn.Question(waiting) as IForwardedQuestion;
        var meaning = Texts(turn, waiting, given)
            .Select(text => Read(text, awaited, forwarded is not null, on) switch
            {
                MessageMeaning.SmallTalk when text.Length > MostOfTalk => new MessageMeaning.Answer(),
                var said => said,
            })
            .MaxBy(Weight) ?? new MessageMeaning.Answer();
        if (meaning is MessageMeaning.Answer or MessageMeaning.Telling && waiting is null && given.Command is null
            && given.Text is { } said && turn.Capabilities.Grammar.Meant(said) is { } meant)
            meaning = new MessageMeaning.WrappedCommand(meant, "", IsSure: false);
        return new(meaning, waiting, awaited, forwarded)
        {
            IsMoreAsked = given.Text is { } typed && SmallTalk.IsForMore(typed),
        };
    }

    /// <summary>The words may be what was asked for: the person who asked waits for free text.</summary>
    public bool CanBeAnswer => Waiting is not null
        && Awaited is not (AwaitedAnswer.YesOrNo or AwaitedAnswer.Scale or AwaitedAnswer.Nothing);

    /// <summary>"What is this?", to a question that tells more of itself.</summary>
    public bool IsForMore => Waiting is not null && !CanBeAnswer && IsMoreAsked;

    bool IsMoreAsked { get; init; }

    /// <summary>The command that is obeyed at once, though other words are around it.</summary>
    /// <returns><c>null</c>: it is asked whether it was meant, or the question has the words.</returns>
    public Command? Typed(PersonTurn turn, MessageMeaning.WrappedCommand command, Answer given) =>
        command.IsSure && ForSomebody is null && !(Waiting is not null && IsLabel(turn, given))
            ? turn.Capabilities.Grammar.Read(command.Text, turn, CanBeAnswer)
            : null;

    /// <summary>A button of some card says so, which may be what a person will do.</summary>
    public static bool IsLabel(PersonTurn turn, Answer given) =>
        given.Text is { } text && turn.Capabilities.Grammar.IsLabel(text);

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
        var names = waiting is null || turn.Question(waiting).IsOver(turn, waiting) ? given.Inputs.Keys
            : turn.Question(waiting).Draw(turn, waiting, turn.NoObjections).Elements.OfType<TextField>()
                .Select(field => field.Name);
        return names.Select(name => given.Inputs.GetValueOrDefault(name)).OfType<string>()
            .Where(text => text.Trim().Length > 0);
    }

    static AwaitedAnswer Awaits(PersonTurn turn, OpenQuestion? waiting, Answer given) =>
        given.Command is { } command && turn.Capabilities.Command(command.Word)!.Awaits is { } awaited ? awaited
        : waiting is not null ? AwaitedBy(turn, waiting, given)
        : given.Inputs.IsEmpty ? AwaitedAnswer.Nothing
        : AwaitedAnswer.Situation;

    /// <summary>What a question waits for now; words that it cannot take are read as beside a choice.</summary>
    static AwaitedAnswer AwaitedBy(PersonTurn turn, OpenQuestion waiting, Answer given)
    {
        var asks = turn.Question(waiting);
        if (asks.IsOver(turn, waiting))
            return AwaitedAnswer.Situation;
        if (given.Text is { } typed && !asks.Hears(typed))
            return AwaitedAnswer.YesOrNo;

        return asks is IFormQuestion form && form.Asked(turn, waiting) is not TextSlot ? AwaitedAnswer.Scale
            : asks.Awaits;
    }

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
