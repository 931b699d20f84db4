using System.Text.Json;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.Connections;

namespace CoachBot.Commands;

/// <summary>Faults at start that an operator can do something about.</summary>
public static class StartFault
{
    /// <summary>Where the addresses are bound: https without a certificate, <c>localhost</c> without a port.</summary>
    const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <returns>
    /// One line, beginning with the setting to change where there is one; <c>null</c> for a fault of ours.
    /// </returns>
    public static string? Explain(Exception fault) => fault switch
    {
        InvalidDataException file => $"{file.Message} {Place(file)}".Trim(),
        StoreUnavailableException store => store.Message,
        IOException { InnerException: AddressInUseException } address =>
            $"{nameof(AddressOptions.Urls)}: {address.Message}",
        InvalidOperationException { Source: Kestrel } address =>
            $"{nameof(AddressOptions.Urls)}: {address.Message.ReplaceLineEndings(" ")}",
        System.Net.Sockets.SocketException address => $"{nameof(AddressOptions.Urls)}: {address.Message}.",
        _ => null,
    };

    static string Place(Exception file) =>
        file.GetBaseException() is JsonException { LineNumber: { } line } ? $"See line {line + 1}." : "";
}
