using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace CoachBot.Commands.Packaging;

/// <summary>Reads an app package as Teams would, and tells everything it would be refused for.</summary>
public static class PackageRules
{
    /// <param name="zip">The bytes that would be uploaded.</param>
    /// <returns>In the order of the manifest; none for a sound package. Never throws for bad input.</returns>
    public static ImmutableArray<PackageFault> Check(byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            return [.. OfNames(archive), .. OfFiles(Read(archive))];
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return [new("", "is not a zip")];
        }
    }

    static IEnumerable<PackageFault> OfNames(ZipArchive archive)
    {
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.AsSpan().ContainsAny('/', '\\')))
            yield return new(entry.FullName, "lies in a folder; everything must lie at the root of the zip");

        foreach (var same in archive.Entries.GroupBy(entry => entry.FullName).Where(same => same.Count() > 1))
            yield return new(same.Key, "is in the zip twice");
    }

    static Dictionary<string, byte[]> Read(ZipArchive archive)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            files[entry.FullName] = bytes.ToArray();
        }

        return files;
    }

    static IEnumerable<PackageFault> OfFiles(Dictionary<string, byte[]> files)
    {
        if (!files.Remove(PackageSources.Manifest, out var bytes))
            return [new(PackageSources.Manifest, "is missing at the root of the zip")];

        if (bytes.AsSpan().StartsWith(ManifestJson.Utf8Mark))
            return [new(PackageSources.Manifest, "begins with a byte order mark")];
        if (Parse(bytes) is not { } manifest)
            return [new(PackageSources.Manifest, "is not a JSON object")];

        var icons = manifest["icons"];
        return
        [
            .. ManifestRules.Check(manifest),
            .. IconRules.OfColor(icons["color"], files),
            .. IconRules.OfOutline(icons["outline"], files),
            .. files.Keys.Except(icons.Members.Select(icon => icon.Text))
                .Select(name => new PackageFault(name, "is in the zip, but the manifest does not name it")),
        ];
    }

    static JsonPosition? Parse(byte[] bytes)
    {
        try
        {
            return new(ManifestJson.Parse(bytes));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
