using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CoachBot.Slack.Inbound;

/// <summary>Takes a request in: size, then proof, and only then what it says.</summary>
/// <param name="time">The machine's clock.</param>
public sealed class SlackReader(IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>The largest body taken, in bytes: 256 KiB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <returns>What became of it. Never throws for what a sender can cause.</returns>
    public async Task<SlackBody> ReadAsync(HttpRequest request, SlackDoor door, CancellationToken ct)
    {
        if (request.ContentLength > MaxBytes || await BodyAsync(request, ct) is not { } body)
            return new SlackBody.TooLarge();

        return SlackSignature.IsValid(
            body, request.Headers[SlackSignature.TimestampHeader], request.Headers[SlackSignature.SignatureHeader],
            options.Value.SigningSecret, time.GetUtcNow())
            ? Parsed(body, door)
            : new SlackBody.Unproven();
    }

    static SlackBody Parsed(byte[] body, SlackDoor door)
    {
        try
        {
            return door switch
            {
                SlackDoor.Events => Json(body),
                SlackDoor.Interactions => Form(body).TryGetValue("payload", out var payload)
                    ? Json(System.Text.Encoding.UTF8.GetBytes(payload.ToString()))
                    : new SlackBody.Bad(),
                _ => new SlackBody.Read(JsonSerializer.SerializeToElement(new JsonObject(
                    from field in Form(body)
                    select KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value.ToString()))))),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
        {
            return new SlackBody.Bad(); // No JSON, or no form.
        }
    }

    static SlackBody Json(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? new SlackBody.Read(document.RootElement.Clone())
            : new SlackBody.Bad();
    }

    static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Form(byte[] body)
    {
        using var stream = new MemoryStream(body);
        using var form = new FormReader(stream);
        return form.ReadForm();
    }

    /// <returns>The body; <c>null</c> once it turns out too large, whatever its header said.</returns>
    static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(ct);
                var tooLarge = read.Buffer.Length > MaxBytes;
                if (!tooLarge && !read.IsCompleted)
                {
                    request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                    continue;
                }

                var body = tooLarge ? null : read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null; // The server's own limit was lower or reached first.
        }
    }
}

/// <summary>What became of a request to one of Slack's routes. Closed: the endpoint has a status for each.</summary>
public abstract record SlackBody
{
    SlackBody()
    {
    }

    /// <summary>Proven and parsed.</summary>
    /// <param name="Payload">One object, as <see cref="Intake"/> takes it.</param>
    public sealed record Read(JsonElement Payload) : SlackBody;

    /// <summary>Proven, but not what the route takes: 400.</summary>
    public sealed record Bad : SlackBody;

    /// <summary>A body over <see cref="SlackReader.MaxBytes"/>: 413.</summary>
    public sealed record TooLarge : SlackBody;

    /// <summary>Nobody who proved to be Slack: 401, and no word why.</summary>
    public sealed record Unproven : SlackBody;
}
