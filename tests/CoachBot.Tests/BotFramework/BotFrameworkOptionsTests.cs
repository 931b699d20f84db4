using CoachBot.BotFramework;
using CoachBot.Tests.Support.BotFramework;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.BotFramework;

public sealed class BotFrameworkOptionsTests
{
    static readonly (string, string)[] Registered =
        [("MicrosoftAppId", "app"), ("MicrosoftAppPassword", "s3cret"), ("MicrosoftAppTenantId", "tenant")];

    [Fact]
    public void Without_settings_there_is_no_registration_and_nothing_wrong()
    {
        var options = Read();

        Assert.Empty(BotFrameworkFaults.Of(options, development: false));
        Assert.Equal(BotAppType.SingleTenant, options.AppType);
        Assert.Contains("smba.trafficmanager.net", options.ServiceHosts);
        Assert.Empty(options.AllowedTenants);
    }

    [Theory]
    [InlineData("MicrosoftAppType", "Single", "MicrosoftAppType")]
    [InlineData("MicrosoftAppType", "1", "MicrosoftAppType")]
    [InlineData("MicrosoftAppId", "a b", "MicrosoftAppId")]
    [InlineData("MicrosoftAppTenantId", "../common", "MicrosoftAppTenantId")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://login.example/x", "ToBotFromChannelOpenIdMetadataUrl")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://localhost/x", "ToBotFromChannelOpenIdMetadataUrl")]
    [InlineData("ToBotFromChannelTokenIssuer", "two words", "ToBotFromChannelTokenIssuer")]
    [InlineData("ToChannelFromBotLoginUrl", "login.example", "ToChannelFromBotLoginUrl")]
    [InlineData("ToChannelFromBotOAuthScope", "two words", "ToChannelFromBotOAuthScope")]
    [InlineData("Teams:ServiceHosts:0", "https://smba.trafficmanager.net/", "Teams:ServiceHosts")]
    [InlineData("Teams:ServiceHosts", "*.trafficmanager.net", "Teams:ServiceHosts")]
    [InlineData("Teams:Tenants:0", "one two", "Teams:Tenants")]
    public void A_wrong_setting_is_named_in_one_line(string key, string value, string named)
    {
        var fault = Assert.Single(BotFrameworkFaults.Of(Read([.. Registered, (key, value)]), development: false));

        Assert.StartsWith($"{named} takes ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    [Theory]
    [InlineData("SingleTenant", "MicrosoftAppPassword,MicrosoftAppTenantId")]
    [InlineData("userassignedmsi", "MicrosoftAppTenantId")]
    [InlineData("MultiTenant", "MicrosoftAppPassword,Teams:Tenants")]
    public void Each_type_of_registration_needs_its_own(string type, string needed)
    {
        var options = Read(("MicrosoftAppId", "app"), ("MicrosoftAppType", type));

        var faults = BotFrameworkFaults.Of(options, development: false);

        Assert.Equal(needed.Split(','), faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void A_secret_without_an_id_is_told_without_the_secret()
    {
        var fault = Assert.Single(BotFrameworkFaults.Of(Read(("MicrosoftAppPassword", "s3cret")), development: false));

        Assert.StartsWith("MicrosoftAppId ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void During_development_both_addresses_may_be_on_this_machine() =>
        Assert.Empty(BotFrameworkFaults.Of(
            Read([
                .. Registered,
                ("ToBotFromChannelOpenIdMetadataUrl", "http://127.0.0.1:5000/openid"),
                ("ToChannelFromBotLoginUrl", "http://localhost:5000"),
            ]),
            development: true));

    [Theory]
    [InlineData("SingleTenant", "", "https://login.microsoftonline.com/tenant/oauth2/v2.0/token")]
    [InlineData("MultiTenant", "", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "https://login.example", "https://login.example/tenant/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "https://login.example/other/", "https://login.example/other/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "https://a.example/x/oauth2/v2.0/token", "https://a.example/x/oauth2/v2.0/token")]
    public void Tokens_come_from_the_authority_named(string type, string login, string expected)
    {
        var options = Read([.. Registered, ("MicrosoftAppType", type), ("ToChannelFromBotLoginUrl", login)]);

        Assert.Equal(expected, options.TokenEndpoint.AbsoluteUri);
    }

    [Fact]
    public void Hosts_that_are_named_take_the_place_of_the_usual_ones()
    {
        Assert.Equal(["a.example"], Read(("Teams:ServiceHosts:0", "a.example")).ServiceHosts);
        Assert.Equal(["a.example", "b.example"], Read(("Teams:ServiceHosts", "a.example, b.example")).ServiceHosts);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_host()
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(
            () => BotHost.StartAsync(settings: ("MicrosoftAppType", "Single")));

        Assert.Equal(["MicrosoftAppType takes SingleTenant, UserAssignedMSI or MultiTenant."], wrong.Failures);
    }

    static BotFrameworkOptions Read(params (string Key, string Value)[] settings)
    {
        var options = new BotFrameworkOptions();
        var values = new ConfigurationBuilder().AddInMemoryCollection().Build();
        foreach (var (key, value) in settings)
            values[key] = value;
        options.Read(values);
        return options;
    }
}
