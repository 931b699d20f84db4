using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CoachBot.Coaching.Text;

namespace CoachBot.Coaching.Model;

/// <summary>Reads a pack as an admin writes it: one JSON file a skill.</summary>
public static class SkillPackFile
{
    /// <summary>Characters of a skill, of an anchor, of a step, of an idea.</summary>
    const int Longest = 200;

    static readonly FrozenDictionary<string, IdeaKind> Kinds = new Dictionary<string, IdeaKind>
    {
        ["role-play"] = IdeaKind.RolePlay,
        ["low-stakes"] = IdeaKind.LowStakes,
        ["shadowing"] = IdeaKind.Shadowing,
        ["preparation"] = IdeaKind.Preparation,
        ["recording"] = IdeaKind.Recording,
        ["live"] = IdeaKind.Live,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="name">Of the file, to be named in what is thrown.</param>
    /// <exception cref="InvalidDataException">In one line: the file, and what about it is wrong.</exception>
    public static SkillPack Read(string name, string json)
    {
        Written? written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(json, AdminJson.Options);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name} cannot be read: {OneLine(e.Message)}", e);
        }

        if (written is null || Faults(written).FirstOrDefault() is { } fault && fault.Length > 0)
            throw new InvalidDataException($"{name}: {(written is null ? "is empty" : Faults(written).First())}.");

        return new(
            written.Skill!,
            [.. written.Also ?? []],
            written.Anchors!.ToImmutableSortedDictionary(
                anchor => int.Parse(anchor.Key, CultureInfo.InvariantCulture), anchor => anchor.Value),
            [.. written.Steps!],
            [.. written.Ideas!.Select(idea => new PracticeIdea(Kinds[idea.Kind!], idea.Ask!, idea.Draft!))])
        {
            About = [.. written.About ?? []],
            Questions = [.. written.Questions ?? []],
        };
    }

    static IEnumerable<string> Faults(Written written)
    {
        if (!IsSound(written.Skill))
            yield return "'skill' takes a name of 1 to 200 characters";
        if (written.Also?.All(IsSound) == false)
            yield return "'also' takes names of 1 to 200 characters";
        if (written.About?.All(IsSound) == false)
            yield return "'about' takes words of 1 to 200 characters";
        if (written.Anchors?.Keys.All(level => level is "1" or "2" or "3" or "4" or "5") != true
            || !new[] { "1", "3", "5" }.All(written.Anchors.ContainsKey) || !written.Anchors.Values.All(IsSound))
            yield return "'anchors' takes a sentence for each of 1, 3 and 5, perhaps 2 and 4";
        if (written.Steps is not { Count: >= SkillPack.FewestSteps and <= SkillPack.MostSteps }
            || !written.Steps.All(IsSound))
            yield return "'steps' takes three to five, from safe to the target";
        if (written.Ideas is null || written.Ideas.Select(idea => idea.Kind).Distinct().Count() < SkillPack.IdeasAtOnce)
            yield return "'ideas' takes ideas of three different kinds or more";
        foreach (var idea in written.Ideas ?? [])
        {
            if (!Kinds.ContainsKey(idea.Kind ?? ""))
                yield return $"'kind' takes {string.Join(", ", Kinds.Keys.Order())}, not '{idea.Kind}'";
            if (!IsQuestion(idea.Ask))
                yield return "'ask' takes one question, with its question mark at the end";
            if (!IsSound(idea.Draft))
                yield return "'draft' takes what one could commit to";
        }

        if (written.Questions is { } questions
            && (questions.Count != SkillPack.QuestionsToAsk || !questions.All(IsQuestion)))
            yield return "'questions' takes three, each with its question mark at the end";
    }

    static bool IsSound(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= Longest && !text.AsSpan().ContainsAny('\n', '\r');

    static bool IsQuestion(string? text) => IsSound(text) && text!.EndsWith('?') && text.Count(c => c == '?') == 1;

    static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.') + ".";

    sealed record Written(
        string? Skill, List<string>? Also, Dictionary<string, string>? Anchors, List<string>? Steps,
        List<WrittenIdea>? Ideas, List<string>? About, List<string>? Questions);

    sealed record WrittenIdea(string? Kind, string? Ask, string? Draft);
}
