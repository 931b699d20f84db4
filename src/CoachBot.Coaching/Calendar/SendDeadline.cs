namespace CoachBot.Coaching.Calendar;

/// <summary>How long a send that is past due may still go.</summary>
public enum SendDeadline
{
    /// <summary>At any time.</summary>
    None,

    /// <summary>Until the check-in of its week.</summary>
    CheckIn,

    /// <summary>Until the next weekly question.</summary>
    NextAsk,

    /// <summary>Until the end of its local day.</summary>
    EndOfDay,

    /// <summary>Later nobody remembers whether it was useful.</summary>
    TwoWeeks,
}
