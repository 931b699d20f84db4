using System.Text.Json;
using CoachBot.Slack.Install;
using CoachBot.Slack.People;

namespace CoachBot.Tests.Slack.People;

/// <summary>Whose people they are: a workspace's, an organisation's, or another firm's in a shared channel.</summary>
public sealed class SlackUserTests
{
    const string Colleague = """{"id":"U1","team_id":"T1"}""";
    const string Foreigner = """{"id":"U1","team_id":"T9"}""";
    const string OfE1 = """
        {"id":"U1","team_id":"T1","enterprise_user":{"enterprise_id":"E1","teams":["T1","T2"]}}
        """;
    const string OfE9 = """{"id":"U1","team_id":"T9","enterprise_user":{"enterprise_id":"E9","teams":["T9"]}}""";

    [Theory]
    [InlineData(Colleague, "T1")]
    [InlineData("""{"id":"U1"}""", "T1")]
    [InlineData("""{"id":"U1"}""", "E1")]
    [InlineData(OfE1, "T1")]
    [InlineData(OfE1, "T2")]
    [InlineData(OfE1, "E1")]
    [InlineData("""{"id":"U1","team_id":"E1"}""", "E1")]
    public void A_colleague_is_one_by_any_home_they_have(string user, string tenant) =>
        Assert.False(Read(user, tenant).IsGuest);

    [Theory]
    [InlineData(Foreigner, "T1")]
    [InlineData(Foreigner, "E1")]
    [InlineData(OfE9, "T1")]
    [InlineData(OfE9, "E1")]
    [InlineData(OfE1, "T3")]
    [InlineData("""{"id":"U1","team_id":"T1","is_restricted":true}""", "T1")]
    [InlineData("""{"id":"U1","team_id":"T1","is_stranger":true}""", "T1")]
    [InlineData("""{"id":"U1","team_id":7,"enterprise_user":{"teams":["T9",1,null]}}""", "T1")]
    public void Another_firms_people_and_guests_are_guests_wherever_they_work(string user, string tenant) =>
        Assert.True(Read(user, tenant).IsGuest);

    /// <summary>Slack is believed about people, but not about letters.</summary>
    [Fact]
    public void Whichever_text_of_Slacks_answer_is_no_Unicode_the_rest_is_read()
    {
        const string User = """
            {"id":"U1","team_id":"T1","enterprise_id":"E1","name":"ana","real_name":"Ana","tz":"Asia/Tokyo",
             "locale":"pt-BR","profile":{"real_name":"Ana","display_name":"Ana"},
             "enterprise_user":{"enterprise_id":"E1","teams":["T1"]}}
            """;
        foreach (var text in new[] { "ana", "Ana", "Asia/Tokyo", "pt-BR", "T1", "E1" })
        {
            var read = Read(User.Replace($"\"{text}\"", "\"\\ud800\"", StringComparison.Ordinal), "T1");

            Assert.Equal("U1", read.Id);
            Assert.True(text == "Asia/Tokyo" ? read.Zone is null : read.Zone == "Asia/Tokyo");
        }

        const string Grant = """
            {"access_token":"xoxb-1","token_type":"bot","team":{"id":"T1","name":"Acme"},"bot_user_id":"UBOT",
             "enterprise":{"id":"E1","name":"Grid"},"authed_user":{"id":"U1"}}
            """;
        foreach (var text in new[] { "Acme", "Grid", "UBOT", "E1", "U1" })
        {
            var answer = JsonDocument.Parse(
                Grant.Replace($"\"{text}\"", "\"\\ud800\"", StringComparison.Ordinal)).RootElement;

            Assert.Equal("xoxb-1", OAuthGrant.Read(answer)!.BotToken);
        }
    }

    static SlackUser Read(string user, string tenant) =>
        SlackUser.Read(JsonDocument.Parse(user).RootElement, tenant)!;
}
