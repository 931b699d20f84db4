using Microsoft.Extensions.Configuration;

namespace CoachBot.Slack;

/// <summary>One Slack workspace by token, or many by OAuth. Section <c>Slack</c> of the settings.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";
    public const string PublicApiUrl = "https://slack.com/api/";

    /// <summary>Proves that a request is Slack's. Empty: nothing that comes over HTTP can be proven.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>One workspace's token, <c>xoxb-…</c>.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>Turns Socket Mode on, <c>xapp-…</c>.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>For installing by OAuth in many workspaces.</summary>
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>
    /// Ids of the workspaces and organisations that may install the app, with commas or as a list. Empty: any.
    /// </summary>
    public IReadOnlyList<string> Workspaces { get; set; } = [];

    /// <summary>Slack's Web API, with a final slash. Default https://slack.com/api/.</summary>
    public string ApiUrl { get; set; } = PublicApiUrl;

    /// <summary>There is a way to get a token, and a door that Slack can prove itself at.</summary>
    public bool IsOn => (BotToken.Length > 0 || ClientId.Length > 0)
        && (SigningSecret.Length > 0 || AppToken.Length > 0);

    /// <summary>Takes over what the settings name; the rest keeps its default.</summary>
    public void Read(IConfiguration settings)
    {
        SigningSecret = Text(settings, nameof(SigningSecret), SigningSecret);
        BotToken = Text(settings, nameof(BotToken), BotToken);
        AppToken = Text(settings, nameof(AppToken), AppToken);
        ClientId = Text(settings, nameof(ClientId), ClientId);
        ClientSecret = Text(settings, nameof(ClientSecret), ClientSecret);
        Workspaces = List(settings.GetSection($"{Section}:{nameof(Workspaces)}"));
        ApiUrl = Text(settings, nameof(ApiUrl), ApiUrl);
        if (!ApiUrl.EndsWith('/'))
            ApiUrl += "/";
    }

    /// <summary>A workspace may install by itself, or as one of an organisation that may.</summary>
    public bool MayInstall(params IEnumerable<string?> ids) =>
        Workspaces.Count == 0 || ids.OfType<string>().Any(id => Workspaces.Contains(id, StringComparer.Ordinal));

    static IReadOnlyList<string> List(IConfigurationSection section) =>
    [
        .. (section.Value is { } text ? text.Split(',') : section.GetChildren().Select(child => child.Value ?? ""))
            .Select(id => id.Trim()).Where(id => id.Length > 0),
    ];

    static string Text(IConfiguration settings, string key, string otherwise) =>
        settings[$"{Section}:{key}"]?.Trim() is { Length: > 0 } text ? text : otherwise;
}
