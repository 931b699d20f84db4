using System.Collections.Concurrent;
using System.Diagnostics;
using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.EndToEnd.Storage;

/// <summary>Addresses in the store hold people's ids, and a trace leaves the machine.</summary>
[Collection(nameof(Tables))]
public sealed class TracingTests(Azurite azurite)
{
    [Fact]
    public async Task No_request_to_the_store_is_traced_even_when_every_library_s_traces_are_wanted()
    {
        var name = Azurite.NewTable();
        ConcurrentBag<string> traced = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => traced.Add(
                $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        Assert.True(TableAccount.TryParse(azurite.ConnectionString, out var account, out _));
        await using var table = new AzureTable(account, name, TimeProvider.System);

        await table.CommitAsync("p|ana", [new Change.Insert(new Entity("p|ana", "head"))], default);
        await table.GetAsync("p|ana", "head", default);
        await table.QueryAsync("p|ana", RowRange.All, take: null, default);
        await table.ScanAsync(null, default);

        // Tests beside this one trace requests of their own.
        Assert.DoesNotContain(traced, one => one.Contains(name, StringComparison.Ordinal)
            || one.Contains("Azure", StringComparison.Ordinal) || one.Contains("$batch", StringComparison.Ordinal));
    }
}
