using CoachBot.Core.Storage;

namespace CoachBot.Storage;

/// <summary>What entities weigh, in bytes.</summary>
static class EntityWeight
{
    /// <summary>As Azure Tables counts it ("Understanding the Table service data model").</summary>
    public static long Stored(Entity entity)
    {
        var bytes = 4L + 2 * (entity.Partition.Length + entity.Row.Length);
        foreach (var (name, column) in entity.Columns)
        {
            bytes += 8 + 2 * name.Length + column switch
            {
                Column.Text text => 4 + 2 * text.Value.Length,
                Column.Flag => 1,
                _ => 8,
            };
        }

        return bytes;
    }

    /// <summary>As one part of a batch in JSON, at most: whatever an encoder chooses to escape.</summary>
    public static long Sent(string partition, string row, Entity? entity)
    {
        // The MIME part, the keys in the request line (three bytes a character) and again in the body (six).
        var bytes = 1_024L + 9 * (partition.Length + row.Length);
        if (entity is null)
            return bytes;

        foreach (var (name, column) in entity.Columns)
        {
            // A number and a moment name their type beside them.
            bytes += 8 + name.Length + column switch
            {
                Column.Text text => Escaped(text.Value),
                Column.Flag => 5,
                _ => 64 + name.Length,
            };
        }

        return bytes;
    }

    /// <summary>Letters, digits and blanks are one byte in every encoder; anything else is six at worst.</summary>
    static long Escaped(string text)
    {
        var bytes = 0L;
        foreach (var c in text)
            bytes += char.IsAsciiLetterOrDigit(c) || c == ' ' ? 1 : 6;
        return bytes;
    }
}
