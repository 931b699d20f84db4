using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Commands.Packaging;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Tests.Host.Commands.Packaging;

/// <summary>Settings, packages and what is in them.</summary>
static class Some
{
    public const string Bot = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

    public static readonly (string Key, string? Value)[] SoundSettings =
    [
        ("MicrosoftAppId", Bot),
        ("PublicUrl", "https://bot.example.com"),
    ];

    /// <summary>Sound settings, with these in place of theirs.</summary>
    public static IConfiguration Settings(params (string Key, string? Value)[] changes) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(SoundSettings.ToDictionary(one => one.Key, one => one.Value))
            .AddInMemoryCollection(changes.ToDictionary(one => one.Key, one => one.Value))
            .Build();

    public static TeamsPackage Package(params (string Key, string? Value)[] changes) =>
        TeamsPackage.From(PackageSettings.From(Settings(changes)), PackageSources.Load(""));

    public static JsonObject Manifest(params (string Key, string? Value)[] changes) =>
        JsonNode.Parse(Package(changes).Files["manifest.json"].AsSpan())!.AsObject();

    /// <summary>The files of a sound package; to be changed and zipped.</summary>
    public static Dictionary<string, byte[]> Files() =>
        Package().Files.ToDictionary(file => file.Key, file => file.Value.ToArray());

    public static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, file) in files)
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write(file);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Zip(JsonObject manifest)
    {
        var files = Files();
        files["manifest.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        return Zip(files);
    }
}
