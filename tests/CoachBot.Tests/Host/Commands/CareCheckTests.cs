using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Commands;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Host.Commands;

public sealed class CareCheckTests
{
    static readonly CareLines German = new(CareLine.None, ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal, [KeyValuePair.Create("DE", new CareLine("112", "Telefonseelsorge", null))]));

    [Fact]
    public void A_country_with_people_and_without_lines_is_to_be_set() =>
        Assert.Contains(
            new CareCheck(German, ["DE", "US"]).Lines(),
            line => line.Verdict == Verdict.Set
                && line.Line.Contains("people live in US, without", StringComparison.Ordinal));

    [Fact]
    public void Where_everybody_has_lines_nothing_is_to_be_set() =>
        Assert.DoesNotContain(new CareCheck(German, ["DE"]).Lines(), line => line.Verdict == Verdict.Set);

    [Fact]
    public void A_store_that_could_not_be_read_is_no_fault_of_the_lines() =>
        Assert.DoesNotContain(new CareCheck(CareLines.None, null).Lines(), line => line.Verdict == Verdict.Set);

    [Fact]
    public async Task Countries_are_those_of_peoples_zones()
    {
        var team = new TeamStage();
        await team.SetUpAsync(TeamStage.Person("Ana"));
        await team.SayAsync(TeamStage.Person("Ana"), "agree", "timezone Europe/Oslo");

        Assert.Equal(["DE", "NO"], await CareCheck.CountriesAsync(team.Table, default));
    }
}
