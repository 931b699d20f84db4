namespace CoachBot.Core.Hosting;

/// <summary>
/// What the engine tells its operator. Codes, kinds and places; never a person's words, never a secret.
/// </summary>
/// <remarks>An exception's own text may hold words: an implementation writes its type and place alone.</remarks>
public interface IEngineLog
{
    /// <summary>A turn met a fault of ours; the person was told the code.</summary>
    void TurnFailed(Exception fault, string code, string happening);

    /// <summary>Something owed could not be done for a fault of ours; it stays owed and is tried again.</summary>
    void DeliveryFailed(Exception fault, string partition);

    /// <summary>A platform will not take a message, or it may have arrived twice already: it is given up.</summary>
    void GivenUp(string partition, string reason);

    /// <summary>A conversation takes no messages any more.</summary>
    void BecameUnreachable(string partition, string reason);

    /// <summary>Retention took rows of somebody away, or the words out of them.</summary>
    /// <param name="kinds">Which kinds of rows, and how many of each; no words.</param>
    void Purged(string partition, int rows, string kinds)
    {
    }

    /// <summary>Looking for what is due failed; the next sweep tries again.</summary>
    void SweepFailed(Exception fault);
}
