using Microsoft.Extensions.Configuration;

namespace CoachBot.BotFramework;

/// <summary>How the bot's registration was made; it decides where its own tokens come from.</summary>
public enum BotAppType
{
    SingleTenant,
    UserAssignedMSI,
    MultiTenant,
}

/// <summary>The Azure Bot registration, by the names every Bot Framework bot uses, and <c>Teams:…</c>.</summary>
public sealed class BotFrameworkOptions
{
    /// <summary>Where Teams takes messages: public cloud, GCC, GCC High, DoD.</summary>
    public static readonly IReadOnlyList<string> PublicAndGovernmentHosts =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    /// <summary>The bot's application id. Empty: no registration; signed activities are refused.</summary>
    public string MicrosoftAppId { get; set; } = "";

    /// <summary>The application's secret; unused with <see cref="BotAppType.UserAssignedMSI"/>.</summary>
    public string MicrosoftAppPassword { get; set; } = "";

    /// <summary><c>SingleTenant</c> (default), <c>UserAssignedMSI</c> or <c>MultiTenant</c>, in any case.</summary>
    public string MicrosoftAppType { get; set; } = nameof(BotAppType.SingleTenant);

    /// <summary>The tenant the application is registered in. A multi-tenant bot may leave it empty.</summary>
    public string MicrosoftAppTenantId { get; set; } = "";

    /// <summary>Where the keys that sign inbound tokens are published. Default: public cloud.</summary>
    public string ToBotFromChannelOpenIdMetadataUrl { get; set; } =
        "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The issuer of inbound tokens. Default: public cloud.</summary>
    public string ToBotFromChannelTokenIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>
    /// Where the bot gets its own tokens: an authority with its tenant, one without a path (the tenant is added), or
    /// the whole token endpoint. Empty: public cloud.
    /// </summary>
    public string ToChannelFromBotLoginUrl { get; set; } = "";

    /// <summary>What the bot's own tokens are for. Default: public cloud.</summary>
    public string ToChannelFromBotOAuthScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary><c>Teams:ServiceHosts</c>: exact hosts a token may be sent to.</summary>
    public IReadOnlyList<string> ServiceHosts { get; set; } = PublicAndGovernmentHosts;

    /// <summary><c>Teams:Tenants</c>: who may talk to the bot. Empty: the bot's own tenant.</summary>
    public IReadOnlyList<string> Tenants { get; set; } = [];

    /// <summary>The kind named by <see cref="MicrosoftAppType"/>; <c>null</c> for a word that names none.</summary>
    public BotAppType? AppType => Enum.GetValues<BotAppType>()
        .Select(type => (BotAppType?)type)
        .FirstOrDefault(type => string.Equals(type.ToString(), MicrosoftAppType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tenants that may talk to the bot; empty: any, which only a bot without a registration has.</summary>
    public IReadOnlyList<string> AllowedTenants =>
        Tenants.Count > 0 ? Tenants
        : MicrosoftAppTenantId.Length > 0 ? [MicrosoftAppTenantId]
        : [];

    /// <summary>The OAuth 2.0 token endpoint for the client credentials grant.</summary>
    /// <exception cref="UriFormatException">The login URL is none; validation lets no such through.</exception>
    public Uri TokenEndpoint
    {
        get
        {
            const string path = "/oauth2/v2.0/token";
            var login = ToChannelFromBotLoginUrl.Length > 0
                ? ToChannelFromBotLoginUrl.TrimEnd('/')
                : "https://login.microsoftonline.com";
            if (login.EndsWith(path, StringComparison.OrdinalIgnoreCase))
                return new Uri(login);

            if (new Uri(login).AbsolutePath == "/")
                login += AppType == BotAppType.MultiTenant ? "/botframework.com" : $"/{MicrosoftAppTenantId}";
            return new Uri(login + path);
        }
    }

    /// <summary>Takes over what the settings name; the rest keeps its default.</summary>
    /// <remarks>
    /// By hand, because a binder adds to a list that has defaults, where a setting must replace them.
    /// </remarks>
    public void Read(IConfiguration settings)
    {
        MicrosoftAppId = Text(settings, nameof(MicrosoftAppId), MicrosoftAppId);
        MicrosoftAppPassword = Text(settings, nameof(MicrosoftAppPassword), MicrosoftAppPassword);
        MicrosoftAppType = Text(settings, nameof(MicrosoftAppType), MicrosoftAppType);
        MicrosoftAppTenantId = Text(settings, nameof(MicrosoftAppTenantId), MicrosoftAppTenantId);
        ToBotFromChannelOpenIdMetadataUrl =
            Text(settings, nameof(ToBotFromChannelOpenIdMetadataUrl), ToBotFromChannelOpenIdMetadataUrl);
        ToBotFromChannelTokenIssuer = Text(settings, nameof(ToBotFromChannelTokenIssuer), ToBotFromChannelTokenIssuer);
        ToChannelFromBotLoginUrl = Text(settings, nameof(ToChannelFromBotLoginUrl), ToChannelFromBotLoginUrl);
        ToChannelFromBotOAuthScope = Text(settings, nameof(ToChannelFromBotOAuthScope), ToChannelFromBotOAuthScope);
        ServiceHosts = List(settings.GetSection("Teams:ServiceHosts"), ServiceHosts);
        Tenants = List(settings.GetSection("Teams:Tenants"), Tenants);
    }

    static string Text(IConfiguration settings, string key, string otherwise) =>
        settings[key]?.Trim() is { Length: > 0 } text ? text : otherwise;

    /// <summary>A list, or one text with commas, as environment variables have it.</summary>
    static IReadOnlyList<string> List(IConfigurationSection section, IReadOnlyList<string> otherwise)
    {
        var named = section.Value is { } text
            ? text.Split(',')
            : section.GetChildren().Select(child => child.Value ?? "");
        string[] list = [.. named.Select(item => item.Trim()).Where(item => item.Length > 0)];
        return list.Length > 0 ? list : otherwise;
    }
}
