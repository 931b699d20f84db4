using System.Reflection;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>The quick ring leaves slow tests out; <c>tests/run.sh</c> runs them all.</summary>
public sealed class RingTests
{
    [Fact]
    public void Every_suite_is_run_with_its_slow_tests() =>
        Assert.Contains(
            "dotnet test \"tests/$1\" --no-build --nologo -p:Ring=all",
            File.ReadAllText(Path.Combine(Repository.Root, "tests", "run.sh")),
            StringComparison.Ordinal);

    /// <remarks>A trait of another name would leave a slow test in the quick ring without a word.</remarks>
    [Fact]
    public void The_one_trait_of_a_test_is_that_it_is_slow()
    {
        var traits = typeof(RingTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Cast<MemberInfo>().Append(type))
            .SelectMany(member => member.CustomAttributes)
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute))
            .Select(attribute => string.Join('=', attribute.ConstructorArguments.Select(argument => argument.Value)))
            .ToList();

        Assert.NotEmpty(traits);
        Assert.All(traits, trait => Assert.Equal("ring=slow", trait));
    }
}
