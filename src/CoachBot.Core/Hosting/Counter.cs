namespace CoachBot.Core.Hosting;

/// <summary>What is counted without a label. <see cref="Instruments"/> names the metric of each.</summary>
public enum Counter
{
    /// <summary>A weekly question was asked.</summary>
    Asked,

    /// <summary>An answer was taken.</summary>
    Answered,

    /// <summary>Words were held until their writer says what they are.</summary>
    Held,

    /// <summary>A nudge or a reminder was sent.</summary>
    Nudged,

    /// <summary>A check-in was asked.</summary>
    CheckedIn,

    /// <summary>A turn met a fault of the program.</summary>
    Fault,

    /// <summary>A planned send was dropped: out of its window, or over the weekly limit.</summary>
    Dropped,

    /// <summary>A platform took a message.</summary>
    Sent,

    /// <summary>A message was sent again although the first may have arrived.</summary>
    SentTwice,

    /// <summary>A message was given up.</summary>
    GivenUp,

    /// <summary>A row is of a kind that this version does not know.</summary>
    UnknownRow,
}
