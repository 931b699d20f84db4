using System.Collections.Frozen;
using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>Reads a text that is small talk from start to end, a sign, or nothing.</summary>
static class SmallTalkReader
{
    static readonly FrozenDictionary<int, SmallTalkKind> Kinds = new Dictionary<string, SmallTalkKind>
    {
        ["talk.greeting"] = SmallTalkKind.Greeting,
        ["talk.thanks"] = SmallTalkKind.Thanks,
        ["talk.how-are-you"] = SmallTalkKind.HowAreYou,
        ["talk.chat"] = SmallTalkKind.Chat,
    }.ToFrozenDictionary(entry => RuleBook.Shipped.Shared(entry.Key), entry => entry.Value);

    static readonly int Fillers = RuleBook.Shipped.Shared("talk.filler");

    public static SmallTalkKind? Read(Words words)
    {
        if (words.Count == 0)
            return SmallTalkKind.Sign;

        var kinds = Cover.Read(words, 0, words.Count, Kinds.ContainsKey, symbol => symbol == Fillers)
            ?.Where(found => found.Symbol != Fillers).Select(found => Kinds[found.Symbol]).ToList();
        return kinds is null or [] ? null
            : kinds.Contains(SmallTalkKind.HowAreYou) ? SmallTalkKind.HowAreYou
            : kinds[^1];
    }
}
