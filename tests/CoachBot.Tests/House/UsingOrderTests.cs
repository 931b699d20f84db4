using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>
/// What a file uses is in order: the base library first, then the rest by name; what is static, then other names for
/// things, at the end.
/// </summary>
/// <remarks>The one thing of the form that neither the build nor the check for white space sees.</remarks>
public sealed partial class UsingOrderTests
{
    [Fact]
    public void Usings_stand_in_order() =>
        Assert.Empty(
            from path in Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"))
            let usings = Using().Matches(File.ReadAllText(path)).Select(line => line.Groups["what"].Value).ToList()
            where !usings.SequenceEqual(InOrder(usings))
            select Path.GetRelativePath(Repository.Root, path));

    [Fact]
    public void A_using_out_of_order_is_found()
    {
        string[] usings = ["System.Text", "CoachBot.Core.Copy", "System.Globalization"];

        Assert.Equal(["System.Globalization", "System.Text", "CoachBot.Core.Copy"], InOrder(usings));
    }

    static IEnumerable<string> InOrder(IEnumerable<string> usings) => usings
        .OrderBy(line => line.Contains(" = ", StringComparison.Ordinal))
        .ThenBy(line => line.StartsWith("static ", StringComparison.Ordinal))
        .ThenBy(line => line != "System" && !line.StartsWith("System.", StringComparison.Ordinal))
        .ThenBy(line => line.Replace('.', '\u0001'), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^using (?<what>[^(;]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
