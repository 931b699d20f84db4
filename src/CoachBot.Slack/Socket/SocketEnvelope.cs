using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Wire;
using CoachBot.Slack.Inbound;

namespace CoachBot.Slack.Socket;

/// <summary>What came over the socket: https://docs.slack.dev/apis/events-api/using-socket-mode</summary>
abstract record SocketEnvelope
{
    SocketEnvelope()
    {
    }

    /// <summary>The connection may be used.</summary>
    public sealed record Hello : SocketEnvelope;

    /// <summary>The connection is about to end.</summary>
    public sealed record Goodbye(string Reason) : SocketEnvelope;

    /// <summary>Something to take in, and to acknowledge by its id.</summary>
    /// <param name="Door">Over HTTP it would have come there; <c>null</c>: of a kind nobody knows here.</param>
    /// <param name="TakesAnswer">The acknowledgement may carry one.</param>
    public sealed record Brought(string Id, SlackEndpoint? Door, JsonElement Payload, bool TakesAnswer)
        : SocketEnvelope;

    /// <summary>Nothing that needs an answer.</summary>
    public sealed record Other : SocketEnvelope;

    public static SocketEnvelope Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            return (root.Text("type"), root.Text("envelope_id")) switch
            {
                ("hello", _) => new Hello(),
                ("disconnect", _) => new Goodbye(root.Text("reason") ?? ""),
                (var type, { Length: > 0 } id) => new Brought(
                    id, DoorOf(type), root.Member("payload").Clone(), root.IsTrue("accepts_response_payload")),
                _ => new Other(),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new Other();
        }
    }

    /// <summary>The acknowledgement; with what would have been the response's body over HTTP.</summary>
    public static byte[] Acknowledge(Brought brought, SlackAnswer answer)
    {
        var message = new JsonObject { ["envelope_id"] = brought.Id };
        if (brought.TakesAnswer && !answer.Json.IsEmpty)
            message["payload"] = JsonNode.Parse(answer.Json.Span);
        return JsonSerializer.SerializeToUtf8Bytes(message);
    }

    static SlackEndpoint? DoorOf(string? type) => type switch
    {
        "events_api" => SlackEndpoint.Events,
        "interactive" => SlackEndpoint.Interactions,
        "slash_commands" => SlackEndpoint.Commands,
        _ => null,
    };
}
