namespace CoachBot.EndToEnd.Support;

/// <summary>Where the sources lie that these tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The bot as built beside these tests.</summary>
    public static string Bot { get; } = Path.Combine(AppContext.BaseDirectory, "CoachBot.dll");

    /// <summary>What a person may want to look at after a run; not kept in the repository.</summary>
    public static string Results { get; } = Directory.CreateDirectory(Path.Combine(Root, "TestResults")).FullName;

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CoachBot.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException(
                "No CoachBot.sln above the tests."));
}

/// <summary>An empty folder of its own; gone at disposal.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("coachbot-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
