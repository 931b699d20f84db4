using CoachBot.Coaching.Model;
using CoachBot.Storage;

namespace CoachBot.Commands;

/// <summary>Serves until it is told to stop.</summary>
public static class ServeCommand
{
    /// <returns>The exit code: 0 after a stop that was asked for, 1 when a setting is wrong.</returns>
    public static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        var builder = CoachHost.CreateBuilder(run.Settings);
        if (Settings.Faults(builder.Configuration, builder.Environment) is { IsEmpty: false } faults)
            return await run.RefuseAsync(faults);

        // A fault at start is told in one line by the person who called; these two would add its stack trace.
        var started = false;
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host", level => started && level >= LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => started && level >= LogLevel.Warning);

        if (await KeyRing.FaultAsync(Settings.KeyRing.Read(builder.Configuration), ct) is { } unkept)
            return await run.RefuseAsync(unkept);

        var storage = Settings.Storage.Read(builder.Configuration);
        await using var store = await OpenStore.OpenAsync(storage, TimeProvider.System, ct);
        var half = $"{storage.Place}: holds an unfinished copy; run copy again, to its end.";
        var table = store.Table;
        if (store.Absence is { } absence)
        {
            await run.Error.WriteLineAsync($"{absence} Serving all the same; /readyz tells when it answers.");
            table = new WholeTable(table, () => run.Error.WriteLine($"{half} Nothing is served until then."));
        }
        else if (await StoreCopy.IsUnfinishedAsync(table, ct))
            return await run.RefuseAsync(half);
        builder.AddCoachBot(table);
        await using var app = builder.Build().UseCoachBot();
        foreach (var line in app.Services.GetRequiredService<CoachSettings>().Holidays.PassedOver)
            await run.Error.WriteLineAsync($"Holidays:Path: {line}");
        if (app.Environment.IsProduction() && app.Services.GetRequiredService<CareLines>().IsEmpty)
        {
            await run.Error.WriteLineAsync("Care:Emergency and Care:Helpline are not set: a person in danger reads "
                + "'your local emergency number'.");
        }

        if (!await StartAsync(app, ct))
            return 0;

        started = true;
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>Starts; what had begun already when that fails stops before the store closes under it.</summary>
    /// <returns><c>false</c>: it was told to stop before it had started.</returns>
    public static async Task<bool> StartAsync(IHost app, CancellationToken ct)
    {
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await app.StartAsync(ct);
            return true;
        }
        catch (Exception fault)
        {
            var isTold = fault is OperationCanceledException
                && (stopping.IsCancellationRequested || ct.IsCancellationRequested);
            await app.StopAsync(CancellationToken.None);
            if (isTold)
                return false;
            throw;
        }
    }
}
