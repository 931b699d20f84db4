namespace CoachBot.Core.Hosting;

/// <summary>
/// The engine's log for its operator. Codes, kinds and places; never a person's words, never a secret.
/// </summary>
/// <remarks>An exception's own text may hold words: an implementation writes its type and place alone. No method
/// throws.</remarks>
public interface IEngineLog
{
    /// <summary>A turn met a fault of the program; the person's answer holds the code.</summary>
    /// <param name="code">Four letters and digits.</param>
    /// <param name="turnEvent">The kind of event.</param>
    void TurnFailed(Exception fault, string code, string turnEvent);

    /// <summary>A fault of the program or the store stopped a delivery; the message stays pending and is tried
    /// again.</summary>
    void DeliveryFailed(Exception fault, string partition);

    /// <summary>A platform never takes a message, or it may have arrived twice already: it is given up.</summary>
    void GivenUp(string partition, string reason);

    /// <summary>A conversation takes no messages any more.</summary>
    void BecameUnreachable(string partition, string reason);

    /// <summary>Retention removed rows of a person, or the words in them.</summary>
    /// <param name="kinds">The kinds of rows, and how many of each; no words.</param>
    void Purged(string partition, int rows, string kinds)
    {
    }

    /// <summary>A sweep failed for an addressee or a shard; the next sweep tries again.</summary>
    void SweepFailed(Exception fault);
}
