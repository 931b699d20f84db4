using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd.CardChecks;

/// <summary>Slack's own types, by TypeScript's compiler, take every message and modal that the bot draws.</summary>
public sealed class BlockCheckTests
{
    [Fact]
    public async Task Slacks_own_types_find_no_fault()
    {
        var (exit, output) = await NodeScript.RunAsync(
            "check-blocks.mjs", Path.Combine(Repository.Root, "tests/CoachBot.Tests/Goldens/blocks"));

        Assert.True(exit == 0, output);
        Assert.EndsWith("messages, 0 faults", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_Slack_does_not_know_is_found_out()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "broken.json"),
            """{"text":"x","blocks":[{"type":"section","text":{"type":"markup","text":"x"}}]}""");

        var (exit, output) = await NodeScript.RunAsync("check-blocks.mjs", folder.Path);

        Assert.Equal(1, exit);
        Assert.Contains("broken.json: ", output, StringComparison.Ordinal);
    }
}
