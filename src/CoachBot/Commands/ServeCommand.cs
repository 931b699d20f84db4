using CoachBot.Storage;

namespace CoachBot.Commands;

/// <summary>Serves until it is told to stop.</summary>
public static class ServeCommand
{
    const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    /// <returns>The exit code: 0 after a stop that was asked for, 1 when a setting is wrong.</returns>
    public static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        var builder = CoachHost.CreateBuilder(run.Settings);
        if (Settings.Faults(builder.Configuration, builder.Environment) is { IsEmpty: false } faults)
            return await run.RefuseAsync(faults);

        // A fault at start is told in one line by whoever called; the host would add its stack trace.
        var started = false;
        builder.Logging.AddFilter((category, level) =>
            started || category is not (Host or Kestrel));

        var storage = Settings.Storage.Read(builder.Configuration);
        await using var store = SqliteTable.Open(storage.Path, TimeProvider.System);
        builder.AddCoachBot(store);
        await using var app = builder.Build().UseCoachBot();
        await app.StartAsync(ct);
        started = true;
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
