using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>
/// Tests mirror the source: what <c>src/CoachBot.Core/Turns</c> does is tested in <c>Core/Turns</c>. The folder of the
/// host, <c>src/CoachBot</c>, is <c>Host</c>.
/// </summary>
public sealed partial class MirrorTests
{
    const string Tests = "tests/CoachBot.Tests";

    /// <summary>Folders that belong to all tests, and to no folder of the source.</summary>
    static readonly string[] Shared = ["Corpus", "Goldens", "House", "Support", "Transcripts"];

    /// <summary>The folders of the source, by the names of their files.</summary>
    static readonly ILookup<string, string> Sources = Repository.Files("src", "*.cs").ToLookup(
        path => Path.GetFileName(path),
        path => Slashed(Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path)!)));

    [Fact]
    public void Every_folder_of_tests_mirrors_a_folder_of_the_source() =>
        Assert.Empty(Folders().Where(folder => !IsMirrored(folder)).Distinct());

    [Theory]
    [InlineData("Core/Turns", true)]
    [InlineData("Host", true)]
    [InlineData("Host/Jobs", true)]
    [InlineData("Support/Slack", true)]
    [InlineData("Turns", false)]
    [InlineData("Core/Jobs", false)]
    public void A_folder_without_its_like_in_the_source_is_found(string folder, bool isMirrored) =>
        Assert.Equal(isMirrored, IsMirrored(folder));

    [Fact]
    public void Tests_named_after_a_source_file_are_in_the_folder_that_mirrors_its_own() =>
        Assert.Empty(
            from path in Repository.Files(Tests, "*Tests.cs")
            let folders = Sources[Path.GetFileName(path).Replace("Tests.cs", ".cs", StringComparison.Ordinal)]
            where folders.Any() && !Shared.Contains(Folder(path).Split('/')[0])
                && !folders.Contains(SourceOf(Folder(path)), StringComparer.Ordinal)
            select $"{Path.GetFileName(path)} tests a file of {folders.First()}");

    [Fact]
    public void A_namespace_is_its_folder() =>
        Assert.Empty(
            from path in Repository.Files(Tests, "*.cs")
            let expected = string.Join('.', Folder(path).Split('/').Prepend("CoachBot.Tests").Where(part => part != ""))
            let found = Namespace().Match(File.ReadAllText(path)).Groups["name"].Value
            where found != expected
            select $"{Path.GetFileName(path)} is in {found}, not in {expected}");

    static IEnumerable<string> Folders() =>
        Repository.Files(Tests, "*.cs").Select(Folder).Where(folder => folder != "");

    static string Folder(string path) => Slashed(
        Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, Tests), path))!);

    static bool IsMirrored(string folder) =>
        Shared.Contains(folder.Split('/')[0]) || Directory.Exists(Path.Combine(Repository.Root, SourceOf(folder)));

    static string SourceOf(string folder)
    {
        var parts = folder.Split('/');
        return string.Join('/', ["src", parts[0] == "Host" ? "CoachBot" : $"CoachBot.{parts[0]}", .. parts[1..]]);
    }

    static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Namespace();
}
