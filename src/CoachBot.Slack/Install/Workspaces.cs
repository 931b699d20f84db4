using System.Collections.Concurrent;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Slack.Install;

/// <summary>Many workspaces, each installed by OAuth; their tokens are kept encrypted in the one table.</summary>
/// <remarks>
/// Several processes may do this at once. A token that ends is renewed by the process that writes <c>renewingUntil</c>
/// first, because a refresher is good once; the others go on with the old one, which holds for two hours more.
/// </remarks>
public sealed partial class Workspaces(
    IEntityTable table, IDataProtectionProvider protection, OAuthApi oauth, TimeProvider time, ILogger<Workspaces> log)
    : IWorkspaces
{
    /// <summary>How long a token is used without looking whether it still holds.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    /// <summary>A token that ends sooner is renewed.</summary>
    static readonly TimeSpan RenewBefore = TimeSpan.FromHours(2);

    /// <summary>A process that renews has so long; then another may.</summary>
    static readonly TimeSpan RenewWithin = TimeSpan.FromSeconds(30);

    /// <summary>How often, and how many times, a process without any token looks for the one being fetched.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    const int Looks = 20;

    /// <summary>Says that an installation was forgotten, and when.</summary>
    const string GoneRow = "gone";

    /// <summary>Slack tries an event again for hours, and a bot may be down for a weekend.</summary>
    static readonly TimeSpan ToldTwiceWithin = TimeSpan.FromDays(7);

    readonly IDataProtector _protector = protection.CreateProtector(InstallationRow.Purpose);
    readonly ConcurrentDictionary<string, (Installation Installation, DateTimeOffset Until)> _known = new();

    public async ValueTask<Installation?> FindAsync(string tenant, CancellationToken ct)
    {
        if (_known.TryGetValue(tenant, out var known) && time.GetUtcNow() < known.Until)
            return known.Installation;
        if (await LoadAsync(tenant, ct) is not { } row)
            return null;

        var ends = row.ExpiresAt - RenewBefore < time.GetUtcNow();
        return ends ? await RenewAsync(tenant, row, refused: null, ct) : Remember(tenant, row.Installation);
    }

    public async ValueTask<Installation?> RefusedAsync(
        string tenant, Installation refused, string error, CancellationToken ct)
    {
        _known.TryRemove(tenant, out _);
        if (await LoadAsync(tenant, ct) is not { } row)
            return null;
        if (row.Installation != refused)
            return Remember(tenant, row.Installation);

        switch (error)
        {
            case "token_expired":
                return await RenewAsync(tenant, row, refused, ct);
            case "token_revoked" or "account_inactive":
                await DeleteAsync(tenant, row, error, ct);
                return null;
            default:
                return null;
        }
    }

    /// <remarks>Slack tells times in whole seconds: within the second of the installation it was after it.</remarks>
    public async ValueTask<bool> ForgetAsync(string tenant, DateTimeOffset at, CancellationToken ct)
    {
        _known.TryRemove(tenant, out _);
        if (await LoadAsync(tenant, ct) is not { } row)
            return await IsGoneAsync(tenant, ct);
        if (at.ToUnixTimeSeconds() >= row.InstalledAt.ToUnixTimeSeconds())
            await DeleteAsync(tenant, row, "uninstalled", ct);
        return true;
    }

    /// <summary>Keeps what an administrator granted; what was granted before for the same tenant is replaced.</summary>
    public async Task KeepAsync(OAuthGrant grant, CancellationToken ct)
    {
        var partition = InstallationRow.PartitionOf(grant.Tenant);
        var row = InstallationRow.Of(
            grant, new Entity(partition, InstallationRow.RowKey), _protector, time.GetUtcNow());
        await table.CommitAsync(partition, [new Change.Upsert(row)], ct);
        _known.TryRemove(grant.Tenant, out _);
        LogInstalled(grant.Tenant, grant.IsEnterpriseInstall);
    }

    /// <summary>
    /// Slack tells of one uninstall twice: the second event finds nothing, and is no word about the whole organisation.
    /// </summary>
    async Task<bool> IsGoneAsync(string tenant, CancellationToken ct) =>
        (await table.GetAsync(InstallationRow.PartitionOf(tenant), GoneRow, ct))?.Moment("at") is { } gone
        && time.GetUtcNow() - gone < ToldTwiceWithin;

    async Task<InstallationRow?> LoadAsync(string tenant, CancellationToken ct) =>
        await table.GetAsync(InstallationRow.PartitionOf(tenant), InstallationRow.RowKey, ct) is { } row
            ? new(row, _protector)
            : null;

    /// <returns>The new token; the old one while it lasts; <c>null</c>: neither.</returns>
    /// <param name="refused">The old token is known not to be taken any more.</param>
    async Task<Installation?> RenewAsync(
        string tenant, InstallationRow row, Installation? refused, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var standing = refused is null && now < row.ExpiresAt ? row.Installation : null;
        if (row.Refresher is not { } refresher)
            return standing;

        var claimed = row.Entity.With("renewingUntil", now + RenewWithin);
        if (now < row.RenewingUntil
            || await table.CommitAsync(claimed.Partition, [new Change.Replace(claimed)], ct)
                is not CommitOutcome.Committed committed)
            return standing ?? await AwaitAsync(tenant, row, ct);

        // From here on the refresher may be spent: the caller may leave, the answer is kept all the same.
        claimed = claimed with { Version = committed.Versions[claimed.Row] };
        switch (await oauth.RenewAsync(refresher, CancellationToken.None))
        {
            case Exchange.Granted { Grant: var grant }:
                var renewed = InstallationRow.Of(grant, claimed, _protector, time.GetUtcNow());
                await KeepRenewedAsync(renewed);
                return Remember(tenant, new InstallationRow(renewed, _protector).Installation);
            case Exchange.Denied denied:
                LogNotRenewed(tenant, denied.Error);
                return standing;
            default:
                return standing;
        }
    }

    /// <summary>
    /// The only copy of a token that Slack has given is here: kept through a store that is away for a while.
    /// </summary>
    async Task KeepRenewedAsync(Entity renewed)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                // Refused: uninstalled, or installed anew, in the meantime; that counts.
                await table.CommitAsync(renewed.Partition, [new Change.Replace(renewed)], CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException) when (tries < Looks)
            {
                await Task.Delay(LookEvery * tries, time);
            }
        }
    }

    /// <summary>Another process is renewing the token, and there is no other.</summary>
    async Task<Installation?> AwaitAsync(string tenant, InstallationRow old, CancellationToken ct)
    {
        for (var look = 0; look < Looks; look++)
        {
            await Task.Delay(LookEvery, time, ct);
            if (await LoadAsync(tenant, ct) is not { } row)
                return null;
            if (row.Installation != old.Installation)
                return Remember(tenant, row.Installation);
        }

        return null;
    }

    async Task DeleteAsync(string tenant, InstallationRow row, string why, CancellationToken ct)
    {
        var gone = new Entity(row.Entity.Partition, GoneRow).With("at", time.GetUtcNow());
        await table.CommitAsync(
            row.Entity.Partition, [new Change.Delete(row.Entity.Row, row.Entity.Version), new Change.Upsert(gone)], ct);
        LogForgotten(tenant, why);
    }

    Installation? Remember(string tenant, Installation? installation)
    {
        if (installation is not null)
            _known[tenant] = (installation, time.GetUtcNow() + Remembered);
        else
            LogUnreadable(tenant);
        return installation;
    }

    [LoggerMessage(LogLevel.Information, "Installed in {Tenant} (a whole organisation: {IsEnterprise}).")]
    partial void LogInstalled(string tenant, bool isEnterprise);

    [LoggerMessage(LogLevel.Warning, "The token of {Tenant} was forgotten: {Why}.")]
    partial void LogForgotten(string tenant, string why);

    [LoggerMessage(LogLevel.Warning, "The token of {Tenant} was not renewed: {Error}.")]
    partial void LogNotRenewed(string tenant, string error);

    [LoggerMessage(LogLevel.Error, "The token of {Tenant} cannot be decrypted: its keys are not there.")]
    partial void LogUnreadable(string tenant);
}
