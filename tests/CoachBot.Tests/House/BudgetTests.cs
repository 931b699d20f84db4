using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>The house's budgets: how long a file, how many dependencies, which project may know which.</summary>
public sealed partial class BudgetTests
{
    const int MaxLines = 250;
    const int MaxLinesOfType = 300;
    const int MaxColumns = 120;

    /// <summary>Types that are longer, each with its lines; the reason is in <c>docs/decisions/ids-as-text.md</c>.
    /// </summary>
    static readonly Dictionary<string, int> InParts = new(StringComparer.Ordinal) { ["PersonTurn"] = 460 };
    const int MaxDependencies = 5;

    static readonly string[] BannedFolders = ["Helpers", "Common", "Utils", "Services"];

    /// <summary>Projects and whom they may know, whether they exist yet or not.</summary>
    static readonly Dictionary<string, string[]> Picture = new(StringComparer.Ordinal)
    {
        ["CoachBot.Core"] = [],
        ["CoachBot.Coaching"] = ["CoachBot.Core"],
        ["CoachBot.Storage"] = ["CoachBot.Core"],
        ["CoachBot.BotFramework"] = ["CoachBot.Core"],
        ["CoachBot.Slack"] = ["CoachBot.Core"],
        ["CoachBot"] =
            ["CoachBot.BotFramework", "CoachBot.Coaching", "CoachBot.Core", "CoachBot.Slack", "CoachBot.Storage"],
    };

    static IEnumerable<string> Sources => Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"));

    static IEnumerable<Type> Types =>
        from project in Picture.Keys
        where File.Exists(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"))
        from type in Assembly.Load(project).GetTypes()
        where !type.Name.Contains('<', StringComparison.Ordinal)
            && type.Namespace?.StartsWith("CoachBot", StringComparison.Ordinal) == true
        select type;

    [Fact]
    public void A_file_has_at_most_250_lines() =>
        Assert.Empty(
            from path in Sources
            let lines = File.ReadLines(path).Count()
            where lines > MaxLines
            select $"{Named(path)} has {lines}");

    /// <summary>A partial type in several files is one thing to read, and is counted as one.</summary>
    [Fact]
    public void A_type_has_at_most_300_lines_in_all_its_files() =>
        Assert.Empty(
            from path in Repository.Files("src", "*.cs")
            from type in PartialType().Matches(File.ReadAllText(path))
                .Select(match => match.Groups["name"].Value).Distinct()
            group File.ReadLines(path).Count() by type into files
            where files.Count() > 1 && files.Sum() > InParts.GetValueOrDefault(files.Key, MaxLinesOfType)
            select $"{files.Key} has {files.Sum()}");

    [Fact]
    public void A_line_has_at_most_120_columns() =>
        Assert.Empty(
            from path in Sources
            from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > MaxColumns
            select $"{Named(path)}:{line.Number} has {line.Text.Length}");

    [Fact]
    public void A_type_has_at_most_five_dependencies() =>
        Assert.Empty(
            from type in Types
            where type.IsClass && !IsRecord(type) && !type.IsAssignableTo(typeof(Exception))
                && !type.IsAssignableTo(typeof(Attribute))
            from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            let dependencies = constructor.GetParameters().Sum(parameter => DependenciesIn(parameter.ParameterType))
            where dependencies > MaxDependencies
            select $"{type.FullName} has {dependencies}");

    [Theory]
    [InlineData(typeof(Bag), 3)]
    [InlineData(typeof(BagInABag), 4)]
    [InlineData(typeof(Clocks), 1)]
    [InlineData(typeof(ProcessInstance), 1)]
    [InlineData(typeof(IEngineLog), 1)]
    public void A_record_that_bundles_dependencies_counts_as_each_of_them(Type parameter, int dependencies) =>
        Assert.Equal(dependencies, DependenciesIn(parameter));

    [Theory]
    [InlineData("CoachBot.Core")]
    [InlineData("CoachBot.Coaching")]
    [InlineData("CoachBot.Storage")]
    [InlineData("CoachBot.BotFramework")]
    [InlineData("CoachBot.Slack")]
    [InlineData("CoachBot")]
    public void A_project_knows_whom_the_picture_says(string project)
    {
        var built = Picture[project].Where(known => Directory.Exists(Path.Combine(Repository.Root, "src", known)));

        Assert.Equal(built, References(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")));
    }

    [Fact]
    public void Every_project_is_in_the_picture() =>
        Assert.Empty(Repository.Files("src", "*.csproj")
            .Select(Path.GetFileNameWithoutExtension)
            .Except(Picture.Keys, StringComparer.Ordinal));

    /// <remarks>A manager is a person here; nothing else is called one.</remarks>
    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(
            from type in Types
            let name = type.Name.Split('`')[0]
            where name.EndsWith("Helper", StringComparison.Ordinal)
                || name.Contains("Util", StringComparison.Ordinal)
                || (name.EndsWith("Manager", StringComparison.Ordinal) && name != "Manager")
            select type.FullName);

    [Fact]
    public void No_folder_is_a_box_for_the_rest() =>
        Assert.Empty(Sources
            .SelectMany(path => Named(path).Split('/').SkipLast(1))
            .Distinct(StringComparer.Ordinal)
            .Intersect(BannedFolders, StringComparer.OrdinalIgnoreCase));

    static IEnumerable<string> References(string project) =>
        from reference in XDocument.Load(project).Descendants("ProjectReference")
        let path = reference.Attribute("Include")!.Value.Replace('\\', '/')
        orderby path
        select Path.GetFileNameWithoutExtension(path);

    /// <summary>
    /// One for a parameter; for a record that bundles several kinds of dependencies, one for each of them.
    /// </summary>
    static int DependenciesIn(Type parameter)
    {
        Type[] members = IsRecord(parameter) ? [.. MembersOf(parameter).Where(IsDependency)] : [];
        return members.Distinct().Count() > 1 ? members.Sum(DependenciesIn) : 1;
    }

    static IEnumerable<Type> MembersOf(Type record) => record
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.PropertyType)
        .Where(member => member != record);

    /// <summary>What has behaviour rather than a value: an interface or class of the house, a clock, or several of
    /// them.</summary>
    static bool IsDependency(Type type) =>
        type == typeof(TimeProvider)
        || (type.Namespace?.StartsWith("CoachBot", StringComparison.Ordinal) == true
            && (type.IsInterface || (type.IsClass && (!IsRecord(type) || MembersOf(type).Any(IsDependency)))));

    static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    [GeneratedRegex(
        @"^\s*(?:public |internal |sealed |static )*partial (?:class|record|struct|interface) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartialType();

    static string Named(string path) =>
        Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/');

    sealed record Bag(Clocks Clocks, IEngineLog Log, TimeProvider Time, string Name);

    sealed record BagInABag(Bag Bag, IEntityTable Table);
}
