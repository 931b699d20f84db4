using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Schedule;

namespace CoachBot.Coaching;

/// <summary>What the admin decides for everybody.</summary>
/// <param name="DefaultVisibility">Who sees a commitment until its rep chooses.</param>
/// <param name="Retention">Days each kind of thing is kept.</param>
public sealed record CoachSettings(Visibility DefaultVisibility, Retention Retention)
{
    /// <summary>Anchors, steps and ideas by skill.</summary>
    public SkillPacks Packs { get; init; } = SkillPacks.Shipped;

    /// <summary>Days off, everybody's and by country.</summary>
    public Holidays Holidays { get; init; } = Holidays.None;

    public static CoachSettings Default { get; } = new(Visibility.Manager, new(365, 365, 365, 365));
}

/// <summary>In days, 1 or more.</summary>
public sealed record Retention(int Commitments, int Reflections, int Ratings, int Audit);
