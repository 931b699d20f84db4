using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Privacy;

public sealed class DeletionTests
{
    [Fact]
    public async Task That_it_is_gone_is_said_once_when_no_word_is_left()
    {
        var rep = await Rep.CommittedAsync();
        for (var change = 0; change < 90; change++)
            await rep.TypeAsync($"commit listen for the {change}th secret");

        await rep.TypeAsync("delete my data", "yes");
        var first = rep.LastHeard;
        var left = await LeftAsync(rep);
        await rep.TypeAsync("@ 2026-11-16 10:10");

        Assert.StartsWith("There is a lot of it", first, StringComparison.Ordinal);
        Assert.NotEmpty(left);
        Assert.StartsWith("What I kept is gone.", rep.LastHeard, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(rep));
        Assert.Single(rep.Heard, said =>
            Transcript.Text(said.Message).StartsWith("What I kept is gone.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fits_one_turn_is_gone_when_it_is_said()
    {
        var rep = await Rep.CommittedAsync();
        await rep.TypeAsync("commit listen for the last secret");

        await rep.TypeAsync("delete my data", "yes");

        Assert.StartsWith("What I kept is gone.", rep.LastHeard, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(rep));
    }

    static async Task<IEnumerable<string>> LeftAsync(Rep rep) =>
        from row in await rep.RowsAsync()
        where row.Columns.Values.OfType<Column.Text>()
            .Any(text => text.Value.Contains("secret", StringComparison.Ordinal))
        select row.Row;
}
