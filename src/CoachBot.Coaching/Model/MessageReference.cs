using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>
/// Something that one person has for another. By reference: the words stay where they were written, and vanish with
/// them.
/// </summary>
/// <param name="What">Which kind, such as <c>thanks</c>.</param>
/// <param name="From">The sender's partition.</param>
/// <param name="Row">The row of that partition which holds the words.</param>
public sealed record MessageReference(string What, string From, string Row)
{
    /// <summary>As a column keeps it; no key holds a tab.</summary>
    public string ToText() => $"{What}\t{From}\t{Row}";

    public static MessageReference Read(string text) =>
        text.Split('\t') is [var what, var from, var row]
            ? new(what, from, row)
            : throw new FormatException("No letter is written like that.");

    /// <summary>The letter that a question is about; <c>null</c>: it is about something else.</summary>
    public static MessageReference? Of(OpenQuestion question) =>
        question.Subject is { } subject && subject.Contains('\t', StringComparison.Ordinal) ? Read(subject) : null;
}

/// <summary>What a letter refers to, as it stands now.</summary>
/// <param name="From">The person who sent it.</param>
/// <param name="Row"><c>null</c>: it was deleted.</param>
public sealed record ReferencedRow(Profile From, Entity? Row)
{
    /// <summary>The two are in a team together, as members or as its manager.</summary>
    public bool IsColleagueOf(Profile reader) =>
        From.Teams.Concat(From.Manages).Intersect(reader.Teams.Concat(reader.Manages)).Any();

    /// <summary>How the sender would like feedback on the skill they work on; <c>null</c>: not told.</summary>
    public FeedbackAgreement? Feedback { get; init; }
}
