using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework.Inbound;

/// <summary>
/// Whether a request without a token may come in: the Emulator's and the Playground's, on this machine alone.
/// </summary>
/// <remarks>
/// A page in the developer's browser reaches loopback too, and a tunnel brings strangers to it: an <c>Origin</c>,
/// another <c>Host</c> or a forwarding header closes the door.
/// </remarks>
public sealed class UnsignedEndpoint(
    IOptions<BotFrameworkOptions> options, IHostEnvironment environment, IServer server)
{
    static readonly string[] Foreign = ["Origin", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host"];

    public bool Admits(HttpContext context) =>
        options.Value.MicrosoftAppId.Length == 0
        && environment.IsDevelopment()
        && ListensHereAlone()
        && Loopback.Is(context.Connection.RemoteIpAddress)
        && Loopback.Is(context.Request.Host.Host)
        && !Foreign.Any(context.Request.Headers.ContainsKey);

    bool ListensHereAlone() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(address => Loopback.Is(BindingAddress.Parse(address).Host));
}
