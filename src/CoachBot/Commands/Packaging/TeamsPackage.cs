using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoachBot.Commands.Packaging;

/// <summary>What is uploaded to Teams: a manifest and its icons, in one zip. Pure: settings in, bytes out.</summary>
public sealed class TeamsPackage
{
    /// <summary>The first moment a zip can name, so that the same settings make the same bytes.</summary>
    static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Read by Teams and by admins, never by a web page.
    };

    readonly ImmutableDictionary<string, string> _settings;

    TeamsPackage(
        ImmutableSortedDictionary<string, ImmutableArray<byte>> files, ImmutableDictionary<string, string> settings)
    {
        Files = files;
        _settings = settings;
    }

    /// <summary>By name; the manifest, and each icon it names that there is.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<byte>> Files { get; }

    /// <param name="sources">As <see cref="PackageSources.Load"/> gives them.</param>
    /// <exception cref="JsonException">The manifest among the sources is not a JSON object.</exception>
    public static TeamsPackage From(PackageSettings settings, ImmutableDictionary<string, ImmutableArray<byte>> sources)
    {
        var template = ManifestJson.Parse(sources[PackageSources.Manifest].AsSpan());
        var (manifest, origins) = ManifestTemplate.Fill(template, settings.Find);

        var icons = new JsonPosition(manifest)["icons"].Members.Select(icon => icon.Text).Where(sources.ContainsKey);
        var files = icons.Distinct()
            .ToImmutableSortedDictionary(name => name, name => sources[name], StringComparer.Ordinal)
            .SetItem(PackageSources.Manifest, [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Written)]);
        return new(files, origins);
    }

    /// <summary>Where an admin changes what is at a place of the package.</summary>
    /// <param name="path">As in <see cref="PackageFault.Path"/>.</param>
    public string SettingOf(string path) =>
        _settings.TryGetValue(path, out var setting) ? setting
        : Files.ContainsKey(path) || path.Length == 0 ? path
        : $"{PackageSources.Manifest}, {path}";

    /// <summary>All files at the root, stored as they are: they are small, and compressors differ by machine.</summary>
    public byte[] ToZip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, file) in Files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Always;
                using var content = entry.Open();
                content.Write(file.AsSpan());
            }
        }

        return bytes.ToArray();
    }
}
