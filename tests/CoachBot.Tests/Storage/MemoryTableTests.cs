using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Storage;

/// <summary>The store of the other tests keeps the contract too, or they would prove nothing.</summary>
public sealed class MemoryTableTests : EntityTableContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IEntityTable> OpenAsync() => Task.FromResult<IEntityTable>(new MemoryTable());
}
