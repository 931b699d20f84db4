namespace CoachBot.Coaching.Model;

/// <summary>Whether a manager wants their own weekly question.</summary>
static class ManagerRhythm
{
    /// <summary>
    /// How often running it was left unanswered; absent: they have not asked for it themselves, nor been asked.
    /// </summary>
    public const string UnansweredColumn = "talksUnanswered";

    /// <summary>A manager who says not now: what they asked for before counts no more.</summary>
    public static Profile Resting(Profile profile) => profile.With(UnansweredColumn, (long?)null);

    /// <summary>A manager who asks for it: counted from none.</summary>
    public static Profile Wanting(Profile profile) => profile.With(UnansweredColumn, 0);
}
