using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd.CardChecks;

/// <summary>A script of <c>tests/npm</c>, whose packages <c>tests/run.sh</c> installs.</summary>
static class NodeScript
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "npm");

    /// <returns>The exit code, and all that was printed.</returns>
    /// <exception cref="InvalidOperationException">The packages are not installed.</exception>
    public static async Task<(int Exit, string Output)> RunAsync(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            throw new InvalidOperationException("Type npm ci in tests/npm, or run tests/run.sh, which does.");

        await using var node = ChildProcess.Start("node", [Path.Combine(Folder, script), .. arguments], Folder);
        var exit = await node.ExitAsync(Patience);
        return (exit, node.Output);
    }
}
