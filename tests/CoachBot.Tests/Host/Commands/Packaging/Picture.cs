using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoachBot.Tests.Host.Commands.Packaging;

/// <summary>A square of pixels, and how it is written as PNG (RFC 2083): 8 bits a channel, with alpha.</summary>
/// <param name="Size">Pixels a side.</param>
/// <param name="Rgba">Four bytes a pixel, row by row.</param>
sealed record Picture(int Size, byte[] Rgba)
{
    static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="paint">The colour and the alpha, 0 to 255, at the middle of a pixel.</param>
    public static Picture Draw(int size, Func<Point, (Color Color, int Alpha)> paint)
    {
        var rgba = new byte[size * size * 4];
        for (var i = 0; i < size * size; i++)
        {
            var (color, alpha) = paint(new((i % size) + 0.5, (i / size) + 0.5));
            byte[] pixel = [(byte)color.Red, (byte)color.Green, (byte)color.Blue, (byte)alpha];
            pixel.CopyTo(rgba, i * 4);
        }

        return new(size, rgba);
    }

    /// <param name="filter">How each row is written: 0 as it is, 1 to 4 as differences (RFC 2083, chapter 6).</param>
    public byte[] ToPng(byte filter = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
        header[8] = 8; // Bits a channel.
        header[9] = 6; // Red, green, blue, alpha.

        return [.. Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", Compressed(filter)), .. Chunk("IEND", [])];
    }

    byte[] Compressed(byte filter)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.SmallestSize))
        {
            for (var row = 0; row < Size; row++)
            {
                zlib.WriteByte(filter);
                for (var i = 0; i < Size * 4; i++)
                    zlib.WriteByte((byte)(At(row, i) - Guess(filter, row, i)));
            }
        }

        return bytes.ToArray();
    }

    int At(int row, int i) => row < 0 || i < 0 ? 0 : Rgba[(row * Size * 4) + i];

    int Guess(byte filter, int row, int i)
    {
        var (left, above, corner) = (At(row, i - 4), At(row - 1, i), At(row - 1, i - 4));
        return filter switch
        {
            1 => left,
            2 => above,
            3 => (left + above) / 2,
            4 => new[] { left, above, corner }.MinBy(near => Math.Abs(left + above - corner - near)),
            _ => 0,
        };
    }

    static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. length, .. body, .. check];
    }

    /// <summary>CRC-32 as PNG takes it: polynomial 0xEDB88320, begun and ended with all bits turned.</summary>
    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
