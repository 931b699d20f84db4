using System.Collections.Frozen;

namespace CoachBot.Coaching.Peers;

/// <summary>A short answer to a colleague's question, in the languages that people answer in.</summary>
public static class YesOrNo
{
    /// <summary>Longer answers say something else.</summary>
    const int MostWords = 6;

    static readonly FrozenSet<string> Yes = FrozenSet.ToFrozenSet(
        ["yes", "yeah", "yep", "sure", "ok", "okay", "gladly", "happy", "certainly", "ja", "oui", "si", "sí", "sim"]);

    static readonly FrozenSet<string> No = FrozenSet.ToFrozenSet(
        ["no", "nope", "sorry", "can't", "cannot", "unfortunately", "nein", "leider", "non", "não", "nao"]);

    /// <returns><c>null</c>: neither.</returns>
    public static bool? Read(string text)
    {
        var words = text.ToLowerInvariant().Replace('’', '\'')
            .Split([' ', ',', '.', '!', '-', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 0 or > MostWords ? null
            : Yes.Contains(words[0]) ? true
            : No.Contains(words[0]) ? false
            : null;
    }
}
