using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;
using CoachBot.Tests.Storage;

namespace CoachBot.EndToEnd.Storage;

/// <summary>The contract on Azure Tables' protocol, against the emulator.</summary>
[Collection(nameof(Tables))]
public sealed class AzureTableTests(Azurite azurite) : EntityTableContract
{
    AzureTable _table = null!;

    protected override int Runs => 15;

    public override Task DisposeAsync() => _table.DisposeAsync().AsTask();

    protected override Task<IEntityTable> OpenAsync()
    {
        Assert.True(TableAccount.TryParse(azurite.ConnectionString, out var account, out _));
        _table = new AzureTable(account, Azurite.NewTable(), TimeProvider.System);
        return Task.FromResult<IEntityTable>(_table);
    }
}
