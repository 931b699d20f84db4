using CoachBot.Core.Storage;
using CoachBot.Storage;

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

    /// <summary>What a busy service did not take cannot be met again as an echo.</summary>
    [Fact]
    public async Task A_refusal_after_a_busy_answer_is_a_refusal()
    {
        await using var table = _service.IsBusy().Refuses(409, "EntityAlreadyExists", change: 0).Table();

        Assert.Equal(new CommitOutcome.Refused("head"), await CommitAsync(table, new Change.Insert(Head)));
    }

    [Fact]
    public async Task A_commit_whose_connection_broke_is_sent_again()
    {
        await using var table = _service.Breaks().Commits("v1").Table();

        var outcome = await CommitAsync(table, new Change.Insert(Head));

        Assert.Equal("v1", Assert.IsType<CommitOutcome.Committed>(outcome).Versions["head"]);
    }

    [Theory]
    [InlineData(409, "EntityAlreadyExists")]
    [InlineData(412, "UpdateConditionNotSatisfied")]
    [InlineData(404, "ResourceNotFound")]
    public async Task A_refusal_that_may_be_the_echo_of_a_broken_first_try_is_told_as_unknown(int status, string code)
    {
        await using var table = _service.Breaks().Refuses(status, code, change: 0).Table();

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => CommitAsync(table, new Change.Replace(Head with { Version = "v1" })));
    }

    [Fact]
    public async Task A_server_s_error_may_have_come_after_the_commit_and_a_gateway_s_503_too()
    {
        await using var table = _service
            .Answers(500, ScriptedService.Error("OperationTimedOut"), "retry-after-ms: 1")
            .Refuses(409, "EntityAlreadyExists", change: 0)
            .Answers(503, "<html>", "retry-after-ms: 1")
            .Refuses(409, "EntityAlreadyExists", change: 0)
            .Table();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(table, new Change.Insert(Head)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(table, new Change.Insert(Head)));
    }

    [Fact]
    public async Task A_row_to_take_away_at_any_version_that_is_gone_holds_up_nothing()
    {
        await using var table = _service.Refuses(404, "ResourceNotFound", change: 1).Commits("v1").Table();

        var outcome = await CommitAsync(table, new Change.Insert(Head), new Change.Delete("gone"));

        Assert.Equal(["head"], Assert.IsType<CommitOutcome.Committed>(outcome).Versions.Keys);
        Assert.DoesNotContain("DELETE", _service.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_row_whose_number_the_service_gave()
    {
        await using var table = _service.Refuses(412, "UpdateConditionNotSatisfied", change: 2).Table();

        var outcome = await CommitAsync(
            table, new Change.Upsert(Head), new Change.Delete("a"), new Change.Delete("b", "v1"));

        Assert.Equal(new CommitOutcome.Refused("b"), outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--changesetresponse_1\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")]
    public async Task An_answer_to_a_commit_that_cannot_be_read_is_no_answer(string body)
    {
        await using var table = _service.Answers(202, body).Table();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(table, new Change.Insert(Head)));
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
            .Answers(404, missing).Table();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => table.GetAsync("p", "head", default));
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

    static Task<CommitOutcome> CommitAsync(AzureTable table, params Change[] changes) =>
        table.CommitAsync("p", changes, default);
}
