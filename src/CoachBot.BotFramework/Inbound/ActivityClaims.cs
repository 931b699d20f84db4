using Microsoft.Extensions.Options;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.BotFramework.Inbound;

/// <summary>
/// Holds what an activity claims against what its sender proved, since a sound token may be put before another's words,
/// and against where and with whom the bot talks at all.
/// </summary>
public sealed class ActivityClaims(IOptions<BotFrameworkOptions> options, ServiceHosts hosts)
{
    public bool Hold(SdkActivity activity, SenderProof proof) =>
        IsChannelOf(activity.ChannelId, proof)
        && activity.ServiceUrl is { } serviceUrl
        && (!proof.IsSigned || serviceUrl.Equals(proof.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        && hosts.Allows(serviceUrl)
        && IsTenantAllowed(activity);

    /// <summary>Other channels of a registration let their users choose who they are: only Teams is taken.</summary>
    static bool IsChannelOf(string? channel, SenderProof proof) => proof.IsSigned
        ? channel == ActivityEnvelope.Teams && proof.Endorsements.Contains(channel)
        : channel is ActivityEnvelope.Teams or ActivityEnvelope.Emulator;

    /// <summary>Teams names the tenant twice; each must be allowed, and one must be there unless any is.</summary>
    bool IsTenantAllowed(SdkActivity activity)
    {
        var allowed = options.Value.AllowedTenants;
        string[] named = [.. ActivityEnvelope.Tenants(activity).OfType<string>()];
        return allowed.Count == 0
            || (named.Length > 0 && named.All(tenant => allowed.Contains(tenant, StringComparer.OrdinalIgnoreCase)));
    }
}
