using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Identity;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>The faults of the client library and of the service, in this program's words.</summary>
/// <remarks>An answer of the service is never passed on whole: it may repeat the request.</remarks>
static class TableFaults
{
    public static bool IsMissingTable(RequestFailedException e) => e is { Status: 404, ErrorCode: "TableNotFound" };

    public static bool IsMissingRow(RequestFailedException e) =>
        e is { Status: 404, ErrorCode: "ResourceNotFound" or "EntityNotFound" };

    /// <summary>A row was not as its change said.</summary>
    public static bool IsRefusal(RequestFailedException e) =>
        IsMissingRow(e)
        || e is { Status: 409, ErrorCode: "EntityAlreadyExists" }
            or { Status: 412, ErrorCode: "UpdateConditionNotSatisfied" or "ConditionNotMet" };

    /// <returns><c>null</c>: an answer about the state of the rows or about rights, or no fault of the service.
    /// </returns>
    public static Exception? Of(Exception fault, string host) => fault switch
    {
        // Its words may speak of the machine; the first of them is the credential that was asked.
        AuthenticationFailedException =>
            new StoreUnavailableException("This machine's identity gave no token for the store.", fault),
        RequestFailedException { Status: 401 or 403 or 404 or 409 or 412 } => null,
        RequestFailedException { Status: 408 or 429 or >= 300 and < 400 or >= 500 } e =>
            new StoreUnavailableException($"The store is out of service ({StatusOf(e)})."),
        RequestFailedException { Status: >= 400 } e =>
            new InvalidOperationException($"The store finds fault with a request ({StatusOf(e)})."),
        ObjectDisposedException => null,
        RequestFailedException { Status: > 0 } or JsonException or FormatException or NotSupportedException
            or InvalidOperationException =>
            new InvalidDataException("An answer of the store is not of the kind that this program reads.", fault),
        RequestFailedException or AggregateException or HttpRequestException or IOException
            or OperationCanceledException =>
            new StoreUnavailableException($"{host} cannot be reached.", fault),
        _ => null,
    };

    public static UnauthorizedAccessException Unauthorized(RequestFailedException e, string host) =>
        new($"{host} refuses the account, its key or its rights ({StatusOf(e)}).");

    public static StoreUnavailableException Unexpected(RequestFailedException e) =>
        new($"The store answered {StatusOf(e)}.");

    /// <summary>The status and, where there is one, the service's own word for the fault: letters and digits.</summary>
    static string StatusOf(RequestFailedException e)
    {
        var code = e.ErrorCode ?? (e.GetRawResponse() is { } response ? CodeIn(response) : null) ?? "";
        return $"{e.Status} {string.Concat(code.Where(char.IsAsciiLetterOrDigit).Take(64))}".TrimEnd();
    }

    /// <summary>Faults about keys come as XML, which the client library does not read, and a proxy's as anything.
    /// </summary>
    static string? CodeIn(Response response)
    {
        try
        {
            return XDocument.Load(response.Content.ToStream()).Root?
                .Elements().FirstOrDefault(element => element.Name.LocalName is "Code" or "code")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
