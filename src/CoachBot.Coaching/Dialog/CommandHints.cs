using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>Words that begin like a command and are none: how that command is written.</summary>
static class CommandHints
{
    /// <returns><c>null</c>: they are nothing like one that takes something after it.</returns>
    public static Phrase? Hint(PersonTurn turn, string typed)
    {
        var grammar = turn.Capabilities.Grammar;
        return grammar.Begun(typed)?.Hint?.Invoke(turn, grammar.IsNear(typed));
    }
}
