using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Text;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Text;

/// <summary>An admin's own words (F97): taken with their places, tried out by a manager before anybody else.</summary>
public sealed class CustomWordingTests
{
    static readonly TextCatalogs Shipped = new();

    [Fact]
    public void An_admins_words_go_before_those_shipped_and_the_rest_stays()
    {
        var words = CustomWording.Read("en.json", """{ "button.commit": "I'm in", }""", Shipped);

        var book = new TextCatalogs(new(CustomWording.None.ByLanguage.Add("en", words))).Default;

        Assert.Equal("I'm in", book.Say(new Phrase("button.commit")));
        Assert.Equal(Shipped.Default.Raw("button.skip"), book.Raw("button.skip"));
    }

    [Theory]
    [InlineData("fr.json", "{}", "there is en.json")]
    [InlineData("en.json", "[]", "cannot be read")]
    [InlineData("en.json", "{ \"ask.weekly\": 5 }", "cannot be read")]
    [InlineData("en.json", "{ \"ask.wekly\": \"x\" }", "'ask.wekly' is no phrase of mine")]
    [InlineData("en.json", "{ \"verbatim\": \"x\" }", "'verbatim' is no phrase of mine")]
    [InlineData("en.json", "{ \"button.skip\": \" \" }", "takes words")]
    [InlineData("en.json", "{ \"ask.weekly\": \"What will you do?\" }", "leaves a value unsaid")]
    [InlineData("en.json", "{ \"ask.weekly\": \"{0} or {1}?\" }", "has no value for {1}")]
    [InlineData("en.json", "{ \"ask.weekly\": \"{0} {\" }", "has an open place")]
    public void Words_that_cannot_be_taken_are_told_in_one_line(string name, string json, string told)
    {
        var fault = Assert.Throws<InvalidDataException>(() => CustomWording.Read("wording/" + name, json, Shipped));

        Assert.StartsWith("wording/" + name, fault.Message, StringComparison.Ordinal);
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void Words_against_the_voice_rules_are_told_and_taken()
    {
        var words = CustomWording.Read("en.json", """{ "ask.weekly": "You must improve {0}!" }""", Shipped);

        var faults = new CustomWording(CustomWording.None.ByLanguage.Add("en", words)).VoiceFaults();

        Assert.Equal(["ask.weekly says \"must\"", "ask.weekly cheers"], faults);
    }

    [Fact]
    public async Task A_manager_sees_drafts_as_people_would_read_them_and_nobody_else_does()
    {
        var draft = CustomWording.None.ByLanguage.Add("en", ImmutableSortedDictionary<string, string>.Empty
            .Add("ask.weekly", "Which one thing makes {0} grow this week?"));
        var team = new TeamStage(settings: CoachSettings.Default with
        {
            Drafts = new(draft),
            DraftPacks = [SkillPacks.Shipped.For("discovery")],
        });
        var ana = TeamStage.Person("Ana");
        await team.SetUpAsync(ana);

        var shown = await team.AskAsync(TeamStage.Marc, "preview");
        await team.CommitAsync(ana, "ask one open question");
        var refused = await team.AskAsync(ana, "preview");

        Assert.Contains(
            "Which one thing makes the quality of your questions grow this week?", shown, StringComparison.Ordinal);
        Assert.Contains("Which is closest today", shown, StringComparison.Ordinal);
        Assert.Contains("tried out by a team's managers", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(team.SaidTo(ana), said => said.Contains("grow this week", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_no_drafts_a_manager_is_told_so()
    {
        var team = new TeamStage();
        await team.SetUpAsync(TeamStage.Person("Ana"));

        Assert.Contains("No new words", await team.AskAsync(TeamStage.Marc, "preview"), StringComparison.Ordinal);
    }
}
