using System.Globalization;
using System.Security.Cryptography;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CoachBot;

/// <summary>
/// The way to a person's file: the address itself says whose it is and until when, encrypted and signed with keys of
/// <see cref="KeyRing"/>. Good for nothing else, and as often as it is fetched: chats look at links before people do.
/// </summary>
public sealed class ExportLinks(
    IDataProtectionProvider protection, IOptions<AddressOptions> address, TimeProvider time) : IExportLinks
{
    public const string Route = "/files/";

    const string Purpose = "CoachBot.Files.Export.v1";

    readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    public TimeSpan GoodFor { get; } = TimeSpan.FromMinutes(15);

    public Uri To(ExportKey key)
    {
        var ends = (time.GetUtcNow() + GoodFor).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var deleted = key.DeletedAt is { } at ? Key.Instant(at) : "";
        return new(
            address.Value.PublicUrl.TrimEnd('/') + Route + _protector.Protect($"{key.Person}\n{ends}\n{deleted}"));
    }

    /// <returns><c>null</c>: not ours, made for something else, or past its time.</returns>
    public ExportKey? Open(string token)
    {
        try
        {
            return _protector.Unprotect(token).Split('\n') is [var person, var ends, var deleted]
                && time.GetUtcNow().ToUnixTimeMilliseconds() < long.Parse(ends, CultureInfo.InvariantCulture)
                    ? new(person, deleted.Length > 0 ? Key.ReadInstant(deleted) : null)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
