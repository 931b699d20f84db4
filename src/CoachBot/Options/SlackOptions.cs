using System.ComponentModel.DataAnnotations;

namespace CoachBot;

/// <summary>One Slack workspace by token, or many by OAuth. Section <c>Slack</c> of the settings.</summary>
public sealed class SlackOptions : IValidatableObject
{
    public const string Section = "Slack";

    const string PublicApiUrl = "https://slack.com/api/";

    /// <summary>Proves that a request is Slack's.</summary>
    [Secret]
    public string SigningSecret { get; set; } = "";

    /// <summary>One workspace's token, <c>xoxb-…</c>.</summary>
    [Secret]
    public string BotToken { get; set; } = "";

    /// <summary>Turns Socket Mode on, <c>xapp-…</c>.</summary>
    [Secret]
    public string AppToken { get; set; } = "";

    /// <summary>For installing by OAuth in many workspaces.</summary>
    public string ClientId { get; set; } = "";

    [Secret]
    public string ClientSecret { get; set; } = "";

    /// <summary>Slack's Web API. Default https://slack.com/api/.</summary>
    public string ApiUrl { get; set; } = PublicApiUrl;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Name, bool IsSet)[] settings =
        [
            (nameof(SigningSecret), SigningSecret.Length > 0),
            (nameof(BotToken), BotToken.Length > 0),
            (nameof(AppToken), AppToken.Length > 0),
            (nameof(ClientId), ClientId.Length > 0),
            (nameof(ClientSecret), ClientSecret.Length > 0),
            (nameof(ApiUrl), ApiUrl.Length > 0 && ApiUrl != PublicApiUrl),
        ];

        return settings.Where(setting => setting.IsSet)
            .Select(setting => new ValidationResult(
                $"{Section}:{setting.Name}: this build does not have Slack yet. Leave it empty."));
    }
}
