using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace CoachBot.Coaching.Model;

/// <summary>
/// That a person helps others practise: columns of their own head row, where the person who asks reads them. Ended by
/// taking them away.
/// </summary>
/// <param name="Skills">In their words, one or more.</param>
/// <param name="Most">Requests open at once, 1 to <see cref="MostAtOnce"/>.</param>
public sealed record HelperProfile(ImmutableArray<string> Skills, int Most)
{
    public const int MostAtOnce = 3;
    public const int MostSkills = 8;

    /// <summary>Characters of one skill.</summary>
    public const int Longest = 100;

    static readonly FrozenSet<string> Anything = FrozenSet.ToFrozenSet(
        ["anything", "any", "any skill", "all", "all skills", "everything", "whatever comes"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Open to whatever is asked.</summary>
    public bool TakesAnything => Skills.Any(IsAnything);

    /// <returns><c>null</c>: they are no helper.</returns>
    public static HelperProfile? Of(Profile profile) => profile.HelperSkills is [_, ..] skills
        ? new(skills, profile.HelperMost) : null;

    /// <summary>Skills one a line, or with commas between.</summary>
    public static ImmutableArray<string> Read(string typed) =>
    [
        .. typed.Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(skill => skill.TrimEnd('.')).Where(skill => skill.Length > 0).DistinctBy(SkillWords.Hash),
    ];

    public static int ReadMost(string? most) =>
        int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, MostAtOnce) : 1;

    /// <summary>Named by them, in these or other words.</summary>
    public bool Names(string skill, SkillPacks packs) => Skills.Any(own => packs.AreSame(own, skill));

    public static bool IsAnything(string skill) => Anything.Contains(skill);

    public Profile In(Profile profile) => profile.WithHelperSkills(Skills).With("helperMost", (long)Most);

    public static Profile Without(Profile profile) => profile.WithHelperSkills([]).With("helperMost", (long?)null);
}
