using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>The manager who reads a summary.</summary>
/// <param name="Person">Their partition.</param>
public sealed record SummaryReader(string Person)
{
    /// <summary>Their own conversation of the week; <c>null</c>: none is noted.</summary>
    public OneOnOne? Talk { get; init; }

    /// <summary>That of the week before.</summary>
    public OneOnOne? LastTalk { get; init; }
}
