using System.Collections.Frozen;

namespace CoachBot.Coaching.Reading;

/// <summary>Knows words that answer nothing: "no idea", "nothing", "n/a". To what may be passed on they are a skip.
/// </summary>
public static class EmptyWords
{
    static readonly FrozenSet<string> Nothing = FrozenSet.ToFrozenSet(
        [
            "nothing", "nothing really", "nothing special", "nothing yet", "nothing much", "none", "n/a", "na",
            "not applicable", "nichts", "nix", "rien", "nada", "niente", "niets", "nic", "nenhum", "ninguno",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool Is(string text) => Nothing.Contains(text.Trim().TrimEnd('.', '!'))
        || (ReadText.Of(text) is var read
            && ShortAnswerReader.Read(read.All, read.Typed) == ShortAnswer.DontKnow);
}
