using System.Collections.Frozen;
using System.Globalization;

namespace CoachBot.Coaching.Features.Weekly.Presence;

/// <summary>Tags such as <c>en</c> or <c>pt-BR</c>: "language barriers" is something to work on.</summary>
static class LanguageTags
{
    const int Longest = 16;

    static readonly FrozenSet<string> Known = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Select(culture => culture.TwoLetterISOLanguageName).Where(tag => tag.Length == 2)
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(string text) => Known.Contains(text.Split('-')[0]) && text.Length <= Longest
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
