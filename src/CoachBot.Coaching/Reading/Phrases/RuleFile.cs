using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Names a class of words. It is known to the rules of its file and language alone.</summary>
/// <param name="File">Classes of <see cref="RuleFile.Common"/> are known to every file.</param>
readonly record struct ClassKey(string File, string Language, string Name);

/// <summary>Words that mean the same: <c>kin = mother father my_mum</c>.</summary>
sealed record WordClass(ClassKey Key, ImmutableArray<string> Phrases);

/// <summary>A rule as written: <c>grief: my &lt;kin&gt; ~ died ! customer</c>.</summary>
sealed record WrittenRule(string File, string Language, string Meaning, string Pattern);

/// <summary>Reads a file of rules. <c>docs/reading.md</c> has its form.</summary>
static class RuleFile
{
    /// <summary>In place of a language: a rule for each that the file has.</summary>
    public const string Every = "*";

    /// <summary>The file whose classes all others may name.</summary>
    public const string Common = "common";

    /// <exception cref="InvalidDataException">Names the line that is neither class nor rule.</exception>
    public static (ImmutableArray<WordClass> Classes, ImmutableArray<WrittenRule> Rules) Read(
        string name, string text)
    {
        var classes = ImmutableArray.CreateBuilder<WordClass>();
        var rules = ImmutableArray.CreateBuilder<WrittenRule>();
        var language = "";

        foreach (var line in Lines(text))
        {
            if (line.StartsWith('['))
                language = line.Trim('[', ']');
            else if (line.Split(" = ", 2) is [var named, var phrases])
                classes.Add(new(new(name, language, named.Trim()), Parted(phrases)));
            else if (line.Split(": ", 2) is [var meaning, var pattern])
                rules.Add(new(name, language, meaning.Trim(), pattern.Trim()));
            else
                throw new InvalidDataException($"{name}: '{line}' is neither a class of words nor a rule.");
        }

        var languages = classes.Select(found => found.Key.Language).Distinct(StringComparer.Ordinal).ToList();
        return (
            classes.ToImmutable(),
            [
                .. rules.SelectMany(rule => rule.Language == Every
                    ? languages.Select(one => rule with { Language = one }) : [rule]),
            ]);
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
