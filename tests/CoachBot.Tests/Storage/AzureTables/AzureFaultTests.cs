using Azure.Core;
using Azure.Identity;
using CoachBot.Core.Storage;
using CoachBot.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Storage.AzureTables;

/// <summary>A service that is busy or breaks off: what is told, and what is tried again.</summary>
public sealed class AzureFaultTests
{
    static readonly Entity Head = new Entity("p", "head").With("name", "Ana");

    readonly ScriptedService _service = new();

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_busy_service_is_left_alone_as_long_as_it_asks_and_then_asked_again(int status)
    {
        await using var table = _service.IsBusy(status, "Retry-After: 1").Commits("v1").Table();
        var asked = TimeProvider.System.GetTimestamp();

        var outcome = await CommitAsync(table, new Change.Insert(Head));

        Assert.Equal("v1", Assert.IsType<CommitOutcome.Committed>(outcome).Versions["head"]);
        Assert.Equal(2, _service.Requests.Count);
        Assert.True(TimeProvider.System.GetElapsedTime(asked) >= TimeSpan.FromSeconds(1));
        Assert.NotEqual(_service.Requests[0].Headers["x-ms-date"], _service.Requests[1].Headers["x-ms-date"]);
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_out_of_reach()
    {
        for (var i = 0; i < 6; i++)
            _service.IsBusy();
        await using var table = _service.Table();

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => table.GetAsync("p", "head", default));

        Assert.Equal("The store is out of service (503 ServerBusy).", fault.Message);
    }

    [Fact]
    public async Task A_service_that_keeps_silent_is_given_up_after_nine_seconds_of_the_machine_s_clock()
    {
        var (time, taken) = (new ManualTime(), new TaskCompletionSource());
        await using var table = _service.KeepsSilent(taken).Table(time);

        var asking = table.GetAsync("p", "head", default);
        await taken.Task;
        var patience = time.NextTimer;
        time.Advance(TimeSpan.FromSeconds(9));

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => asking);
        Assert.Equal("acc.table.core.windows.net cannot be reached.", fault.Message);
        Assert.Equal(TimeSpan.FromSeconds(9), patience);
    }

    [Fact]
    public async Task A_cancelled_read_is_a_cancellation_and_no_fault()
    {
        using var leaving = new CancellationTokenSource();
        var taken = new TaskCompletionSource();
        await using var table = _service.KeepsSilent(taken).Table();

        var asking = table.GetAsync("p", "head", leaving.Token);
        await taken.Task;
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Without_a_token_the_store_is_out_of_reach_and_nothing_is_sent()
    {
        await using var table = _service.Table(identity: new NoIdentity());

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => CommitAsync(table, new Change.Upsert(Head)));

        Assert.Equal("This machine's identity gave no token for the store.", fault.Message);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_missing_table_is_made_and_asked_again()
    {
        await using var table = _service.Refuses(404, "TableNotFound", change: 0).Answers(201).Commits("v1").Table();

        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(table, new Change.Insert(Head)));

        Assert.Equal(
            ["POST /$batch", "POST /Tables", "POST /$batch"],
            _service.Requests.Select(request => $"{request.Method} {request.Url.AbsolutePath}"));
        Assert.Equal("""{"TableName":"T"}""", _service.Requests[1].Body);
    }

    [Fact]
    public async Task A_table_that_is_just_being_deleted_is_out_of_reach()
    {
        var missing = ScriptedService.Error("TableNotFound");
        await using var table = _service.Answers(404, missing).Answers(409, ScriptedService.Error("TableBeingDeleted"))
            .Table();

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => table.GetAsync("p", "head", default));

        Assert.Equal("The store answered 409 TableBeingDeleted.", fault.Message);
    }

    [Fact]
    public async Task Something_else_that_is_not_found_is_no_missing_row()
    {
        await using var table = _service.Answers(404, "<html>").Table();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => table.GetAsync("p", "head", default));
    }

    [Fact]
    public async Task Who_is_not_known_is_told_with_the_service_s_code_and_without_the_key()
    {
        const string Azures = """
            <?xml version="1.0" encoding="utf-8"?>
            <error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
            <code>AuthenticationFailed</code><message xml:lang="en-US">Server failed to authenticate.</message></error>
            """;
        const string Azurites = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Error><Code>AuthorizationFailure</Code><Message>Server failed to authenticate.</Message></Error>
            """;
        await using var table = _service.Answers(403, Azures).Answers(403, Azurites).Table();

        var started = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => table.CreateIfMissingAsync(default));
        var asked = await Assert.ThrowsAsync<StoreUnavailableException>(() => table.GetAsync("p", "head", default));

        Assert.Equal(
            "acc.table.core.windows.net refuses the account, its key or its rights (403 AuthenticationFailed).",
            started.Message);
        Assert.Equal("The store answered 403 AuthorizationFailure.", asked.Message);
        Assert.DoesNotContain(ScriptedService.Key, $"{started} {asked}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_the_service_finds_wrong_is_a_fault_of_ours()
    {
        await using var table = _service.Answers(400, ScriptedService.Error("InvalidInput")).Table();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => table.GetAsync("p", "head", default));

        Assert.Equal("The store finds fault with a request (400 InvalidInput).", fault.Message);
    }

    [Fact]
    public async Task A_table_that_another_instance_makes_meanwhile_is_asked_again()
    {
        await using var table = _service.Answers(404, ScriptedService.Error("TableNotFound"))
            .Answers(409, ScriptedService.Error("TableAlreadyExists"))
            .Answers(404, ScriptedService.Error("ResourceNotFound")).Table();

        Assert.Null(await table.GetAsync("p", "head", default));
    }

    static Task<CommitOutcome> CommitAsync(AzureTable table, Change change) =>
        table.CommitAsync("p", [change], default);

    sealed class NoIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new AuthenticationFailedException("No managed identity on 169.254.169.254.");

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
