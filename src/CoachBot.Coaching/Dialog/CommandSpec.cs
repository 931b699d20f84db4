using System.Collections.Immutable;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>A command given: by whom, with what, while which question was meant.</summary>
/// <param name="Question">The open question that the words would answer; <c>null</c>: none.</param>
public sealed record CommandCall(PersonTurn Turn, Command Command, OpenQuestion? Question, Answer Given)
{
    public string Rest => Command.Rest;
}

/// <summary>One command: how it is typed, what it takes, and what it does.</summary>
/// <param name="Word">Its name; one capability has it.</param>
public sealed record CommandSpec(string Word, Func<CommandCall, ValueTask> Obey)
{
    /// <summary>A command that reads nothing beyond the turn.</summary>
    public CommandSpec(string word, Action<CommandCall> obey)
        : this(word, call =>
        {
            obey(call);
            return ValueTask.CompletedTask;
        })
    {
    }

    /// <summary>Texts that are the whole command, also while a question waits for free text.</summary>
    public ImmutableArray<string> Typed { get; init; } = [];

    /// <summary>
    /// What buttons say, where it is not the typed form. While a question waits they are commands only if its own card
    /// has such a button: "ask someone" is also what a rep may do if it doesn't go as planned.
    /// </summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>What the command takes after its word; none for most.</summary>
    public ImmutableArray<CommandStart> Starts { get; init; } = [];

    /// <summary>What the words after it are, where they are a person's own; <c>null</c>: it takes none.</summary>
    public AwaitedAnswer? Awaits { get; init; }

    /// <summary>The id of a card's field that takes the place of the command when it comes without one; <c>null</c>:
    /// none.
    /// </summary>
    public string? Field { get; init; }

    /// <summary>Who may give it before they have agreed to be coached.</summary>
    public BeforeConsent BeforeConsent { get; init; } = BeforeConsent.Nobody;

    /// <summary>How the command is written, for words that begin like it and are none; <c>null</c>: no hint.</summary>
    /// <remarks>The second parameter: the text is one or two words, of which the first is a command's.</remarks>
    public Func<PersonTurn, bool, Phrase?>? Hint { get; init; }
}

/// <summary>Who may give a command before they have agreed to be coached.</summary>
public enum BeforeConsent
{
    Nobody,

    /// <summary>Who manages a team: a manager's own work needs no consent.</summary>
    Managers,
    Everybody,
}

/// <summary>A command that takes something after its word.</summary>
/// <param name="Text">In lower case, such as <c>away until</c>.</param>
/// <param name="Accepts">Whether what follows makes it a command.</param>
/// <param name="KeepsWords">What follows is kept or sent as it was written.</param>
public sealed record CommandStart(string Text, Func<CommandRest, bool> Accepts, bool KeepsWords = false);

/// <summary>What follows a command's word, in lower case.</summary>
/// <param name="IsAnswering">
/// A question waits for free text: only what is a command from start to end is one.
/// </param>
public sealed record CommandRest(string Text, PersonTurn Turn, bool IsAnswering)
{
    public bool IsEmpty => Text.Length == 0;

    /// <summary>A real mention of a person, and it comes first.</summary>
    public bool IsMention => Text.StartsWith('@') && Turn.Heard?.People.Length > 0;

    /// <summary>A mention; or, while no question waits, nothing yet or a name after <c>@</c>.</summary>
    public bool NamesPerson => IsMention || (!IsAnswering && (IsEmpty || Text[0] == '@'));
}
