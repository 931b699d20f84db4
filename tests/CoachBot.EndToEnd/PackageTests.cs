using System.IO.Compression;
using System.Text.Json.Nodes;
using CoachBot.Commands;
using CoachBot.EndToEnd.CardChecks;
using CoachBot.EndToEnd.Support;
using Microsoft.Extensions.Configuration;

namespace CoachBot.EndToEnd;

/// <summary>The app package against the schema that Microsoft publishes with its own tools.</summary>
public sealed class PackageTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Manifest => Path.Combine(_folder.Path, "manifest.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_manifest_is_what_the_published_schema_takes()
    {
        await PackAsync();

        var (exit, output) = await NodeScript.RunAsync("check-manifest.mjs", Manifest);

        Assert.True(exit == 0, output);
    }

    [Theory]
    [InlineData("packageName", "com.example.coachbot", "must NOT have additional properties")]
    [InlineData("accentColor", "teal", "/accentColor: must match pattern")]
    [InlineData("id", "coachbot", "/id: must match pattern")]
    [InlineData("$schema", "https://example.com/schema.json", "/$schema: is not https://")]
    [InlineData("manifestVersion", "devPreview", "/manifestVersion: no released schema")]
    public async Task A_broken_manifest_is_found_out(string key, string value, string fault)
    {
        await PackAsync();
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Manifest))!;
        manifest[key] = value;
        await File.WriteAllTextAsync(Manifest, manifest.ToJsonString());

        var (exit, output) = await NodeScript.RunAsync("check-manifest.mjs", Manifest);

        Assert.Equal(1, exit);
        Assert.Contains(fault, output, StringComparison.Ordinal);
    }

    /// <summary>Packs with the two settings every registered bot has, and takes the manifest out.</summary>
    async Task PackAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
            ["PublicUrl"] = "https://bot.example.com",
        });
        using var error = new StringWriter();

        var exit = await PackageCommand.RunAsync(settings.Build(), _folder.Path, TextWriter.Null, error);

        Assert.True(exit == 0, error.ToString());
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(_folder.Path, PackageCommand.TeamsFile), _folder.Path);
    }
}
