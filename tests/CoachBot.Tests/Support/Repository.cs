namespace CoachBot.Tests.Support;

/// <summary>The tree that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>
    /// Every file under a folder of the tree that a person wrote, without what builds and packages leave there.
    /// </summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar)
        where !parts.Any(part => part is "bin" or "obj" or "node_modules" or "TestResults")
        select path;

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CoachBot.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No CoachBot.sln above."));
}
