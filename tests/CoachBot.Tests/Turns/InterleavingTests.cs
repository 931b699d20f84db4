using CoachBot.Storage;
using CoachBot.Tests.Support;
using Xunit.Abstractions;

namespace CoachBot.Tests.Turns;

/// <summary>Ten thousand random interleavings: these, and two hundred on Azure Tables end to end.</summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    const int InMemory = 8_800;
    const int OnDisk = 1_000;

    [Fact]
    public void However_turns_and_sweeps_interleave_each_thing_said_is_kept_once_and_answered_once()
    {
        var lossy = Interleaving.Hold(Enumerable.Range(0, InMemory), () => new MemoryTable());

        output.WriteLine($"{InMemory} interleavings in memory, {lossy} with lost answers.");
        Assert.True(lossy > InMemory / 10);
    }

    [Fact]
    public async Task So_it_is_in_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("coachbot-");
        await using (var store = SqliteTable.Open(Path.Combine(folder.FullName, "coach.db"), TimeProvider.System))
        {
            var lossy = await Task.Run(() => Interleaving.Hold(Enumerable.Range(InMemory, OnDisk), () => store));
            output.WriteLine($"{OnDisk} interleavings in a file, {lossy} with lost answers.");
        }

        folder.Delete(recursive: true);
    }
}
