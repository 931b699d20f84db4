using CoachBot.Coaching.Coaches;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Summaries;

/// <summary>Whoever reads a summary: the manager.</summary>
/// <param name="Person">Their partition.</param>
/// <param name="Words">In which a question goes out in their name.</param>
public sealed record Reader(string Person, Copybook Words)
{
    /// <summary>Their own conversation of the week; <c>null</c>: none is noted.</summary>
    public Talk? Talk { get; init; }

    /// <summary>That of the week before.</summary>
    public Talk? LastTalk { get; init; }
}
