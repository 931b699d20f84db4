using System.Collections.Immutable;
using System.Text;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Parts a text into words and says what is between them.</summary>
sealed class Tokenizer
{
    /// <summary>What is behind so many characters is not looked at.</summary>
    const int MostCharacters = 6000;

    readonly string _text;
    readonly List<Token> _tokens = [];
    readonly StringBuilder _word = new();
    readonly ImmutableArray<(int From, int To)> _quotes;
    int _start;
    int _end;
    Break _before = Break.Sentence;

    Tokenizer(string text)
    {
        _text = text.Length > MostCharacters ? text[..MostCharacters] : text;
        _quotes = Quotes(_text);
    }

    public static List<Token> Tokens(string text)
    {
        var tokenizer = new Tokenizer(text);
        tokenizer.Run();
        return Spelling.InContext(tokenizer._tokens);
    }

    /// <summary>The words of a phrase in a file of rules.</summary>
    public static string[] Words(string phrase) =>
        [.. Tokens(phrase).Select(token => token.Word)];

    void Run()
    {
        for (var at = 0; at < _text.Length;)
        {
            Rune.DecodeFromUtf16(_text.AsSpan(at), out var rune, out var length);
            if (!Letters.IsUnseen(rune))
                Take(rune, at, at + length);
            at += length;
        }

        EndWord();
    }

    void Take(Rune rune, int at, int next)
    {
        if (Rune.IsLetterOrDigit(rune))
        {
            if (_word.Length == 0)
                _start = at;
            var before = _word.Length;
            Letters.Append(_word, rune);
            RemoveThird(before);
            _end = next;
        }
        else if (_word.Length > 0 && (Letters.IsApostrophe(rune.Value) || rune.Value is '*' or '$' or '@')
            && IsLetter(next))
        {
            _word.Append(rune.Value switch { '*' => Speller.AnyLetter, '$' => 's', '@' => 'a', _ => '\'' });
        }
        else
        {
            var last = _word.ToString();
            EndWord();
            _before = Max(_before, BreakOf(rune, last, at, next));
        }
    }

    Break BreakOf(Rune rune, string last, int at, int next) => rune.Value switch
    {
        '\n' or '\r' or '!' or '?' or ';' or '…' or '¿' or '¡' => Break.Sentence,
        '.' when IsLetter(next) => Break.None,
        '.' when last.Length is 1 or 2 && char.IsAsciiDigit(last[0]) => Break.Clause,
        '.' => Break.Sentence,
        '-' => next < _text.Length && at > 0 && IsLetter(next) && IsLetter(at - 1) ? Break.None : Break.Clause,
        ' ' or '\t' or '\u00A0' or '@' or '#' or '_' or '*' or '~' or '`' or '/' or '\\' or '&' or '%' or '+' or '='
            or '<' or '>' or '[' or ']' or '|' or '^' => Break.None,
        _ when Letters.IsApostrophe(rune.Value) || Rune.IsWhiteSpace(rune) => Break.None,
        _ => Break.Clause,
    };

    void EndWord()
    {
        if (_word.Length == 0)
            return;

        foreach (var word in Spelling.Spelt(_word.ToString().Trim('\'')))
        {
            _tokens.Add(new(word, _start, _end, _before, IsQuoted(_start)));
            _before = Break.None;
        }

        _word.Clear();
    }

    /// <summary>"sooooo" is "soo": of three like letters in a row two are kept.</summary>
    void RemoveThird(int from)
    {
        for (var at = Math.Max(from, 2); at < _word.Length;)
        {
            if (_word[at] == _word[at - 1] && _word[at] == _word[at - 2] && char.IsLetter(_word[at]))
                _word.Remove(at, 1);
            else
                at++;
        }
    }

    bool IsQuoted(int at)
    {
        foreach (var (from, to) in _quotes)
        {
            if (at > from && at < to)
                return true;
        }

        return false;
    }

    bool IsLetter(int at)
    {
        while (at < _text.Length)
        {
            Rune.DecodeFromUtf16(_text.AsSpan(at), out var rune, out var length);
            if (!Letters.IsUnseen(rune))
                return Rune.IsLetterOrDigit(rune);
            at += length;
        }

        return false;
    }

    static Break Max(Break one, Break other) => one > other ? one : other;

    static ImmutableArray<(int From, int To)> Quotes(string text)
    {
        var quotes = ImmutableArray.CreateBuilder<(int, int)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!Letters.IsQuote(text[at]))
                continue;

            var close = at + 1;
            while (close < text.Length && !Letters.IsQuote(text[close]))
                close++;
            if (close < text.Length)
                quotes.Add((at, close));
            at = close;
        }

        return quotes.ToImmutable();
    }
}
