using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CoachBot.Slack.Inbound;

/// <summary>Takes a request in: size, then proof, and only then what it says.</summary>
/// <param name="time">The machine's clock.</param>
public sealed class SlackReader(IOptions<SlackOptions> options, TimeProvider time)
{
    /// <returns>What became of it. What is wrong with the HTTP itself is the server's to tell.</returns>
    public async Task<SlackBody> ReadAsync(HttpRequest request, SlackEndpoint door, CancellationToken ct)
    {
        if (await Body.ReadAsync(request.Body, request.ContentLength, ct) is not { } body)
            return new SlackBody.TooLarge();

        return SlackSignature.IsValid(
            body, request.Headers[SlackSignature.TimestampHeader], request.Headers[SlackSignature.SignatureHeader],
            options.Value.SigningSecret, time.GetUtcNow())
            ? Parsed(body, door)
            : new SlackBody.Unproven();
    }

    static SlackBody Parsed(byte[] body, SlackEndpoint door)
    {
        try
        {
            return door switch
            {
                SlackEndpoint.Events => Json(body),
                SlackEndpoint.Interactions => Form(body).TryGetValue("payload", out var payload)
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
}

/// <summary>What became of a request to one of Slack's routes. Closed: the endpoint has a status for each.</summary>
public abstract record SlackBody
{
    SlackBody()
    {
    }

    /// <summary>Proven and parsed.</summary>
    /// <param name="Payload">One object, as <see cref="SlackActivityReceiver"/> takes it.</param>
    public sealed record Read(JsonElement Payload) : SlackBody;

    /// <summary>Proven, but not what the route takes: 400.</summary>
    public sealed record Bad : SlackBody;

    /// <summary>A body over <see cref="Body.MaxBytes"/>: 413.</summary>
    public sealed record TooLarge : SlackBody;

    /// <summary>Nobody who proved to be Slack: 401, and no word why.</summary>
    public sealed record Unproven : SlackBody;
}
