namespace CoachBot;

/// <summary>The collector that traces and metrics are sent to, and the protocol that it speaks.</summary>
/// <param name="IsGrpc">OTLP over gRPC; else over HTTP, in protobuf.</param>
public sealed record OtlpTarget(Uri Endpoint, bool IsGrpc)
{
    internal const string Taken =
        "an http or https address without a query, such as http://localhost:4318, or nothing";

    const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";
    const string Grpc = "grpc";
    const string Http = "http/protobuf";

    /// <returns><c>null</c>: none is set, and nothing is sent.</returns>
    /// <remarks>The settings were found to be without fault before.</remarks>
    public static OtlpTarget? Read(IConfiguration configuration) =>
        Settings.OpenTelemetry.Read(configuration).Endpoint is { Length: > 0 } endpoint
            ? Of(endpoint, configuration)
            : configuration[EndpointVariable] is { Length: > 0 } standard ? Of(standard, configuration) : null;

    /// <summary>What is wrong with the standard variables, a line a fault; none is repeated.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (configuration[EndpointVariable] is { Length: > 0 } endpoint && !IsEndpoint(endpoint))
            yield return $"{EndpointVariable} takes {Taken}, not what is set.";
        if (configuration[ProtocolVariable] is { Length: > 0 } protocol && protocol is not (Grpc or Http))
            yield return $"{ProtocolVariable} takes {Grpc} or {Http}, not what is set.";
    }

    /// <summary>Where one kind of signal goes.</summary>
    /// <param name="signal"><c>traces</c> or <c>metrics</c>; gRPC has one address for both.</param>
    public Uri Of(string signal) =>
        IsGrpc ? Endpoint : new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/v1/{signal}");

    internal static bool IsEndpoint(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };

    static OtlpTarget Of(string endpoint, IConfiguration configuration) =>
        new(new Uri(endpoint), configuration[ProtocolVariable] == Grpc);
}
