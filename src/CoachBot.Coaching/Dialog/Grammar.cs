using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoachBot.Coaching.Dialog;

/// <summary>Typed words, or a button's command, to a capability's command.</summary>
/// <remarks>
/// Case, blanks around and a final full stop make no difference; while no question waits, nor do other marks and emoji.
/// </remarks>
public sealed class Grammar(IEnumerable<CommandSpec> commands)
{
    /// <summary>Shorter words are one slip away from too many others.</summary>
    const int FewestLetters = 4;

    readonly FrozenDictionary<string, string> _whole = commands
        .SelectMany(command => command.Typed.Select(typed => (typed, command.Word)))
        .ToFrozenDictionary(pair => pair.typed, pair => pair.Word, StringComparer.Ordinal);

    readonly FrozenDictionary<string, string> _labels = commands
        .SelectMany(command => command.Labels.Select(label => (label, command.Word)))
        .ToFrozenDictionary(pair => pair.label, pair => pair.Word, StringComparer.Ordinal);

    /// <summary>The longest first: <c>away until</c> before <c>away</c>.</summary>
    readonly ImmutableArray<(CommandStart Start, CommandSpec Command)> _starts =
    [
        .. commands.SelectMany(command => command.Starts.Select(start => (start, command)))
            .OrderByDescending(pair => pair.start.Text.Length)
            .ThenBy(pair => pair.start.Text, StringComparer.Ordinal),
    ];

    /// <summary>Reads a text as a command.</summary>
    /// <param name="turn">Tells what a time is where the person is, and whether a person was mentioned.</param>
    /// <param name="isAnswering">
    /// A question waits for free text: only a text that is a command from start to end is one; <c>commit …</c> always
    /// is, and a manager's <c>coach me …</c>.
    /// </param>
    /// <returns><c>null</c>: no command.</returns>
    public Command? Read(string text, PersonTurn turn, bool isAnswering)
    {
        var typed = Tidy(text);
        if (_whole.TryGetValue(typed, out var word))
            return new(word);
        if (!isAnswering
            && (_labels.TryGetValue(typed, out word) || _whole.TryGetValue(SmallTalk.Bare(text), out word)))
            return new(word);
        if (!isAnswering && SmallTalk.Read(text) is { } talk)
            return new(talk);

        foreach (var (start, command) in _starts)
        {
            if (!Begins(typed, start.Text))
                continue;

            var rest = typed.Length == start.Text.Length ? "" : typed[(start.Text.Length + 1)..];
            if (start.Accepts(new(rest, turn, isAnswering)))
                return new(command.Word, start.KeepsWords && rest.Length > 0 ? Verbatim(text, start.Text.Length)
                    : rest);
        }

        return null;
    }

    /// <summary>Which of the commands that take something after them a text begins like; <c>null</c>: none.</summary>
    public CommandSpec? Begun(string text)
    {
        var typed = Tidy(text);
        return _starts.FirstOrDefault(pair => Begins(typed, pair.Start.Text)).Command;
    }

    /// <summary>One word or two of which the first is a command's: not sent to anybody without asking.</summary>
    public bool IsNear(string text) => Tidy(text).Split(' ') is { Length: <= 2 } words
        && words[0] is not ("yes" or "no")
        && (_whole.ContainsKey(words[0]) || _starts.Any(pair => pair.Start.Text == words[0]));

    /// <summary>The command that a word or two is one slip away from: a letter too many, too few, another, or two
    /// that changed places.</summary>
    /// <returns><c>null</c>: none, or more than one.</returns>
    public string? Meant(string text)
    {
        var typed = SmallTalk.Bare(text);
        if (typed.Length < FewestLetters || typed.Count(c => c == ' ') > 1)
            return null;

        var near = _whole.Keys.Where(whole => whole.Length >= FewestLetters && IsOneSlip(typed, whole))
            .DistinctBy(whole => _whole[whole]).Take(2).ToList();
        return near is [var meant] ? meant : null;
    }

    static bool IsOneSlip(string typed, string meant)
    {
        var same = 0;
        while (same < typed.Length && same < meant.Length && typed[same] == meant[same])
            same++;
        var a = typed.AsSpan(same);
        var b = meant.AsSpan(same);
        return (a.Length - b.Length) switch
        {
            0 => a.Length > 0 && (a[1..].SequenceEqual(b[1..])
                || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]))),
            1 => a[1..].SequenceEqual(b),
            -1 => a.SequenceEqual(b[1..]),
            _ => false,
        };
    }

    /// <summary>A button of some card says so.</summary>
    public bool IsLabel(string text) => _labels.ContainsKey(Tidy(text));

    /// <summary>Whether two texts are the same words, as a command is read.</summary>
    public static bool AreSame(string a, string b) => Tidy(a) == Tidy(b);

    static bool Begins(string typed, string start) => typed.StartsWith(start, StringComparison.Ordinal)
        && (typed.Length == start.Length || typed[start.Length] == ' ');

    /// <summary>Lower case, single blanks, plain quotes, without the one full stop at the end.</summary>
    static string Tidy(string text)
    {
        var words = string.Join(
            ' ', text.Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (words.EndsWith('.') ? words[..^1].TrimEnd() : words).ToLowerInvariant();
    }

    /// <summary>What follows the word, untouched but for blanks at its ends.</summary>
    static string Verbatim(string text, int start) => text.TrimStart()[start..].Trim();
}
