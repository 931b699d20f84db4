using System.Security.Cryptography;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Slack.Install;

/// <summary>An installation at rest: row <c>installation</c> of partition <c>slack|</c> and its tenant.</summary>
/// <remarks>
/// Tokens are encrypted; a reader of the store without the keys of <c>DataProtection:Path</c> cannot use them.
/// </remarks>
public sealed class InstallationRow(Entity row, IDataProtector protector)
{
    public const string RowKey = "installation";

    /// <summary>What tokens are protected for; changing it makes those kept unreadable.</summary>
    public const string Purpose = "CoachBot.Slack.Tokens.v1";

    public Entity Entity => row;

    /// <summary>On the machine's clock.</summary>
    public DateTimeOffset InstalledAt => row.Moment("installedAt") ?? DateTimeOffset.MinValue;

    /// <summary>When the token ends; <c>null</c>: it does not.</summary>
    public DateTimeOffset? ExpiresAt => row.Moment("expiresAt");

    /// <summary>A process is renewing the token until then; <c>null</c>: none.</summary>
    public DateTimeOffset? RenewingUntil => row.Moment("renewingUntil");

    /// <returns><c>null</c>: it cannot be decrypted with the keys there are.</returns>
    public Installation? Installation =>
        Open("botToken") is { } token ? new(token, row.Text("botUserId") ?? "") : null;

    /// <returns><c>null</c>: there is none, or it cannot be decrypted.</returns>
    public string? Refresher => Open("refresher");

    public static string PartitionOf(string tenant) => Key.Of("slack", tenant);

    /// <summary>A grant as it is kept: what is new is taken over, the rest of the row stays.</summary>
    /// <param name="now">On the machine's clock.</param>
    public static Entity Of(OAuthGrant grant, Entity before, IDataProtector protector, DateTimeOffset now) => before
        .With("botToken", protector.Protect(grant.BotToken))
        .With("refresher", grant.Refresher is { } refresher ? protector.Protect(refresher) : null)
        .With("expiresAt", now + grant.ExpiresIn)
        .With("renewingUntil", (DateTimeOffset?)null)
        .With("botUserId", grant.BotUserId)
        .With("teamId", grant.TeamId)
        .With("teamName", grant.TeamName)
        .With("enterpriseId", grant.EnterpriseId)
        .With("isEnterpriseInstall", grant.IsEnterpriseInstall)
        .With("installedBy", grant.InstalledBy ?? before.Text("installedBy"))
        .With("installedAt", before.Moment("installedAt") ?? now);

    string? Open(string column)
    {
        if (row.Text(column) is not { } envelope)
            return null;
        try
        {
            return protector.Unprotect(envelope);
        }
        catch (CryptographicException)
        {
            return null; // Other keys: the folder was lost, or belongs to somebody else.
        }
    }
}
