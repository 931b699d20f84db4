using CoachBot.Core.Storage;
using CoachBot.Storage;

namespace CoachBot.EndToEnd.Support;

/// <summary>A store as an operator would see it.</summary>
static class StoreRows
{
    /// <summary>Every row, in the order of the store.</summary>
    public static async IAsyncEnumerable<Entity> AllAsync(IEntityTable table)
    {
        for (EntityPage? page = null; page is null || page.Continuation is not null;)
        {
            page = await table.ScanAsync(page?.Continuation, CancellationToken.None);
            foreach (var row in page.Entities)
                yield return row;
        }
    }

    /// <summary>Every text of the embedded store, from a bot that is down.</summary>
    public static async Task<IReadOnlySet<string>> WordsAsync(string path)
    {
        await using var table = SqliteTable.Open(path, TimeProvider.System);
        return await AllAsync(table).SelectMany(row => row.Columns.Values.OfType<Column.Text>())
            .Select(text => text.Value).ToHashSetAsync();
    }
}
