using System.Diagnostics.Metrics;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CoachBot.Core.Hosting;

namespace CoachBot.Storage.AzureTables;

/// <summary>One call of the store over all its tries.</summary>
/// <param name="Kind">Its name in the metric.</param>
sealed record StoreCall(string Kind)
{
    /// <summary>A try ended without saying whether it was carried out.</summary>
    public bool WasLost { get; set; }
}

/// <summary>Sees every try of a request: counts it, and marks the call when the try was lost.</summary>
sealed class StoreCallPolicy : HttpPipelinePolicy
{
    const string Property = "CoachBot.StoreCall";

    static readonly Meter Meter = new(Instruments.MeterName);
    static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "coachbot_store_calls_total",
        description: "Requests to Azure Tables, each of them a billed transaction, by kind and what came of them.");

    /// <summary>Requests made in the scope carry the call: the client library says nothing of its tries.</summary>
    public static IDisposable Follow(StoreCall call) =>
        HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Property] = call });

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Nothing here waits on a thread.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var outcome = "lost";
        try
        {
            await ProcessNextAsync(message, pipeline);
            outcome = Outcome(message.Response);
        }
        finally
        {
            var call = message.TryGetProperty(Property, out var property) ? property as StoreCall : null;
            if (outcome == "lost" && call is not null)
                call.WasLost = true;
            Calls.Add(1, new("call", call?.Kind ?? "other"), new("outcome", outcome));
        }
    }

    /// <remarks>A busy service says so before it does anything; a gateway's 503 says nothing.</remarks>
    static string Outcome(Response response) => response.Status switch
    {
        429 => "busy",
        503 when response.Headers.TryGetValue("x-ms-error-code", out var code) && code == "ServerBusy" => "busy",
        408 or >= 500 => "lost",
        404 => "done", // There is no such row, and that is an answer.
        >= 400 => "refused",
        _ => "done",
    };
}
