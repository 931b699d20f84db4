using System.Text.Json;
using CoachBot.Core.Wire;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Takes a request in: size, then proof, and only then what it says.</summary>
public sealed class TeamsActivityReceiver(IOptions<BotFrameworkOptions> options, ServiceHosts hosts)
{
    /// <returns>What became of it. What is wrong with the HTTP itself is the server's to tell.</returns>
    public async Task<InboundRequest> ReadAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Request.ContentLength > Body.MaxBytes)
            return new InboundRequest.TooLarge();
        if (!(await context.AuthenticateAsync(TokenCheck.SchemeName)).Succeeded
            || context.Features.Get<Proof>() is not { } proof)
            return new InboundRequest.Unproven();

        return await Body.ReadAsync(context.Request.Body, context.Request.ContentLength, ct) is { } body
            ? Judge(body, proof)
            : new InboundRequest.TooLarge();
    }

    /// <summary>Reads a body whose sender is known, and holds what it claims against what was proven.</summary>
    public InboundRequest Judge(ReadOnlyMemory<byte> body, Proof proof)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(body));
            var root = document.RootElement;
            if (root.Text("type") is not { Length: > 0 })
                return new InboundRequest.Bad();
            if (!proof.IsSigned && (root.Text("serviceUrl") is null || root.Text("channelId") is null))
                return new InboundRequest.Bad();

            return Speaks(root, proof) ? ActivityReader.Read(root, body.Span) : new InboundRequest.Unproven();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new InboundRequest.Bad(); // No JSON, or text in it that is not Unicode.
        }
    }

    bool Speaks(JsonElement root, Proof proof) =>
        SpeaksForChannel(root.Text("channelId"), proof)
        && root.Text("serviceUrl") is { } serviceUrl
        && (!proof.IsSigned || serviceUrl.Equals(proof.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        && hosts.Allows(serviceUrl)
        && SpeaksForTenant(root);

    /// <summary>Other channels of a registration let their users choose who they are: only Teams is taken.</summary>
    static bool SpeaksForChannel(string? channel, Proof proof) => proof.IsSigned
        ? channel == ActivityEnvelope.Teams && proof.Endorsements.Contains(channel)
        : channel is ActivityEnvelope.Teams or ActivityEnvelope.Emulator;

    /// <summary>Teams names the tenant twice; each must be allowed, and one must be there unless any is.</summary>
    bool SpeaksForTenant(JsonElement root)
    {
        var allowed = options.Value.AllowedTenants;
        string?[] named = [.. ActivityEnvelope.Tenants(root).OfType<string>()];
        return allowed.Count == 0
            || (named.Length > 0 && named.All(tenant => allowed.Contains(tenant, StringComparer.OrdinalIgnoreCase)));
    }

    static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
