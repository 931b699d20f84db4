using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd;

/// <summary>Somebody who has the .NET SDK and this repository, and types what the README says.</summary>
[Collection("Chromium")]
public sealed partial class NewcomerTests
{
    static readonly TimeSpan ToBuild = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_fresh_clone_greets_a_newcomer_after_the_two_commands_of_the_README()
    {
        using var folder = new TemporaryFolder();
        var clone = await CloneAsync(folder.Path);
        var readme = await File.ReadAllTextAsync(Path.Combine(clone, "README.md"));
        var port = DefaultPortOrAnother();

        await using var bot = ChildProcess.Start("bash", ["-c", RunCommand(readme)], clone, Fresh(port));
        await bot.PrintsAsync($":{port}", ToBuild);

        using var http = new HttpClient();
        using var answer = await AskUntilUpAsync(http, new($"http://localhost:{port}/readyz"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(File.Exists(Path.Combine(clone, "data", "coach.db")),
            "The store is not in data/ of the current folder.");

        await using var playground = await Playground.TypeAsync(WindowCommand(readme, port), () => bot.Output);
        await using var window = await PlaygroundPage.OpenAsync(playground);
        await window.SeeAsync("Shall we start?");
        await window.SayAsync("yes");
        await window.SeeAsync("What would you most like to get better at?");
    }

    /// <summary>
    /// The line a newcomer copies: the first of a <c>sh</c> block that runs the bot and nothing else.
    /// </summary>
    static string RunCommand(string readme) =>
        Lines(readme).First(line => line.Split('#')[0].TrimEnd() == "dotnet run --project src/CoachBot");

    /// <summary>The line that opens a chat window; where the default port is taken, the bot's is put into it.</summary>
    static string WindowCommand(string readme, int port) =>
        Lines(readme).First(line => line.StartsWith("npx ", StringComparison.Ordinal))
            .Replace("localhost:3978", $"localhost:{port}", StringComparison.Ordinal);

    static IEnumerable<string> Lines(string readme) =>
        ShellBlock().Matches(readme)
            .SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.TrimEntries));

    static async Task<string> CloneAsync(string folder)
    {
        // A checkout may belong to another user than the one who tests it; git would refuse to read it.
        var config = Path.Combine(folder, "gitconfig");
        await File.WriteAllTextAsync(config, "[safe]\n\tdirectory = *\n");
        var clone = Path.Combine(folder, "CoachBot");

        await using var git = ChildProcess.Start(
            "git",
            ["clone", "--quiet", Repository.Root, clone],
            folder,
            new Dictionary<string, string?> { ["GIT_CONFIG_GLOBAL"] = config });
        Assert.True(await git.ExitAsync(TimeSpan.FromMinutes(1)) == 0, git.Output);
        return clone;
    }

    /// <summary>
    /// An environment without settings; only a port that is taken is avoided. The analyzers, which spoke in the build
    /// of these tests, do not speak again: that is most of the time of a build.
    /// </summary>
    static Dictionary<string, string?> Fresh(int port) => new()
    {
        ["RunAnalyzers"] = "false",
        ["Urls"] = port == 3978 ? null : $"http://localhost:{port}",
        ["DOTNET_NOLOGO"] = "1",
    };

    static int DefaultPortOrAnother()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 3978);
            listener.Start();
            return 3978;
        }
        catch (SocketException)
        {
            return FreePort.Next();
        }
    }

    static async Task<HttpResponseMessage> AskUntilUpAsync(HttpClient http, Uri address)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var left = 100; ; left--)
        {
            try
            {
                var answer = await http.GetAsync(address);
                if (answer.IsSuccessStatusCode || left == 0)
                    return answer;
                answer.Dispose();
            }
            catch (HttpRequestException) when (left > 0)
            {
                // It has said where it will listen, and does not yet.
            }

            await pause.WaitForNextTickAsync();
        }
    }

    [GeneratedRegex("^```sh\n(?<lines>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShellBlock();
}
