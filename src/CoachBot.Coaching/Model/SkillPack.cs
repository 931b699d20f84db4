using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Model;

/// <summary>What there is to choose from for one skill: anchors to rate oneself by, steps to adapt, ideas.</summary>
/// <param name="Skill">As a rep would say it; <c>*</c> for whatever has no pack of its own.</param>
/// <param name="Also">Other words for the same.</param>
/// <param name="Anchors">What it looks like, 1 to 5, in the first person; 1, 3 and 5 always, 2 and 4 perhaps.</param>
/// <param name="Steps">Three to five, from safe to the target.</param>
public sealed record SkillPack(
    string Skill,
    ImmutableArray<string> Also,
    ImmutableSortedDictionary<int, string> Anchors,
    ImmutableArray<string> Steps,
    ImmutableArray<PracticeIdea> Ideas)
{
    /// <summary>The skill of the pack for everything else.</summary>
    public const string Any = "*";

    /// <summary>Where that pack's steps and drafts say the skill.</summary>
    const string Named = "{skill}";

    public const int Lowest = 1;
    public const int Highest = 5;
    public const int FewestSteps = 3;
    public const int MostSteps = 5;

    /// <summary>So many ideas of different kinds are offered at once.</summary>
    public const int IdeasAtOnce = 3;

    /// <summary>So many questions a colleague gets to ask who helps with the skill.</summary>
    public const int QuestionsToAsk = 3;

    /// <summary>Words of a situation in which the skill is what it is about, besides its names.</summary>
    public ImmutableArray<string> About { get; init; } = [];

    /// <summary>Empty: those of the pack for everything else.</summary>
    public ImmutableArray<string> Questions { get; init; } = [];

    /// <summary>Ideas of different kinds, others on each round.</summary>
    /// <param name="round">0 for the first.</param>
    public ImmutableArray<PracticeIdea> IdeasOf(int round)
    {
        var kinds = Ideas.Select(idea => idea.Kind).Distinct().ToImmutableArray();
        var first = round * IdeasAtOnce % kinds.Length;
        return
        [
            .. Enumerable.Range(first, Math.Min(IdeasAtOnce, kinds.Length)).Select(at =>
            {
                var ofKind = Ideas.Where(idea => idea.Kind == kinds[at % kinds.Length]).ToImmutableArray();
                return ofKind[round / kinds.Length % ofKind.Length];
            }),
        ];
    }

    /// <summary>
    /// The pack for everything else as one for this skill: its steps and drafts are read alone, weeks later.
    /// </summary>
    public SkillPack Naming(string skill) => this with
    {
        Steps = [.. Steps.Select(step => step.Replace(Named, skill, StringComparison.Ordinal))],
        Ideas =
        [
            .. Ideas.Select(idea => idea with { Draft = idea.Draft.Replace(Named, skill, StringComparison.Ordinal) }),
        ],
    };

    /// <summary>How many of its names and words a text has, whole; none of the pack for everything else.</summary>
    public int In(string text) => Skill == Any ? 0 : Also.Concat(About).Append(Skill)
        .Count(word => Regex.IsMatch(
            text, $@"(?<!\w){Regex.Escape(word)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)));

    /// <summary>The words are about this pack's skill.</summary>
    public bool IsFor(string skill) => Also.Append(Skill).Any(name => Bare(name) == Bare(skill));

    /// <summary>Without a leading "the" or "my", in lower case.</summary>
    static string Bare(string skill)
    {
        var words = skill.ToLowerInvariant().Trim().TrimEnd('.')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words is ["the" or "my", .. var rest] ? rest : words);
    }
}

/// <summary>Which kind of practice an idea is.</summary>
public enum IdeaKind
{
    RolePlay,
    LowStakes,
    Shadowing,
    Preparation,
    Recording,
    Live,
}

/// <summary>One way to practise.</summary>
/// <param name="Ask">The idea as a question.</param>
/// <param name="Draft">What one could commit to, in the rep's voice.</param>
public sealed record PracticeIdea(IdeaKind Kind, string Ask, string Draft);
