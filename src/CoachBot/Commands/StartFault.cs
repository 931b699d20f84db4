using System.Text.Json;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.Connections;

namespace CoachBot.Commands;

/// <summary>Faults at start that an operator can do something about.</summary>
public static class StartFault
{
    /// <returns>
    /// One line, beginning with the setting to change where there is one; <c>null</c> for a fault of ours.
    /// </returns>
    public static string? Explain(Exception fault) => fault switch
    {
        InvalidDataException file => $"{file.Message} {Place(file)}".Trim(),
        StoreUnavailableException store => store.Message,
        IOException { InnerException: AddressInUseException } address =>
            $"{nameof(AddressOptions.Urls)}: {address.Message}",
        System.Net.Sockets.SocketException address => $"{nameof(AddressOptions.Urls)}: {address.Message}.",
        _ => null,
    };

    static string Place(Exception file) =>
        file.GetBaseException() is JsonException { LineNumber: { } line } ? $"See line {line + 1}." : "";
}
