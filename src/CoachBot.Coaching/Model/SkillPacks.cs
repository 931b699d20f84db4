using System.Collections.Immutable;

namespace CoachBot.Coaching.Model;

/// <summary>The packs there are: those shipped, and an admin's, which go first.</summary>
public sealed record SkillPacks(ImmutableArray<SkillPack> Packs)
{
    const string Folder = "Packs/";

    public static SkillPacks Shipped { get; } = new([.. Embedded()]);

    /// <summary>The pack for a skill, in whatever words; there is one for every skill.</summary>
    public SkillPack For(string skill) =>
        Packs.FirstOrDefault(pack => pack.Skill != SkillPack.Any && pack.IsFor(skill))
        ?? Packs.First(pack => pack.Skill == SkillPack.Any).Naming(skill);

    /// <summary>What a colleague could ask who helps with a skill.</summary>
    public ImmutableArray<string> QuestionsFor(string skill) => For(skill) is { Questions: [_, ..] own }
        ? own : Packs.Last(pack => pack.Skill == SkillPack.Any).Questions;

    /// <summary>Two ways to name one skill.</summary>
    public bool AreSame(string one, string other) => SkillWords.Hash(one) == SkillWords.Hash(other)
        || Packs.Any(pack => pack.Skill != SkillPack.Any && pack.IsFor(one) && pack.IsFor(other));

    /// <summary>The pack that most of a situation's words are about.</summary>
    /// <returns><c>null</c>: it has none of anybody's.</returns>
    public SkillPack? About(string situation) => Packs
        .Select(pack => (Pack: pack, Words: pack.In(situation))).Where(found => found.Words > 0)
        .OrderByDescending(found => found.Words).Select(found => found.Pack).FirstOrDefault();

    /// <summary>The packs with those of a folder before them; a folder that is not there has none.</summary>
    /// <exception cref="InvalidDataException">A file is not as it has to be; told in one line.</exception>
    public SkillPacks With(string folder) => new([.. In(folder), .. Packs]);

    /// <inheritdoc cref="With"/>
    /// <returns>The packs of a folder alone.</returns>
    public static ImmutableArray<SkillPack> In(string folder) =>
    [
        .. Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
                .Select(path => SkillPackFile.Read(path, File.ReadAllText(path)))
            : [],
    ];

    static IEnumerable<SkillPack> Embedded()
    {
        var assembly = typeof(SkillPacks).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return SkillPackFile.Read(name, reader.ReadToEnd());
        }
    }
}
