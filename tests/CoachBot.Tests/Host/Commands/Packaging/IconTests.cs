using System.Collections.Immutable;
using CoachBot.Commands.Packaging;

namespace CoachBot.Tests.Host.Commands.Packaging;

public sealed class IconTests
{
    [Theory]
    [InlineData("color.png")]
    [InlineData("outline.png")]
    public void An_icon_is_what_its_drawing_says(string name)
    {
        var drawing = name == "color.png" ? IconDrawing.Color() : IconDrawing.Outline();

        var shipped = PngFile.Read(Some.Files()[name])!.Value.Pixels();

        if (!drawing.Rgba.AsSpan().SequenceEqual(shipped))
        {
            var fresh = Path.Combine(AppContext.BaseDirectory, name);
            File.WriteAllBytes(fresh, drawing.ToPng());
            Assert.Fail($"The drawing has changed. Look at {fresh}, and copy it to manifest/teams.");
        }
    }

    [Fact]
    public void The_colour_icon_is_opaque_and_keeps_its_sign_in_the_middle_96_by_96()
    {
        var png = PngFile.Read(Some.Files()["color.png"])!.Value;
        var rgba = png.Pixels()!;

        var ground = rgba[..4];
        var sign = Enumerable.Range(0, 192 * 192).Where(i => !rgba.AsSpan(i * 4, 4).SequenceEqual(ground)).ToArray();

        Assert.Equal((192, 192), (png.Width, png.Height));
        Assert.All(Enumerable.Range(0, 192 * 192), i => Assert.Equal(255, rgba[(i * 4) + 3]));
        Assert.InRange(sign.Length, 2000, 96 * 96);
        Assert.All(sign, i => Assert.True(i % 192 is >= 48 and < 144 && i / 192 is >= 48 and < 144));
    }

    [Fact]
    public void An_outline_of_any_colour_but_white_is_refused()
    {
        var outline = IconDrawing.Outline();
        var shown = Array.FindIndex(outline.Rgba, value => value is > 0 and < 255) / 4;
        outline.Rgba[shown * 4] = 254;

        var fault = Assert.Single(WithOutline(outline.ToPng()));

        Assert.Equal("outline.png", fault.Path);
        Assert.Contains("1 pixels", fault.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void An_outline_that_shows_nothing_is_refused(int alpha)
    {
        var blank = Picture.Draw(32, _ => (new(255, 255, 255), alpha));

        Assert.Equal("outline.png", Assert.Single(WithOutline(blank.ToPng())).Path);
    }

    [Fact]
    public void An_icon_of_another_size_is_refused()
    {
        var fault = Assert.Single(WithOutline(IconDrawing.Color().ToPng()));

        Assert.Equal("takes 32 x 32 pixels (it has 192 x 192)", fault.Rule);
    }

    [Fact]
    public void An_icon_that_is_no_PNG_is_refused() =>
        Assert.Equal("is not a PNG file", Assert.Single(WithOutline("GIF89a"u8.ToArray())).Rule);

    [Fact]
    public void An_icon_that_is_cut_off_is_refused()
    {
        var png = IconDrawing.Outline().ToPng();

        Assert.Equal("outline.png", Assert.Single(WithOutline(png[..(png.Length / 2)])).Path);
    }

    /// <summary>RFC 1950, section 2.2: such data cannot be read without the dictionary it was packed with.</summary>
    [Fact]
    public void An_icon_packed_with_a_dictionary_that_nobody_has_is_refused()
    {
        var png = IconDrawing.Outline().ToPng();
        var zlib = png.AsSpan().IndexOf("IDAT"u8) + "IDAT"u8.Length;

        (png[zlib], png[zlib + 1]) = (0x78, 0x7D);

        Assert.Equal("outline.png", Assert.Single(WithOutline(png)).Path);
    }

    /// <summary>Each row is filtered in its own way; what was drawn is what is read.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_filter_of_PNG_is_understood(byte filter)
    {
        var drawing = IconDrawing.Color();

        var read = PngFile.Read(drawing.ToPng(filter))!.Value.Pixels();

        Assert.Equal(drawing.Rgba, read);
    }

    static ImmutableArray<PackageFault> WithOutline(byte[] png)
    {
        var files = Some.Files();
        files["outline.png"] = png;
        return PackageRules.Check(Some.Zip(files));
    }
}
