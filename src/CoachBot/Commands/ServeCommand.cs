using CoachBot.Core.Storage;
using CoachBot.Options;

namespace CoachBot.Commands;

/// <summary>Serves until it is told to stop.</summary>
public static class ServeCommand
{
    /// <param name="settings">From the command line.</param>
    /// <param name="error">Gets one line a fault, naming the setting to change.</param>
    /// <returns>The exit code: 0 after a stop that was asked for, 1 when it could not start.</returns>
    public static async Task<int> RunAsync(string[] settings, TextWriter error, CancellationToken ct)
    {
        try
        {
            var builder = CoachHost.CreateBuilder(settings);
            if (Settings.Faults(builder.Configuration, builder.Environment) is { IsEmpty: false } faults)
                return await RefuseAsync(faults, error);

            await using var app = CoachHost.Build(builder);
            await app.StartAsync(ct);
            await app.WaitForShutdownAsync(ct);
            return 0;
        }
        catch (Exception e) when (Explain(e) is { } fault)
        {
            return await RefuseAsync([fault], error);
        }
    }

    /// <summary>What an operator can change about a fault at start; <c>null</c> for one that is ours.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        InvalidDataException file => $"{file.Message} {Place(file)}".Trim(),
        StoreUnavailableException store => $"Storage:Path: {store.Message}",
        IOException address when address.Message.Contains("bind", StringComparison.OrdinalIgnoreCase) =>
            $"{nameof(AddressOptions.Urls)}: {address.Message}",
        _ => null,
    };

    static string Place(Exception file) =>
        file.GetBaseException() is System.Text.Json.JsonException { LineNumber: { } line } ? $"See line {line + 1}." : "";

    static async Task<int> RefuseAsync(IEnumerable<string> faults, TextWriter error)
    {
        foreach (var fault in faults)
            await error.WriteLineAsync(fault);

        return 1;
    }
}
