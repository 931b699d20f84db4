using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CoachBot.Storage.AzureTables;

/// <summary>Signs every try anew with the account's key: a signature is good for fifteen minutes.</summary>
/// <remarks>
/// Source: "Authorize with Shared Key", the Table service's SharedKeyLite. Only the date and the path are signed.
/// </remarks>
sealed class SharedKeyLite(string account, ReadOnlyMemory<byte> key, TimeProvider wire) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = wire.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var path = message.Request.Uri.ToUri().AbsolutePath;
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", Header(account, key.Span, date, path));
    }

    /// <param name="date">As header <c>x-ms-date</c> tells it.</param>
    /// <param name="path">Encoded as it is sent, from the first slash on.</param>
    internal static string Header(string account, ReadOnlySpan<byte> key, string date, string path)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{date}\n/{account}{path}"));
        return $"SharedKeyLite {account}:{Convert.ToBase64String(hash)}";
    }
}
