using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Reads people as activities and rosters name them.</summary>
static class People
{
    /// <param name="tenantId">Of the conversation; who belongs to another is a guest.</param>
    /// <remarks>
    /// The directory id is <c>aadObjectId</c> on some calls, <c>objectId</c> on others; it need not be a GUID.
    /// </remarks>
    public static Account Read(ChannelAccount? account, string tenantId) => new(
        account?.Id ?? "",
        Reading.Line(account?.Name) ?? account?.Properties.Line("givenName"),
        Plain(Filled(account?.AadObjectId) ?? Filled(account?.Properties.Text("objectId"))),
        account is not null && IsGuest(account.Properties, tenantId));

    /// <summary>A person as a mention names them.</summary>
    public static Account Read(JObject? account, string tenantId) => Read(
        account is null ? null : new ChannelAccount(
            account.Text("id"), account.Text("name"), aadObjectId: account.Text("aadObjectId"))
        {
            Properties = account,
        },
        tenantId);

    static bool IsGuest(JObject account, string tenantId) =>
        (Filled(account.Text("userRole")) is { } role && !role.Equals("user", StringComparison.OrdinalIgnoreCase))
        || (Filled(account.Text("tenantId")) is { } home && !home.Equals(tenantId, StringComparison.OrdinalIgnoreCase))
        || account.Text("userPrincipalName")?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>
    /// A directory's id as it is written usually, in small letters: it is one, however it comes, and keys tell
    /// capitals apart.
    /// </summary>
    public static string? Plain(string? id) => Guid.TryParse(id, out var guid) ? guid.ToString("D") : id;

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
