using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoachBot.Slack;

/// <summary>What is wrong with the settings: one line a fault, which names the key and what it takes.</summary>
public sealed class SlackFaults(IHostEnvironment environment) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        string[] faults = [.. Of(options, environment.IsDevelopment())];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>The faults, in the order of the settings; no value of a secret is in them.</summary>
    /// <param name="development">Allows <c>http</c> on loopback for the Web API.</param>
    public static IEnumerable<string> Of(SlackOptions options, bool development)
    {
        var (hasToken, hasClient) = (options.BotToken.Length > 0, options.ClientId.Length > 0);
        if (options.SigningSecret.Any(char.IsWhiteSpace))
            yield return "Slack:SigningSecret takes the app's signing secret, without blanks.";
        if (hasToken && !IsToken(options.BotToken, "xoxb-", "xoxe.xoxb-"))
            yield return "Slack:BotToken takes a bot's token, xoxb-….";
        if (options.AppToken.Length > 0 && !IsToken(options.AppToken, "xapp-"))
            yield return "Slack:AppToken takes an app-level token, xapp-….";
        if (hasToken && hasClient)
            yield return "Slack:ClientId takes nothing beside Slack:BotToken: it is one workspace by token, "
                + "or many by OAuth.";
        if (hasClient != options.ClientSecret.Length > 0)
            yield return hasClient
                ? "Slack:ClientSecret takes the secret of Slack:ClientId; it is empty."
                : "Slack:ClientId takes the id that belongs to Slack:ClientSecret; it is empty.";
        if ((hasToken || hasClient) && options is { SigningSecret: "", AppToken: "" })
            yield return "Slack:SigningSecret takes the app's signing secret; without it, or Slack:AppToken, "
                + "nothing that Slack brings can be proven.";
        if (!hasToken && !hasClient && (options.SigningSecret.Length > 0 || options.AppToken.Length > 0))
            yield return "Slack:BotToken takes a bot's token, xoxb-…; without it, or Slack:ClientId, "
                + "nothing can be answered.";
        if (options.Workspaces.Count > 0 && !hasClient)
            yield return "Slack:Workspaces takes nothing without Slack:ClientId: with a token there is one workspace.";
        if (options.Workspaces.FirstOrDefault(id => !IsId(id)) is { } none)
            yield return $"Slack:Workspaces takes ids of workspaces or organisations, T… or E…, not '{none}'.";
        if (!IsAddress(options.ApiUrl, development))
            yield return "Slack:ApiUrl takes an https address"
                + (development ? ", or http on this machine." : ".");
    }

    static bool IsToken(string text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal) && text.Length > start.Length
                && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
                return true;
        }

        return false;
    }

    static bool IsId(string text) =>
        text is ['T' or 'E', _, ..] && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    static bool IsAddress(string text, bool development) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { UserInfo: "", Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps
            || (development && address.Scheme == Uri.UriSchemeHttp && IsLoopback(address.Host)));

    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
