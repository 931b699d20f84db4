using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Words of a language that mean the same: <c>kin = mother father my_mum</c>.</summary>
/// <param name="Language"><c>*</c>: of every one.</param>
sealed record WordClass(string Language, string Name, ImmutableArray<string> Phrases);

/// <summary>A rule as written: <c>grief: my &lt;kin&gt; ~ died ! customer</c>.</summary>
/// <param name="Language"><c>*</c>: one rule for each language that has its classes.</param>
sealed record WrittenRule(string Language, string Meaning, string Pattern);

/// <summary>Reads a file of rules. <c>docs/reading.md</c> has its form.</summary>
static class RuleFile
{
    public const string Every = "*";

    /// <exception cref="InvalidDataException">Names the line that is neither class nor rule.</exception>
    public static (ImmutableArray<WordClass> Classes, ImmutableArray<WrittenRule> Rules) Read(string text)
    {
        var classes = ImmutableArray.CreateBuilder<WordClass>();
        var rules = ImmutableArray.CreateBuilder<WrittenRule>();
        var language = Every;

        foreach (var line in Lines(text))
        {
            if (line.StartsWith('['))
                language = line.Trim('[', ']');
            else if (line.Split(" = ", 2) is [var name, var phrases])
                classes.Add(new(language, name.Trim(), Parted(phrases)));
            else if (line.Split(": ", 2) is [var meaning, var pattern])
                rules.Add(new(language, meaning.Trim(), pattern.Trim()));
            else
                throw new InvalidDataException($"'{line}' is neither a class of words nor a rule.");
        }

        return (classes.ToImmutable(), rules.ToImmutable());
    }

    /// <summary>A line that begins with a blank goes on with the one before.</summary>
    static IEnumerable<string> Lines(string text)
    {
        var whole = "";
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length == 0 || line.StartsWith('#'))
                continue;

            if (line[0] == ' ')
            {
                whole += line;
                continue;
            }

            if (whole.Length > 0)
                yield return whole;
            whole = line;
        }

        if (whole.Length > 0)
            yield return whole;
    }

    static ImmutableArray<string> Parted(string phrases) =>
        [.. phrases.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
