using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;
using CoachBot.Tests.Support.Engine;
using Xunit.Abstractions;

namespace CoachBot.EndToEnd.Storage;

/// <summary>The last of the ten thousand random interleavings: over a network each takes its time.</summary>
[Collection(nameof(Tables))]
public sealed class AzureInterleavingTests(Azurite azurite, ITestOutputHelper output)
{
    const int Runs = 200;

    [Fact]
    public async Task However_turns_and_sweeps_interleave_each_thing_said_is_kept_once_and_answered_once()
    {
        Assert.True(TableAccount.TryParse(azurite.ConnectionString, out var account, out _));
        await using var store = new AzureTable(account, Azurite.NewTable(), TimeProvider.System);
        await store.CreateIfMissingAsync(default);

        var lossy = await Task.Run(() => Interleaving.Hold(Enumerable.Range(9_800, Runs), () => store));

        output.WriteLine($"{Runs} interleavings on Azure Tables, {lossy} with lost answers.");
    }
}
