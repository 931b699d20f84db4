namespace CoachBot.Commands.Packaging;

/// <summary>What Teams asks of an app's icons ("Create icons", Microsoft's guide to app packages).</summary>
static class IconRules
{
    public const int ColorSize = 192;
    public const int OutlineSize = 32;

    /// <param name="name">Where the manifest names the icon.</param>
    public static IEnumerable<PackageFault> OfColor(JsonPosition name, Dictionary<string, byte[]> files) =>
        Read(name, files, ColorSize, out _) is { } fault ? [fault] : [];

    /// <param name="name">Where the manifest names the icon.</param>
    public static IEnumerable<PackageFault> OfOutline(JsonPosition name, Dictionary<string, byte[]> files)
    {
        if (Read(name, files, OutlineSize, out var png) is { } fault)
            return [fault];
        if (png.Pixels() is not { } rgba)
            return [new(name.Text, "must be saved with 8 bits a channel, with alpha, not interlaced, to be checked")];

        var (shown, coloured) = (0, 0);
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var isShown = rgba[at + 3] > 0;
            shown += isShown ? 1 : 0;
            coloured += isShown && rgba.AsSpan(at, 3).ContainsAnyExcept((byte)255) ? 1 : 0;
        }

        return coloured > 0
            ? [new(name.Text, $"takes pure white and transparency alone ({coloured} pixels have another colour)")]
            : shown is 0 or OutlineSize * OutlineSize
                ? [new(name.Text, "takes a white sign on a transparent ground (it is the same all over)")]
                : [];
    }

    static PackageFault? Read(JsonPosition name, Dictionary<string, byte[]> files, int size, out PngFile png)
    {
        png = default;
        if (!files.TryGetValue(name.Text, out var bytes))
            return name.Fault("takes the name of a PNG file at the root of the package");
        if (PngFile.Read(bytes) is not { } read)
            return new(name.Text, "is not a PNG file");

        png = read;
        return png.Width == size && png.Height == size
            ? null
            : new(name.Text, $"takes {size} x {size} pixels (it has {png.Width} x {png.Height})");
    }
}
