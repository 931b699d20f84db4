using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Model;

/// <summary>Whoever needs another person is told of one of their own country.</summary>
public sealed class CareLinesTests
{
    static readonly CareLines Lines = new(
        new("112", "Help 24, 116 123", "HR, ext. 5"),
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create("US", new CareLine("911", "988 Lifeline", null)),
                KeyValuePair.Create("NO", new CareLine(null, "Mental Helse, 116 123", null)),
            ]));

    [Theory]
    [InlineData("America/Chicago", "911", "988 Lifeline", "HR, ext. 5")]
    [InlineData("Europe/Oslo", "112", "Mental Helse, 116 123", "HR, ext. 5")]
    [InlineData("Europe/Berlin", "112", "Help 24, 116 123", "HR, ext. 5")]
    [InlineData("Etc/UTC", "112", "Help 24, 116 123", "HR, ext. 5")]
    public void A_line_is_the_countrys_own_where_it_has_one(
        string zone, string emergency, string helpline, string company) =>
        Assert.Equal(new CareLine(emergency, helpline, company), Lines.In(zone));

    [Fact]
    public async Task They_stand_in_what_is_said()
    {
        var team = new TeamStage(settings: CoachSettings.Default with { Care = Lines });
        var ana = TeamStage.Person("Ana");
        await team.SetUpAsync(ana);

        Assert.Contains(
            "Please call 112 or Help 24, 116 123 now", await team.AskAsync(ana, "i want to kill myself"),
            StringComparison.Ordinal);
        Assert.Contains(
            "call 112 or Help 24, 116 123.", await team.AskAsync(ana, "my colleague wants to kill herself"),
            StringComparison.Ordinal);
        Assert.Contains(
            "HR, ext. 5 is there for it; in danger now, call 112.",
            await team.AskAsync(ana, "my manager keeps touching me"), StringComparison.Ordinal);
    }
}
