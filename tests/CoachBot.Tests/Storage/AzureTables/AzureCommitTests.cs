using CoachBot.Core.Storage;
using CoachBot.Storage;

namespace CoachBot.Tests.Storage.AzureTables;

/// <summary>A commit whose answer is a refusal, is lost or cannot be read.</summary>
public sealed class AzureCommitTests
{
    static readonly Entity Head = new Entity("p", "head").With("name", "Ana");

    readonly ScriptedService _service = new();

    /// <summary>What a busy service did not take cannot be met again as an echo.</summary>
    [Fact]
    public async Task A_refusal_after_a_busy_answer_is_a_refusal()
    {
        await using var table = _service.IsBusy().Refuses(409, "EntityAlreadyExists", change: 0).Table();

        Assert.Equal(new CommitOutcome.Refused("head"), await CommitAsync(table, new Change.Insert(Head)));
    }

    [Fact]
    public async Task A_commit_whose_connection_broke_is_sent_again_as_it_was()
    {
        await using var table = _service.Breaks().Commits("v1").Table();

        var outcome = await CommitAsync(table, new Change.Insert(Head));

        Assert.Equal("v1", Assert.IsType<CommitOutcome.Committed>(outcome).Versions["head"]);
        Assert.Equal(_service.Requests[0].Body, _service.Requests[1].Body);
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
    [InlineData(202, "")]
    [InlineData(202, "<html>")]
    [InlineData(202, "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n")]
    [InlineData(202, "--batchresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n"
        + "--batchresponse_1--\r\n")]
    [InlineData(202, "--batchresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 many\r\n\r\n\r\n"
        + "--batchresponse_1--\r\n")]
    [InlineData(200, "{}")]
    [InlineData(302, "")]
    public async Task An_answer_to_a_commit_that_cannot_be_read_is_no_answer(int status, string body)
    {
        await using var table = _service.Answers(status, body).Table();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(table, new Change.Insert(Head)));
    }

    [Fact]
    public async Task An_answer_with_fewer_parts_than_the_commit_has_changes_is_no_answer()
    {
        await using var table = _service.Commits("v1").Table();

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => CommitAsync(table, new Change.Insert(Head), new Change.Delete("old")));
    }

    static Task<CommitOutcome> CommitAsync(AzureTable table, params Change[] changes) =>
        table.CommitAsync("p", changes, default);
}
