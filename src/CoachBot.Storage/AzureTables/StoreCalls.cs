using System.Diagnostics.Metrics;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CoachBot.Core.Hosting;

namespace CoachBot.Storage.AzureTables;

/// <summary>Sees every try of a request: counts it, and remembers one that may have been carried out unheard.</summary>
sealed class StoreCalls : HttpPipelinePolicy
{
    static readonly Meter Meter = new(Instruments.MeterName);
    static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "coachbot_store_calls_total",
        description: "Requests to Azure Tables, each of them a billed transaction, by kind and what came of them.");

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
            if (outcome == "lost")
                message.SetProperty(typeof(StoreCalls), true);
            Calls.Add(1, new("call", KindOf(message)), new("outcome", outcome));
        }
    }

    /// <param name="kind">What it is counted as.</param>
    public static void Name(HttpMessage message, string kind) => message.SetProperty(typeof(Kind), kind);

    /// <summary>Whether a try of this request ended without saying whether it was carried out.</summary>
    public static bool WereLost(HttpMessage message) => message.TryGetProperty(typeof(StoreCalls), out _);

    static object? KindOf(HttpMessage message) =>
        message.TryGetProperty(typeof(Kind), out var kind) ? kind : "other";

    /// <remarks>A store that is busy says so before it does anything; a gateway's 503 says nothing.</remarks>
    static string Outcome(Response response) => response.Status switch
    {
        429 => "busy",
        503 when response.Headers.TryGetValue("x-ms-error-code", out var code) && code == "ServerBusy" => "busy",
        408 or >= 500 => "lost",
        404 => "done", // There is no such row, and that is an answer.
        >= 400 => "refused",
        _ => "done",
    };

    /// <summary>The key under which a message carries its kind.</summary>
    sealed class Kind;
}
