using CoachBot.Storage;
using CoachBot.Tests.Support.Engine;
using Xunit.Abstractions;

namespace CoachBot.Tests.Core.Turns;

/// <summary>Ten thousand random interleavings: these in files, the others on Azure Tables end to end.</summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    const int Runs = 9_800;
    const int Abreast = 2;

    [Fact]
    public async Task However_turns_and_sweeps_interleave_each_thing_said_is_kept_once_and_answered_once()
    {
        var seeds = Enumerable.Range(0, Runs).Chunk(Runs / Abreast);

        var lossy = (await Task.WhenAll(seeds.Select(some => Task.Run(() => HoldAsync(some))))).Sum();

        output.WriteLine($"{Runs} interleavings in files, {lossy} with lost answers.");
        Assert.True(lossy > Runs / 10);
    }

    static async Task<int> HoldAsync(int[] seeds)
    {
        var folder = Directory.CreateTempSubdirectory("coachbot-");
        try
        {
            await using var store = SqliteTable.Open(Path.Combine(folder.FullName, "coach.db"), TimeProvider.System);
            return Interleaving.Hold(seeds, () => store);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
