using System.ComponentModel.DataAnnotations;

namespace CoachBot;

/// <summary>Where traces and metrics are sent. Section <c>OpenTelemetry</c> of the settings.</summary>
public sealed class OpenTelemetryOptions
{
    public const string Section = "OpenTelemetry";

    /// <summary>
    /// An OTLP collector, such as http://localhost:4318; goes before <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Default empty:
    /// nothing is sent, unless that variable is set.
    /// </summary>
    /// <remarks>Secret, for a person may paste an address that holds a key.</remarks>
    [Secret]
    [Takes(OtlpTarget.Taken)]
    [CustomValidation(typeof(OpenTelemetryOptions), nameof(IsEndpoint))]
    public string Endpoint { get; set; } = "";

    public static ValidationResult? IsEndpoint(string url) =>
        url.Length == 0 || OtlpTarget.IsEndpoint(url) ? ValidationResult.Success : new("");
}
