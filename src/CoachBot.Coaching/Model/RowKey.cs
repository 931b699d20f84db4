using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>
/// How the rows of a kind are keyed: fixed words and named parts, such as <c>week|{week}|commitment|{number:2}</c>.
/// </summary>
/// <remarks>
/// <c>{number:2}</c> has at least two digits. <c>{person*}</c> is everything that remains, as it is; every other part
/// is escaped as <see cref="Key.Of"/> does.
/// </remarks>
public sealed class RowKey
{
    /// <summary>Parts of these names hold the day by which the age of a row is told.</summary>
    static readonly string[] Days = ["week", "day"];

    readonly ImmutableArray<Part> _parts;

    public RowKey(string pattern)
    {
        _parts = [.. pattern.Split('|').Select(Part.Read)];
        Name = NameIn(pattern);
        Pattern = string.Join('|', _parts.Select(part => part.IsFixed ? part.Text : $"{{{part.Text}}}"));
        IsDated = _parts.Any(IsDay);
    }

    /// <summary>What the kind is called: the word that tells it from others.</summary>
    public string Name { get; }

    /// <summary>The pattern as people read it.</summary>
    public string Pattern { get; }

    /// <summary>The key holds a day or a week.</summary>
    public bool IsDated { get; }

    /// <summary>The word that tells a row's kind, whether or not that kind is known: of a week the third, else the
    /// first.</summary>
    public static string NameIn(string row) => row.Split('|') switch
    {
        ["week", _, var name, ..] => name,
        [var name, ..] => name,
        _ => row,
    };

    /// <summary>The named parts of a key, as they stand in it.</summary>
    /// <returns><c>null</c>: the row is of another kind.</returns>
    public string[]? Parse(string row)
    {
        var words = _parts[^1].IsRest ? row.Split('|', _parts.Length) : row.Split('|');
        if (words.Length != _parts.Length)
            return null;

        for (var i = 0; i < words.Length; i++)
        {
            if (_parts[i].IsFixed && words[i] != _parts[i].Text)
                return null;
        }

        return [.. words.Where((_, i) => !_parts[i].IsFixed)];
    }

    /// <summary>The day or week in a key.</summary>
    /// <returns><c>null</c>: the row is of another kind, or its key holds none.</returns>
    public string? DayIn(string row) => IsDated && Parse(row) is { } words
        ? words[_parts.Where(part => !part.IsFixed).TakeWhile(part => !IsDay(part)).Count()]
        : null;

    /// <summary>The key of a row.</summary>
    /// <param name="values">Of the named parts, in their order.</param>
    public string Of(params ReadOnlySpan<KeyPart> values)
    {
        var key = Begin(values, out var used);
        return used == _parts.Length && values.Length == _parts.Count(part => !part.IsFixed)
            ? key
            : throw new ArgumentException($"A key {Pattern} is made of other parts.", nameof(values));
    }

    /// <summary>The rows whose keys begin with these values.</summary>
    public RowRange Range(params ReadOnlySpan<KeyPart> values) => RowRange.Prefix(Begin(values, out var used)
        + (used < _parts.Length ? "|" : ""));

    string Begin(ReadOnlySpan<KeyPart> values, out int used)
    {
        var words = new List<string>(_parts.Length);
        var next = 0;
        foreach (var part in _parts)
        {
            if (!part.IsFixed && next == values.Length)
                break;
            words.Add(part.IsFixed ? part.Text : part.Write(values[next++]));
        }

        used = words.Count;
        return string.Join('|', words);
    }

    static bool IsDay(Part part) => !part.IsFixed && Days.Contains(part.Text);

    sealed record Part(string Text, bool IsFixed, int Digits, bool IsRest)
    {
        public static Part Read(string word) => word is not ['{', .. var named, '}']
            ? new(word, IsFixed: true, 0, IsRest: false)
            : named.Split(':') is [var name, var digits]
                ? new(name, IsFixed: false, int.Parse(digits, CultureInfo.InvariantCulture), IsRest: false)
                : new(named.TrimEnd('*'), IsFixed: false, 0, named.EndsWith('*'));

        public string Write(KeyPart value) => IsRest ? value.Text(0) : Key.Of(value.Text(Digits));
    }
}

/// <summary>A value in a key: words, a number or a day.</summary>
public readonly record struct KeyPart
{
    readonly string? _words;
    readonly int _number;

    KeyPart(string? words, int number = 0) => (_words, _number) = (words, number);

    public static implicit operator KeyPart(string words) => new(words);
    public static implicit operator KeyPart(int number) => new(null, number);
    public static implicit operator KeyPart(DateOnly day) => new(Key.Day(day));

    /// <param name="digits">At least so many, of a number.</param>
    public string Text(int digits) => _words
        ?? _number.ToString("d" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
