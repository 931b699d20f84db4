using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd.CardChecks;

/// <summary>Where cards lie as JSON: the sample of every element, and the goldens of the bot's own cards.</summary>
static class CardFolders
{
    public static string Samples { get; } = Path.Combine(NodeScript.Folder, "samples");

    public static string Goldens { get; } = Path.Combine(Repository.Root, "tests/CoachBot.Tests/Goldens/cards");

    /// <summary>Those that there are, as paths from the repository's root.</summary>
    public static TheoryData<string> All => new(new[] { Samples, Goldens }.Where(Directory.Exists).Select(Relative));

    /// <summary>Each card in them, as a path from the repository's root.</summary>
    public static TheoryData<string> Cards => new(
        new[] { Samples, Goldens }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            .Select(Relative));

    static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
}
