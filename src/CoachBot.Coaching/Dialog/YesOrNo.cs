using System.Collections.Frozen;

namespace CoachBot.Coaching.Dialog;

/// <summary>A yes or a no as people say it, in the languages that people answer in.</summary>
public static class YesOrNo
{
    /// <summary>Longer answers say something else.</summary>
    const int MostWords = 6;

    static readonly FrozenSet<string> Yes = FrozenSet.ToFrozenSet(
        ["yes", "yeah", "yep", "sure", "ok", "okay", "gladly", "happy", "certainly", "ja", "oui", "si", "sí", "sim"]);

    static readonly FrozenSet<string> No = FrozenSet.ToFrozenSet(
        ["no", "nope", "sorry", "can't", "cannot", "unfortunately", "nein", "leider", "non", "não", "nao"]);

    /// <summary>What a yes is made of; <see cref="Fillers"/> may stand beside it.</summary>
    static readonly FrozenSet<string> Assents = FrozenSet.ToFrozenSet(
        [
            "yes", "yeah", "yep", "yup", "yea", "sure", "sure thing", "ok", "okay", "k", "let's go", "lets go",
            "let's start", "lets start", "let's do it", "lets do it", "go", "go ahead", "start", "sounds good",
            "sounds great", "of course", "absolutely", "definitely", "certainly", "gladly", "why not", "fine",
            "fine by me", "all right", "alright", "i'm in", "im in", "i agree", "agreed", "ja", "ja gerne", "oui", "si",
            "sí", "sim",
        ]);

    static readonly FrozenSet<string> Declines = FrozenSet.ToFrozenSet(
        [
            "no", "nope", "nah", "no way", "not really", "not today", "not yet", "not now", "not interested",
            "i'm not interested", "im not interested", "rather not", "i'd rather not", "later", "maybe later", "nein",
            "non", "não", "nao",
        ]);

    static readonly FrozenSet<string> Fillers =
        FrozenSet.ToFrozenSet(["please", "thanks", "thank you", "then", "great", "good", "cool", "perfect"]);

    static readonly int MostWordsInPhrase = Assents.Concat(Declines).Concat(Fillers)
        .Max(phrase => phrase.Count(c => c == ' ') + 1);

    /// <summary>A short answer to a colleague's question: how it begins tells.</summary>
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

    /// <summary>
    /// A text that says yes, or no, and nothing else: "yes, but who sees it?" is neither. For what cannot be taken from
    /// a first word, such as an agreement.
    /// </summary>
    /// <returns><c>null</c>: neither, or both.</returns>
    public static bool? Whole(string text)
    {
        var words = SmallTalk.Bare(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (saysYes, saysNo) = (false, false);
        for (var at = 0; at < words.Length;)
        {
            var length = Math.Min(MostWordsInPhrase, words.Length - at);
            while (length > 0 && !IsKnown(Phrase(words, at, length)))
                length--;
            if (length == 0)
                return null;

            saysYes |= Assents.Contains(Phrase(words, at, length));
            saysNo |= Declines.Contains(Phrase(words, at, length));
            at += length;
        }

        return saysYes == saysNo ? null : saysYes;
    }

    static bool IsKnown(string phrase) =>
        Assents.Contains(phrase) || Declines.Contains(phrase) || Fillers.Contains(phrase);

    static string Phrase(string[] words, int at, int length) => string.Join(' ', words.AsSpan(at, length));
}
