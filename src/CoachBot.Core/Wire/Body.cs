namespace CoachBot.Core.Wire;

/// <summary>Reads a request's body whose sender may not be proven.</summary>
public static class Body
{
    /// <summary>The largest body taken, in bytes: 256 KiB.</summary>
    public const int MaxBytes = 256 * 1024;

    const int Part = 4096;

    /// <param name="announced">Its length by the sender's header, in bytes; <c>null</c>: not said.</param>
    /// <returns>
    /// The whole body; <c>null</c> when it is announced larger than <see cref="MaxBytes"/>, or turns out so whatever
    /// was announced.
    /// </returns>
    public static async Task<byte[]?> ReadAsync(Stream body, long? announced, CancellationToken ct)
    {
        if (announced > MaxBytes)
            return null;

        // What is announced costs its sender nothing: memory is taken as bytes come.
        using var whole = new MemoryStream((int)Math.Min(announced ?? Part, Part));
        var part = new byte[Part];
        while (await body.ReadAsync(part, ct) is var read and > 0)
        {
            if (whole.Length + read > MaxBytes)
                return null;
            whole.Write(part, 0, read);
        }

        return whole.ToArray();
    }
}
