using System.Buffers.Binary;
using System.IO.Compression;

namespace CoachBot.Commands.Packaging;

/// <summary>As much of PNG (RFC 2083) as it takes to look at an icon.</summary>
public readonly record struct PngFile
{
    const int Channels = 4;
    const int MaxSide = 4096;

    readonly byte[] _file;

    PngFile(byte[] file) => _file = file;

    static ReadOnlySpan<byte> Beginning =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    public int Width => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(16));

    public int Height => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(20));

    /// <summary>8 bits a channel; red, green, blue and alpha; the only methods there are; not interlaced.</summary>
    bool IsPlain => _file.AsSpan(24, 5).SequenceEqual<byte>([8, 6, 0, 0, 0]);

    /// <returns>The file; or <c>null</c> for bytes that do not begin as PNG does. Never throws for bad input.</returns>
    public static PngFile? Read(byte[] file) =>
        file.Length > 33 && file.AsSpan().StartsWith(Beginning) ? new(file) : null;

    /// <summary>Red, green, blue and alpha, row by row.</summary>
    /// <returns><c>null</c> for another kind of PNG than is read here, and for a broken one.</returns>
    public byte[]? Pixels()
    {
        if (!IsPlain || Width is <= 0 or > MaxSide || Height is <= 0 or > MaxSide)
            return null;

        var row = Width * Channels;
        var lines = new byte[Height * (row + 1)];
        try
        {
            using var zlib = new ZLibStream(Compressed(), CompressionMode.Decompress);
            zlib.ReadExactly(lines);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }

        var pixels = new byte[Height * row];
        for (var y = 0; y < Height; y++)
        {
            var line = lines.AsSpan(y * (row + 1), row + 1);
            var above = y == 0 ? new byte[row] : pixels.AsSpan((y - 1) * row, row);
            if (!TryUnfilter(line[0], line[1..], above, pixels.AsSpan(y * row, row)))
                return null;
        }

        return pixels;
    }

    /// <summary>The data of all <c>IDAT</c> chunks, one after another.</summary>
    MemoryStream Compressed()
    {
        var data = new MemoryStream();
        for (var at = 8; at + 12 <= _file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));
            if (length < 0 || length > _file.Length - at - 12)
                break;
            if (_file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(_file, at + 8, length);
            at += length + 12;
        }

        data.Position = 0;
        return data;
    }

    /// <summary>Undoes a row's filter: what was written is the difference from the neighbours.</summary>
    static bool TryUnfilter(byte filter, ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, Span<byte> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < Channels ? 0 : row[i - Channels];
            var corner = i < Channels ? 0 : above[i - Channels];
            int? guess = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => null,
            };
            if (guess is not { } add)
                return false;
            row[i] = (byte)(line[i] + add);
        }

        return true;
    }

    /// <summary>The neighbour nearest to left + above - corner (RFC 2083, section 6.6).</summary>
    static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
