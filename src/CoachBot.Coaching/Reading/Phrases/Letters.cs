using System.Globalization;
using System.Text;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Letters as they are compared: small, without accents, whatever font they were typed in.</summary>
static class Letters
{
    /// <summary>Writes the letter's plain form; nothing for a mark that only colours its neighbour.</summary>
    public static void Append(StringBuilder to, Rune rune)
    {
        if (rune.IsAscii)
        {
            to.Append((char)(rune.Value is >= 'A' and <= 'Z' ? rune.Value + 32 : rune.Value));
            return;
        }

        switch (Rune.ToLowerInvariant(rune).Value)
        {
            case 'ł':
                to.Append('l');
                return;
            case 'ß':
                to.Append("ss");
                return;
            case 'ø':
                to.Append('o');
                return;
            case 'æ':
                to.Append("ae");
                return;
            case 'œ':
                to.Append("oe");
                return;
            case 'đ':
                to.Append('d');
                return;
            case 'ı':
                to.Append('i');
                return;
            default:
                foreach (var part in Characters.Decomposed(rune.ToString(), NormalizationForm.FormKD)
                    .EnumerateRunes())
                {
                    if (Rune.IsLetterOrDigit(part))
                        to.Append(Rune.ToLowerInvariant(part).ToString());
                }

                return;
        }
    }

    /// <summary>Invisible, or drawn over the letter before: it parts no word.</summary>
    public static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t'));

    public static bool IsApostrophe(int c) => c is '\'' or '’' or '‘' or 'ʼ' or '´' or '`';

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '＂';
}
