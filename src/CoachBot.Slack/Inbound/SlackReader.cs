using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CoachBot.Slack.Inbound;

/// <summary>
/// Takes a request in: size, then what its headers say, then the body's proof, and only then what it says.
/// </summary>
/// <remarks>
/// The proof covers the body, so that a stranger's must be read. It may cost little: no more of them at once than
/// <see cref="MostAtOnce"/>, none for longer than Slack itself would wait.
/// </remarks>
/// <param name="time">The machine's clock.</param>
public sealed class SlackReader(IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>Slack waits so long for its answer; whoever is not done sending by then is not Slack.</summary>
    public static readonly TimeSpan WholeWithin = TimeSpan.FromSeconds(3);

    /// <summary>Bodies that are read at once; over it Slack is told to come again, which it does.</summary>
    public const int MostAtOnce = 200;

    int _reading;

    /// <returns>What became of it. What is wrong with the HTTP itself is the server's to tell.</returns>
    public async Task<SlackBody> ReadAsync(HttpRequest request, SlackEndpoint door, CancellationToken ct)
    {
        if (request.ContentLength > Body.MaxBytes)
            return new SlackBody.TooLarge();

        var (timestamp, signature) =
            (request.Headers[SlackSignature.TimestampHeader], request.Headers[SlackSignature.SignatureHeader]);
        var secret = options.Value.SigningSecret;
        if (!SlackSignature.MayBe(timestamp, signature, secret, time.GetUtcNow()))
            return new SlackBody.Unproven();

        if (Interlocked.Increment(ref _reading) > MostAtOnce)
        {
            Interlocked.Decrement(ref _reading);
            return new SlackBody.Busy();
        }

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            using var patience = new CancellationTokenSource(WholeWithin, time);
            await using var _ = patience.Token.Register(limit.Cancel);
            if (await Body.ReadAsync(request.Body, request.ContentLength, limit.Token) is not { } body)
                return new SlackBody.TooLarge();
            return SlackSignature.IsValid(body, timestamp, signature, secret, time.GetUtcNow())
                ? Parsed(body, door)
                : new SlackBody.Unproven();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SlackBody.Late();
        }
        finally
        {
            Interlocked.Decrement(ref _reading);
        }
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

    /// <summary>A body that was not whole within <see cref="SlackReader.WholeWithin"/>: 408.</summary>
    public sealed record Late : SlackBody;

    /// <summary>As many bodies as <see cref="SlackReader.MostAtOnce"/> are being read: 503.</summary>
    public sealed record Busy : SlackBody;

    /// <summary>Nobody who proved to be Slack: 401, and no word why.</summary>
    public sealed record Unproven : SlackBody;
}
