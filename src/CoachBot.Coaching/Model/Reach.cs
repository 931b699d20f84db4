namespace CoachBot.Coaching.Model;

/// <summary>Whether anything can be sent to a person, as far as is known.</summary>
public static class Reach
{
    /// <summary>When it was last found that nothing can be sent; <c>null</c>: not known, or it can.</summary>
    public static DateTimeOffset? LostAt(this Profile profile) => profile.Head.Row.Moment("unreachableAt");

    /// <param name="reason">The platform's code.</param>
    public static Profile WithoutReach(this Profile profile, string reason, DateTimeOffset now) =>
        profile.With("unreachable", reason).With("unreachableAt", now);

    /// <summary>As far as known, everything can be sent.</summary>
    public static Profile WithReach(this Profile profile) =>
        profile.With("unreachable", (string?)null).With("unreachableAt", (DateTimeOffset?)null);
}
