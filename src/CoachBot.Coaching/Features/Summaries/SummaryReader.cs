using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>A person who reads a summary: the manager.</summary>
/// <param name="Person">Their partition.</param>
/// <param name="Words">In which a question goes out in their name.</param>
public sealed record SummaryReader(string Person, TextCatalog Words)
{
    /// <summary>Their own conversation of the week; <c>null</c>: none is noted.</summary>
    public OneOnOne? Talk { get; init; }

    /// <summary>That of the week before.</summary>
    public OneOnOne? LastTalk { get; init; }
}
