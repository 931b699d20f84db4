using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;

namespace CoachBot.Tests.Coaching.Model;

/// <summary>The packs shipped have their shape and keep to the voice; an admin's broken one is told.</summary>
public sealed class SkillPacksTests
{
    const string Sound = """
        { "skill": "listening", "anchors": { "1": "a", "3": "b", "5": "c" }, "steps": ["a", "b", "c"], "ideas": [
          { "kind": "live", "ask": "Where?", "draft": "x" }, { "kind": "shadowing", "ask": "Who?", "draft": "y" },
          { "kind": "role-play", "ask": "With whom?", "draft": "z" } ] }
        """;

    public static TheoryData<string> Skills => new(SkillPacks.Shipped.Packs.Select(pack => pack.Skill));

    [Fact]
    public void There_are_six_and_one_for_everything_else() => Assert.Equal(
        ["*", "discovery", "handling objections", "negotiation", "next steps", "storytelling",
            "the quality of my questions"],
        SkillPacks.Shipped.Packs.Select(pack => pack.Skill).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Skills))]
    public void Every_sentence_keeps_to_the_voice_rules(string skill)
    {
        var pack = SkillPacks.Shipped.Packs.Single(pack => pack.Skill == skill);
        var said = pack.Anchors.Values.Concat(pack.Steps)
            .Concat(pack.Ideas.SelectMany(idea => new[] { idea.Ask, idea.Draft }));

        Assert.Empty(said.SelectMany(words => VoiceRules.Faults(skill, words)));
        Assert.Empty(pack.Ideas.SelectMany(idea => VoiceRules.UnpromptedFaults(skill, idea.Ask)));
        Assert.Empty(pack.Questions.SelectMany(ask =>
            VoiceRules.Faults(skill, ask).Concat(VoiceRules.UnpromptedFaults(skill, ask))));
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void Three_ideas_are_of_three_kinds_and_the_next_three_are_others(string skill)
    {
        var pack = SkillPacks.Shipped.Packs.Single(pack => pack.Skill == skill);

        Assert.Equal(3, pack.IdeasOf(0).Select(idea => idea.Kind).Distinct().Count());
        Assert.Equal(3, pack.IdeasOf(1).Select(idea => idea.Kind).Distinct().Count());
        Assert.Empty(pack.IdeasOf(0).Intersect(pack.IdeasOf(1)));
        Assert.All(Enumerable.Range(0, 50), round => Assert.Equal(3, pack.IdeasOf(round).Length));
    }

    [Theory]
    [InlineData("handling objections", "handling objections")]
    [InlineData("Objections.", "handling objections")]
    [InlineData("the quality of my questions", "the quality of my questions")]
    [InlineData("quality of my questions", "the quality of my questions")]
    [InlineData("how I listen", "*")]
    public void A_skill_in_whatever_words_has_a_pack(string said, string pack) =>
        Assert.Equal(pack, SkillPacks.Shipped.For(said).Skill);

    [Theory]
    [MemberData(nameof(Skills))]
    public void Whoever_helps_has_three_questions_to_ask(string skill) =>
        Assert.Equal(3, SkillPacks.Shipped.QuestionsFor(skill).Distinct().Count());

    [Fact]
    public void A_pack_without_questions_has_those_for_everything_else() => Assert.Equal(
        SkillPacks.Shipped.QuestionsFor("how I breathe"),
        new SkillPacks([SkillPackFile.Read("sound", Sound), .. SkillPacks.Shipped.Packs]).QuestionsFor("listening"));

    [Theory]
    [InlineData("she gives a discount as soon as procurement asks", "negotiation")]
    [InlineData("They said it was too expensive", "handling objections")]
    [InlineData("the customer is silent after the demo and there is no next step", "next steps")]
    [InlineData("he interrupts them", "the quality of my questions")]
    [InlineData("a new colleague begins on Monday", null)]
    [InlineData("determined to win", null)]
    public void A_situation_is_about_the_skill_most_of_whose_words_it_has(string situation, string? skill) =>
        Assert.Equal(skill, SkillPacks.Shipped.About(situation)?.Skill);

    [Fact]
    public void An_admins_pack_goes_before_those_shipped()
    {
        var folder = Directory.CreateTempSubdirectory("packs-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "a.json"),
                Sound.Replace("listening", "discovery", StringComparison.Ordinal));

            var packs = SkillPacks.Shipped.With(folder.FullName);

            Assert.Equal("a", packs.For("discovery").Anchors[1]);
            Assert.Equal(SkillPacks.Shipped.Packs.Length + 1, packs.Packs.Length);
            Assert.Equal(SkillPacks.Shipped, SkillPacks.Shipped.With(folder.FullName + "-none") with
            {
                Packs = SkillPacks.Shipped.Packs,
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("\"listening\"", "\"\"", "'skill'")]
    [InlineData("\"5\"", "\"6\"", "'anchors'")]
    [InlineData("\"3\": \"b\",", "", "'anchors'")]
    [InlineData("[\"a\", \"b\", \"c\"]", "[\"a\"]", "'steps'")]
    [InlineData("shadowing", "live", "'ideas'")]
    [InlineData("shadowing", "dreaming", "'kind'")]
    [InlineData("Where?", "Where.", "'ask'")]
    [InlineData("\"y\"", "\"\"", "'draft'")]
    [InlineData("\"steps\"", "\"questions\": [\"Where?\"], \"steps\"", "'questions'")]
    [InlineData("\"skill\"", "\"skil\"", "skil")]
    [InlineData("\"anchors\"", "\"about\": [\"\"], \"anchors\"", "'about'")]
    [InlineData("{ \"skill\"", "\"skill\"", "cannot be read")]
    public void A_pack_that_is_not_as_it_has_to_be_is_told_in_one_line(string was, string now, string told)
    {
        var broken = Sound.Replace(was, now, StringComparison.Ordinal);

        var fault = Assert.Throws<InvalidDataException>(() => SkillPackFile.Read("packs/listening.json", broken));

        Assert.StartsWith("packs/listening.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.NotNull(SkillPackFile.Read("sound", Sound));
    }
}
