using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>All rules, ready to be looked for in a text.</summary>
sealed class RuleBook
{
    const string Folder = "Reading/";
    const string Lead = "talk.lead";
    const string Trail = "talk.trail";
    const string SmallWords = "language.words";
    const string Mended = "spelling.mended";

    readonly Lexicon _lexicon = new();
    readonly Speller _speller;
    readonly Languages _languages;
    readonly FrozenDictionary<int, ImmutableArray<(Sequence Sequence, PhraseRule Rule)>> _bySymbol;
    readonly FrozenDictionary<string, int> _shared;

    /// <param name="files">Their names and texts.</param>
    public RuleBook(IEnumerable<(string Name, string Text)> files)
    {
        var read = files.Select(file => RuleFile.Read(file.Name, file.Text)).ToList();
        var classes = read.SelectMany(file => file.Classes).ToDictionary(found => found.Key, found => found.Phrases);
        var patterns = new PatternReader(classes, _lexicon);

        _bySymbol = read.SelectMany(file => file.Rules).Select(patterns.Rule)
            .SelectMany(rule => rule.Any, (rule, sequence) => (sequence, rule))
            .GroupBy(entry => entry.sequence.First)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _shared = classes.Keys.Where(key => key.Name.Contains('.', StringComparison.Ordinal))
            .GroupBy(key => key.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => _lexicon.Symbol(group.Key, group.SelectMany(patterns.Phrases)),
                StringComparer.Ordinal);
        _languages = new(
        [
            .. patterns.Languages.Select(language => _lexicon.Symbol(
                $"{language} {SmallWords}",
                classes.Keys.Where(key => key.Name == SmallWords && key.Language == language)
                    .SelectMany(patterns.Phrases))),
        ]);
        _speller = new(_lexicon, classes.Keys.Where(key => key.Name == Mended).SelectMany(patterns.Phrases));
    }

    /// <summary>The rules that the program carries.</summary>
    public static RuleBook Shipped { get; } = new(Embedded());

    /// <summary>The classes that all languages share: their names have a full stop.</summary>
    public IEnumerable<string> SharedClasses => _shared.Keys;

    public int Shared(string name) => _shared[name];

    public Words Read(IEnumerable<Token> tokens) => new(
        [.. tokens.Select(token => token with { Word = _speller.Mended(token.Word) })],
        _lexicon, _shared[Lead], _shared[Trail]);

    /// <summary>Every meaning that is found, in the order of the text.</summary>
    public ImmutableArray<Finding> Find(Words words)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        var languages = _languages.Of(words);
        for (var at = 0; at < words.Count; at++)
        {
            var here = words.At(at);
            for (var i = 0; i < here.Length; i++)
            {
                if (!IsAmong(here, i, here[i].Symbol) && _bySymbol.TryGetValue(here[i].Symbol, out var rules))
                    Find(words, at, rules, languages, found);
            }
        }

        return found.ToImmutable();
    }

    static void Find(
        Words words, int at, ImmutableArray<(Sequence Sequence, PhraseRule Rule)> rules, LanguagesOfText languages,
        ImmutableArray<Finding>.Builder found)
    {
        foreach (var (sequence, rule) in rules)
        {
            if (sequence.CanBeIn(words) && languages.Have(rule) && sequence.EndFrom(words, at) is { } end
                && Holds(rule, words, at))
                found.Add(new(rule, at, end));
        }
    }

    static bool Holds(PhraseRule rule, Words words, int at)
    {
        foreach (var condition in rule.Conditions)
        {
            if (!condition.Holds(words, at))
                return false;
        }

        return true;
    }

    static bool IsAmong(ImmutableArray<Occurrence> occurrences, int before, int symbol)
    {
        for (var i = 0; i < before; i++)
        {
            if (occurrences[i].Symbol == symbol)
                return true;
        }

        return false;
    }

    static IEnumerable<(string Name, string Text)> Embedded()
    {
        var assembly = typeof(RuleBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Folder.Length..], reader.ReadToEnd());
        }
    }
}
