using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure.Core;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>An entity group transaction: the changes of a commit as the parts of one request, all or none.</summary>
/// <remarks>
/// Source: "Performing entity group transactions" and OData's batch format. Parts name whole addresses, lines end with
/// CR LF, and the parts are not signed, only what carries them.
/// </remarks>
static class BatchBody
{
    /// <param name="endpoint">Without a slash at its end.</param>
    /// <param name="id">Makes the lines between the parts unlike any line in them.</param>
    public static TableRequest Of(Uri endpoint, string table, string partition, IEnumerable<Change> changes, Guid id)
    {
        var body = new ArrayBufferWriter<byte>(4_096);
        var address = endpoint.AbsoluteUri.TrimEnd('/');
        using (var json = new Utf8JsonWriter(body))
        {
            Line(body, $"--batch_{id}", $"Content-Type: multipart/mixed; boundary=changeset_{id}", "");
            foreach (var change in changes)
            {
                Line(
                    body,
                    $"--changeset_{id}",
                    "Content-Type: application/http",
                    "Content-Transfer-Encoding: binary",
                    "",
                    $"{Verb(change)} {address}{Path(table, partition, change)} HTTP/1.1",
                    "Accept: application/json;odata=minimalmetadata",
                    "DataServiceVersion: 3.0",
                    "Prefer: return-no-content");
                if (Condition(change) is { } version)
                    Line(body, $"If-Match: {version}");
                Entity(body, json, EntityRules.EntityOf(change));
            }
        }

        Line(body, $"--changeset_{id}--", $"--batch_{id}--");
        return new("commit", RequestMethod.Post, "/$batch")
        {
            Body = body.WrittenMemory,
            ContentType = $"multipart/mixed; boundary=batch_{id}",
        };
    }

    static string Verb(Change change) => change switch
    {
        Change.Insert => "POST",
        Change.Delete => "DELETE",
        _ => "PUT",
    };

    static string Path(string table, string partition, Change change) =>
        change is Change.Insert ? $"/{table}" : TableRequest.Row(table, partition, change.Row);

    /// <summary>A put without a version is an upsert; a delete always has to name one, or any.</summary>
    static string? Condition(Change change) => change switch
    {
        Change.Replace replace => replace.Entity.Version,
        Change.Delete delete => delete.Version ?? "*",
        _ => null,
    };

    static void Entity(ArrayBufferWriter<byte> body, Utf8JsonWriter json, Entity? entity)
    {
        if (entity is null)
        {
            Line(body, "", "");
            return;
        }

        Line(body, "Content-Type: application/json", "");
        json.Reset();
        EntityJson.Write(json, entity);
        json.Flush();
        Line(body, "");
    }

    static void Line(ArrayBufferWriter<byte> body, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            Encoding.UTF8.GetBytes(line, body);
            body.Write("\r\n"u8);
        }
    }
}
