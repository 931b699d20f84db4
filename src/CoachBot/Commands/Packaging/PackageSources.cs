using System.Collections.Immutable;
using System.Reflection;

namespace CoachBot.Commands.Packaging;

/// <summary>The files a package is made from, by name: the manifest, its places still open, and icons.</summary>
public static class PackageSources
{
    public const string Manifest = "manifest.json";

    /// <summary>How <c>manifest/teams/</c> is named among the program's own resources.</summary>
    const string Embedded = "manifest/teams/";

    /// <param name="folder">Empty: what the program carries.</param>
    /// <exception cref="IOException">The folder is not there, cannot be read, or has no manifest.</exception>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Load(string folder)
    {
        var files = folder.Length == 0 ? OfProgram() : OfFolder(folder);
        return files.ContainsKey(Manifest)
            ? files
            : throw new FileNotFoundException($"Package:Sources: there is no {Manifest} in {folder}.");
    }

    static ImmutableDictionary<string, ImmutableArray<byte>> OfProgram()
    {
        var program = typeof(PackageSources).Assembly;
        return program.GetManifestResourceNames()
            .Where(name => name.StartsWith(Embedded, StringComparison.Ordinal))
            .ToImmutableDictionary(name => name[Embedded.Length..], name => Read(program, name));
    }

    static ImmutableDictionary<string, ImmutableArray<byte>> OfFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"Package:Sources: there is no folder {folder}.");

        return Directory.EnumerateFiles(folder)
            .Where(path => Path.GetExtension(path) is ".json" or ".png")
            .ToImmutableDictionary(path => Path.GetFileName(path), path => File.ReadAllBytes(path).ToImmutableArray());
    }

    static ImmutableArray<byte> Read(Assembly program, string name)
    {
        using var stream = program.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return [.. bytes.ToArray()];
    }
}
