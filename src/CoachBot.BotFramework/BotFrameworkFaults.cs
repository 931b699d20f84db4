using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework;

/// <summary>What is wrong with the settings: one line a fault, which names the key and what it takes.</summary>
public sealed class BotFrameworkFaults(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        string[] faults = [.. Of(options, environment.IsDevelopment())];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>The faults, in the order of the settings; no value of a secret is in them.</summary>
    /// <param name="development">Allows <c>http</c> on loopback for the two addresses.</param>
    public static IEnumerable<string> Of(BotFrameworkOptions options, bool development) =>
    [
        .. Registration(options),
        .. Addresses(options, development),
        .. Teams(options),
    ];

    static IEnumerable<string> Registration(BotFrameworkOptions options)
    {
        if (options.AppType is null)
            yield return "MicrosoftAppType takes SingleTenant, UserAssignedMSI or MultiTenant.";
        if (options.MicrosoftAppId.Any(c => !IsIdCharacter(c)))
            yield return "MicrosoftAppId takes the application id of the bot's registration, without blanks.";
        if (options.MicrosoftAppTenantId.Any(c => !IsIdCharacter(c)))
            yield return "MicrosoftAppTenantId takes a tenant id or one of its domain names, without blanks.";

        if (options.MicrosoftAppId.Length == 0)
        {
            if (options.MicrosoftAppPassword.Length > 0)
                yield return "MicrosoftAppId takes the id that belongs to MicrosoftAppPassword; it is empty.";
            yield break;
        }

        if (options.AppType != BotAppType.UserAssignedMSI && options.MicrosoftAppPassword.Length == 0)
            yield return "MicrosoftAppPassword takes the secret of MicrosoftAppId; only UserAssignedMSI has none.";
        if (options.AppType != BotAppType.MultiTenant && options.MicrosoftAppTenantId.Length == 0)
            yield return "MicrosoftAppTenantId takes the tenant the bot is registered in; only MultiTenant has none.";
        if (options.AppType == BotAppType.MultiTenant && options.AllowedTenants.Count == 0)
            yield return "Teams:Tenants takes the ids of the tenants that may talk to a MultiTenant bot.";
    }

    static IEnumerable<string> Addresses(BotFrameworkOptions options, bool development)
    {
        var takes = development ? "an https address, or http on this machine" : "an https address";
        if (!IsAddress(options.ToBotFromChannelOpenIdMetadataUrl, development))
            yield return $"ToBotFromChannelOpenIdMetadataUrl takes {takes}.";
        if (options.ToBotFromChannelTokenIssuer.Any(char.IsWhiteSpace))
            yield return "ToBotFromChannelTokenIssuer takes an issuer, such as https://api.botframework.com.";
        if (options.ToChannelFromBotLoginUrl.Length > 0 && !IsAddress(options.ToChannelFromBotLoginUrl, development))
            yield return $"ToChannelFromBotLoginUrl takes {takes}.";
        if (options.ToChannelFromBotOAuthScope.Any(char.IsWhiteSpace))
            yield return "ToChannelFromBotOAuthScope takes one scope, such as https://api.botframework.com/.default.";
    }

    static IEnumerable<string> Teams(BotFrameworkOptions options)
    {
        if (options.ServiceHosts.Any(host => Uri.CheckHostName(host) == UriHostNameType.Unknown))
            yield return "Teams:ServiceHosts takes host names alone, such as smba.trafficmanager.net.";
        if (options.Tenants.Any(tenant => tenant.Any(c => !IsIdCharacter(c))))
            yield return "Teams:Tenants takes tenant ids.";
    }

    static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';

    internal static bool IsAddress(string text, bool development) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps
            || (development && address.Scheme == Uri.UriSchemeHttp && Loopback.Is(address)));
}
