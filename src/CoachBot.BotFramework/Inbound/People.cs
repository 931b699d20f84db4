using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Reads people as activities and rosters name them.</summary>
static class People
{
    /// <param name="tenantId">Of the conversation; who belongs to another is a guest.</param>
    /// <remarks>
    /// The directory id is <c>aadObjectId</c> on some calls, <c>objectId</c> on others. No id is taken for a GUID.
    /// </remarks>
    public static Account Read(JsonElement account, string tenantId) => new(
        account.Text("id") ?? "",
        account.Line("name") ?? account.Line("givenName"),
        Filled(account.Text("aadObjectId")) ?? Filled(account.Text("objectId")),
        IsGuest(account, tenantId));

    static bool IsGuest(JsonElement account, string tenantId) =>
        (Filled(account.Text("userRole")) is { } role && !role.Equals("user", StringComparison.OrdinalIgnoreCase))
        || (Filled(account.Text("tenantId")) is { } home && !home.Equals(tenantId, StringComparison.OrdinalIgnoreCase))
        || account.Text("userPrincipalName")?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
