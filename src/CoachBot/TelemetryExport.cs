using CoachBot.Core.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoachBot;

/// <summary>Sends the engine's own spans and metrics to a collector, and nobody else's.</summary>
/// <remarks>
/// Spans of ASP.NET Core and of HTTP clients have addresses, and those hold people's ids: their sources are not added.
/// Log lines are not sent.
/// </remarks>
public static class TelemetryExport
{
    const string ServiceName = "coachbot";

    /// <param name="target"><c>null</c>: nothing is set up.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, OtlpTarget? target)
    {
        if (target is null)
            return services;

        services.AddOpenTelemetry()
            // What the standard variables say of the service goes before its own name.
            .ConfigureResource(resource => resource.Clear()
                .AddService(ServiceName).AddTelemetrySdk().AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource(Tracing.SourceName)
                .AddOtlpExporter(exporter => Address(exporter, target, "traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(Instruments.MeterName)
                .AddOtlpExporter(exporter => Address(exporter, target, "metrics")));
        return services;
    }

    static void Address(OtlpExporterOptions exporter, OtlpTarget target, string signal)
    {
        exporter.Protocol = target.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = target.Of(signal);
    }
}
