using CoachBot.Tests.Support;

namespace CoachBot.Tests.Slack;

public sealed class SlackOptionsTests
{
    [Theory]
    [InlineData]
    [InlineData("SigningSecret=8f74", "BotToken=xoxb-1")]
    [InlineData("AppToken=xapp-1", "BotToken=xoxb-1")]
    [InlineData("SigningSecret=8f74", "BotToken=xoxb-1", "ApiUrl=http://127.0.0.1:4000/api/")]
    public void What_goes_together_is_taken(params string[] settings) => Assert.Empty(Faults(settings));

    [Theory]
    [InlineData("Slack:BotToken takes", "SigningSecret=8f74")]
    [InlineData("Slack:SigningSecret takes", "BotToken=xoxb-1")]
    [InlineData("Slack:BotToken takes", "SigningSecret=8f74", "BotToken=s3cret")]
    [InlineData("Slack:AppToken takes", "BotToken=xoxb-1", "AppToken=s3cret")]
    [InlineData("Slack:ClientSecret takes", "SigningSecret=8f74", "ClientId=1.2")]
    [InlineData("Slack:ClientId takes", "SigningSecret=8f74", "BotToken=xoxb-1", "ClientSecret=s3cret")]
    [InlineData("Slack:ClientId takes", "SigningSecret=8f74", "BotToken=xoxb-1", "ClientId=1.2", "ClientSecret=c3")]
    [InlineData("Slack:Workspaces takes", "SigningSecret=8f74", "BotToken=xoxb-1", "Workspaces=T0ACME")]
    [InlineData("Slack:ApiUrl takes", "ApiUrl=http://slack.example/api/")]
    public void What_does_not_is_told_in_one_line_without_the_secret(string line, params string[] settings)
    {
        var fault = Assert.Single(Faults(settings));

        Assert.StartsWith(line, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void With_Slack_alone_the_bot_runs_anywhere()
    {
        var settings = Settled.With("Slack:SigningSecret=8f74", "Slack:BotToken=xoxb-1");

        Assert.Empty(Settings.Faults(settings, Settled.Production));
    }

    [Fact]
    public void To_be_installed_in_many_workspaces_it_must_be_known_where_administrators_come_back_to()
    {
        string[] settings = ["Slack:SigningSecret=8f74", "Slack:ClientId=1.2", "Slack:ClientSecret=c3"];

        var fault = Assert.Single(Settings.Faults(Settled.With(settings), Settled.Production));

        Assert.StartsWith("PublicUrl takes", fault, StringComparison.Ordinal);
        Assert.Empty(Settings.Faults(
            Settled.With([.. settings, "PublicUrl=https://bot.example.com"]), Settled.Production));
    }

    static System.Collections.Immutable.ImmutableArray<string> Faults(string[] settings) =>
        Settings.Faults(Settled.With([.. settings.Select(setting => "Slack:" + setting)]), Settled.Development);
}
