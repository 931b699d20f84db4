using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Text;

namespace CoachBot.Coaching.Model;

/// <summary>What the admin decides for everybody.</summary>
/// <param name="DefaultVisibility">Who sees a commitment until its rep chooses.</param>
/// <param name="Retention">Days each kind of thing is kept.</param>
public sealed record CoachSettings(Visibility DefaultVisibility, Retention Retention)
{
    /// <summary>Anchors, steps and ideas by skill.</summary>
    public SkillPacks Packs { get; init; } = SkillPacks.Shipped;

    /// <summary>Words that an admin tries out: shown to the person who asks for a preview.</summary>
    public CustomWording Drafts { get; init; } = CustomWording.None;

    /// <summary>Packs that an admin tries out.</summary>
    public ImmutableArray<SkillPack> DraftPacks { get; init; } = [];

    /// <summary>Days off, everybody's and by country.</summary>
    public Holidays Holidays { get; init; } = Holidays.None;

    /// <summary>Who is named to a person who needs another person.</summary>
    public CareLines Care { get; init; } = CareLines.None;

    /// <summary>Where people fetch their data as a file; <c>null</c>: nowhere, they get it in messages.</summary>
    public IExportLinks? Links { get; init; }

    public static CoachSettings Default { get; } = new(Visibility.Manager, new(365, 365, 365, 365));
}

/// <summary>In days, 1 or more.</summary>
public sealed record Retention(int Commitments, int Reflections, int Ratings, int Audit);
