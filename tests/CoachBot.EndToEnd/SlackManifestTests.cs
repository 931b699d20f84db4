using System.Text.Json.Nodes;
using CoachBot.Commands.Packaging;
using CoachBot.EndToEnd.CardChecks;
using CoachBot.EndToEnd.Support;
using Microsoft.Extensions.Configuration;

namespace CoachBot.EndToEnd;

/// <summary>The app manifest against the type of manifests in Slack's own npm package.</summary>
public sealed class SlackManifestTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("https://bot.example.com")]
    public async Task The_manifest_is_what_Slacks_own_type_takes(string publicUrl)
    {
        var (exit, output) = await CheckAsync(Manifest(publicUrl));

        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task A_broken_manifest_is_found_out()
    {
        var manifest = Manifest("");
        manifest["features"]!["app_home"]!["greeting"] = true;
        manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Add("nonsense");

        var (exit, output) = await CheckAsync(manifest);

        Assert.Equal(1, exit);
        Assert.Contains("greeting", output, StringComparison.Ordinal);
        Assert.Contains("nonsense", output, StringComparison.Ordinal);
    }

    static JsonObject Manifest(string publicUrl) => SlackManifest.From(
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["PublicUrl"] = publicUrl })
            .Build());

    async Task<(int Exit, string Output)> CheckAsync(JsonObject manifest)
    {
        var path = Path.Combine(_folder.Path, "manifest.json");
        await File.WriteAllBytesAsync(path, SlackManifest.ToJson(manifest));
        return await NodeScript.RunAsync("check-slack-manifest.mjs", path);
    }
}
