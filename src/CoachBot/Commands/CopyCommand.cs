using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Storage;

namespace CoachBot.Commands;

/// <summary>Moves everything between the two stores, and compares them at the end.</summary>
/// <remarks>Where each of them is, the settings say; which of them the bot uses makes no difference.</remarks>
public sealed class CopyCommand(IConfiguration configuration, TextWriter output, TextWriter error)
{
    public const string Sqlite = "sqlite";
    public const string Azure = "azure";

    /// <returns>The exit code: 0 only when both stores hold the same at the end.</returns>
    public static Task<int> RunAsync(CommandRun run, string from, string to, CancellationToken ct) =>
        new CopyCommand(CoachHost.CreateBuilder(run.Settings).Configuration, run.Output, run.Error)
            .RunAsync(from, to, ct);

    /// <exception cref="StoreUnavailableException">A store cannot be opened, or is gone in the middle.</exception>
    public async Task<int> RunAsync(string from, string to, CancellationToken ct)
    {
        if ((from, to) is not ((Sqlite, Azure) or (Azure, Sqlite)))
            return await RefuseAsync($"copy takes --from {Sqlite} --to {Azure}, or --from {Azure} --to {Sqlite}.");
        if (Settings.Storage.Faults(configuration).FirstOrDefault() is { } wrong)
            return await RefuseAsync(wrong);
        var (source, target) = (OptionsOf(from), OptionsOf(to));
        if (source.Validate(new(source)).Concat(target.Validate(new(target))).FirstOrDefault() is { } fault)
            return await RefuseAsync(fault.ErrorMessage!);
        if (from == Sqlite && !File.Exists(source.Path))
            return await RefuseAsync($"{source.Place}: there is no store at '{source.Path}'.");

        await using var one = await OpenStore.OpenAsync(source, TimeProvider.System, ct);
        await using var other = await OpenStore.OpenAsync(target, TimeProvider.System, ct);
        if ((one.Absence ?? other.Absence) is { } absence)
            return await RefuseAsync(absence);
        foreach (var (store, place) in new[] { (one, source.Place), (other, target.Place) })
        {
            if (await ClusterMembership.IsAtWorkAsync(store.Table, TimeProvider.System.GetUtcNow(), ct))
                return await RefuseAsync(
                    $"{place}: the bot is at work on this store. Stop every instance, then run copy again; one that "
                    + $"was killed counts for {ClusterMembership.Validity.TotalSeconds:0} seconds more.");
        }

        var copy = new StoreCopy(one.Table, other.Table, Tell);
        return await TellAsync(await copy.RunAsync(ct), source.Place, target.Place);
    }

    StorageOptions OptionsOf(string name)
    {
        var options = Settings.Storage.Read(configuration);
        options.Provider = name == Sqlite ? StorageProvider.Sqlite : StorageProvider.AzureTables;
        return options;
    }

    void Tell(long read, long written) => output.WriteLine($"{read} rows read, {written} to write.");

    async Task<int> TellAsync(CopyOutcome outcome, string source, string target)
    {
        switch (outcome)
        {
            case CopyOutcome.Copied { Print: var print }:
                await output.WriteLineAsync($"Both hold the same: {print.Rows} rows, SHA-256 {print.Hash}.");
                return 0;
            case CopyOutcome.AlreadyThere { Print: var print }:
                await output.WriteLineAsync(
                    $"Nothing to copy, both hold the same: {print.Rows} rows, SHA-256 {print.Hash}.");
                return 0;
            case CopyOutcome.TargetHasOther:
                return await RefuseAsync($"{target}: holds other rows already; copy takes an empty store to write to.");
            case CopyOutcome.SourceIsHalf:
                return await RefuseAsync($"{source}: is itself an unfinished copy; run that one to its end first.");
            case CopyOutcome.Differ { From: var from, To: var to }:
                return await RefuseAsync(
                    $"They differ, {from.Rows} rows and {to.Rows}: something writes to one of them. Stop it, then run "
                    + "copy again.");
            default:
                throw new System.Diagnostics.UnreachableException($"No words for {outcome.GetType().Name}.");
        }
    }

    async Task<int> RefuseAsync(string line)
    {
        await error.WriteLineAsync(line);
        return 1;
    }
}
