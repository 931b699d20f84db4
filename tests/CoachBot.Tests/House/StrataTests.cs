using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>The strata of the coaching: an arrow points down only, and no feature knows its neighbour.</summary>
public sealed partial class StrataTests
{
    /// <summary>The lowest first; what stands in the project's root is above all of them.</summary>
    static readonly string[] Strata = ["Text", "Calendar", "Reading", "Model", "Dialog", "Features"];

    static string Coaching => Path.Combine(Repository.Root, "src", "CoachBot.Coaching");

    static IEnumerable<(string File, string[] Room, string[] Used)> Uses =>
        from path in Repository.Files("src/CoachBot.Coaching", "*.cs")
        let room = Path.GetRelativePath(Coaching, path).Split(Path.DirectorySeparatorChar)[..^1]
        from used in Using().Matches(File.ReadAllText(path)).Select(match => match.Groups["room"].Value.Split('.'))
        select (Path.GetFileName(path), room, used);

    [Fact]
    public void An_arrow_points_down_only() => Assert.Empty(
        from use in Uses
        where use.Room.Length > 0
            && Array.IndexOf(Strata, use.Room[0]) < Array.IndexOf(Strata, use.Used[0])
        select $"{use.File} in {use.Room[0]} uses {string.Join('.', use.Used)}");

    /// <remarks>The weekly loop is one feature: its rooms may know each other.</remarks>
    [Fact]
    public void No_feature_knows_its_neighbour() => Assert.Empty(
        from use in Uses
        where use.Room is ["Features", ..] && use.Used is ["Features", ..] && use.Room[1] != use.Used[1]
        select $"{use.File} of {use.Room[1]} uses {use.Used[1]}");

    [Fact]
    public void Every_room_is_a_stratum() => Assert.Empty(
        Uses.Where(use => use.Room.Length > 0).Select(use => use.Room[0]).Distinct().Except(Strata));

    /// <summary>Names are never half qualified, so that a using tells of every arrow.</summary>
    [Fact]
    public void No_name_is_qualified_by_a_room() => Assert.Empty(
        from path in Repository.Files("src/CoachBot.Coaching", "*.cs")
        from line in File.ReadLines(path)
        where !line.StartsWith("using ", StringComparison.Ordinal)
            && !line.StartsWith("namespace ", StringComparison.Ordinal)
            && Qualified().IsMatch(line)
        select $"{Path.GetFileName(path)}: {line.Trim()}");

    [GeneratedRegex(
        @"^using CoachBot\.Coaching\.(?<room>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(
        @"\bFeatures\.[A-Z]|(?<![\w.])(Helping|Milestones|OneOnOnes|Onboarding|Presence|Practice)\.[A-Z]",
            RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualified();
}
