using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using CoachBot.Core.Storage;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.Tests.Storage.AzureTables;

/// <summary>What goes over the wire to Azure Tables, to the letter, and what is read from it.</summary>
public sealed class AzureWireTests
{
    const string Version = "W/\"datetime'2026-11-16T08%3A00%3A00.0000000Z'\"";

    const string Format = "?$format=application%2Fjson%3Bodata%3Dminimalmetadata";

    readonly ScriptedService _service = new();

    static string NoRow { get; } = ScriptedService.Error("ResourceNotFound");

    /// <remarks>Source: "Authorize with Shared Key", the Table service's SharedKeyLite.</remarks>
    [Fact]
    public async Task A_request_is_signed_over_its_date_and_its_path_as_it_is_sent()
    {
        await using var table = _service.Answers(404, NoRow).Table();

        await table.GetAsync("p|a", "it's", default);

        var request = Assert.Single(_service.Requests);
        var signed = $"{request.Headers["x-ms-date"]}\n/acc/T(PartitionKey='p%7Ca',RowKey='it%27%27s')";
        var hash = HMACSHA256.HashData(Convert.FromBase64String(ScriptedService.Key), Encoding.UTF8.GetBytes(signed));
        Assert.Equal("/T(PartitionKey='p%7Ca',RowKey='it%27%27s')", request.Url.AbsolutePath);
        Assert.Equal($"SharedKeyLite acc:{Convert.ToBase64String(hash)}", request.Headers["Authorization"]);
    }

    [Fact]
    public async Task With_an_identity_its_token_goes_along_and_no_key()
    {
        await using var table = _service.Answers(404, NoRow).Table(identity: new Identity());

        await table.GetAsync("p", "head", default);

        var request = Assert.Single(_service.Requests);
        Assert.Equal("Bearer token for https://storage.azure.com/.default", request.Headers["Authorization"]);
        Assert.Equal("2020-12-06", request.Headers["x-ms-version"]);
    }

    [Theory]
    [InlineData("TableEndpoint=https://acc.table.core.windows.net/;SharedAccessSignature=sv=2019-02-02&sig=a%2Bb%3D")]
    [InlineData("SharedAccessSignature=?sv=2019-02-02&sig=a%2Bb%3D;AccountName=acc")]
    public async Task A_shared_access_signature_goes_along_as_it_was_issued_and_no_key(string connection)
    {
        await using var table = _service.Answers(404, NoRow).Answers(200, "{\"value\":[]}").Table(connection);

        await table.GetAsync("p|a", "head", default);
        await table.QueryAsync("p|a", RowRange.All, take: 1, default);

        var (get, query) = (_service.Requests[0], _service.Requests[1]);
        Assert.Equal(
            "https://acc.table.core.windows.net/T(PartitionKey='p%7Ca',RowKey='head')"
                + Format + "&sv=2019-02-02&sig=a%2Bb%3D",
            get.Url.AbsoluteUri);
        Assert.EndsWith("&sv=2019-02-02&sig=a%2Bb%3D", query.Url.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", get.Headers.Keys);
    }

    [Fact]
    public async Task A_commit_is_one_batch_in_the_form_the_service_takes()
    {
        await using var table = _service.Commits("v1", "v2", "v3", "v4", "v5").Table();

        await table.CommitAsync(
            "p|a",
            [
                new Change.Insert(new Entity("p|a", "new").With("text", "<é>").With("count", 9_007_199_254_740_993)),
                new Change.Replace(new Entity("p|a", "head").With("yes", true) with { Version = Version }),
                new Change.Upsert(new Entity("p|a", "it's").With("at", DateTimeOffset.UnixEpoch)),
                new Change.Delete("old"),
                new Change.Delete("bare", "v0"),
            ],
            default);

        var request = Assert.Single(_service.Requests);
        Assert.Equal("POST https://acc.table.core.windows.net/$batch", $"{request.Method} {request.Url}");
        Assert.Equal(
            [
                """POST / {"PartitionKey":"p|a","RowKey":"new","count":"9007199254740993","""
                    + "\"count@odata.type\":\"Edm.Int64\",\"text\":\"\\u003C\\u00E9\\u003E\"}",
                "PUT /(PartitionKey='p%7Ca',RowKey='head') If-Match: " + Version
                    + """ {"PartitionKey":"p|a","RowKey":"head","yes":true}""",
                "PUT /(PartitionKey='p%7Ca',RowKey='it%27%27s') "
                    + "{\"PartitionKey\":\"p|a\",\"RowKey\":\"it\\u0027s\",\"at\":\"1970-01-01T00:00:00.0000000Z\","
                    + "\"at@odata.type\":\"Edm.DateTime\"}",
                "DELETE /(PartitionKey='p%7Ca',RowKey='old') If-Match: *",
                "DELETE /(PartitionKey='p%7Ca',RowKey='bare') If-Match: v0",
            ],
            Parts(request.Body));
    }

    [Theory]
    [InlineData(Version)]
    [InlineData("\"quoted\"")]
    [InlineData("bare")]
    public async Task A_version_is_kept_as_the_service_wrote_it(string version)
    {
        await using var table = _service.Commits(version).Table();

        var outcome = await table.CommitAsync("p", [new Change.Upsert(new Entity("p", "head"))], default);

        Assert.Equal(version, Assert.IsType<CommitOutcome.Committed>(outcome).Versions["head"]);
    }

    /// <summary>The limit of a commit's bytes holds the estimate, not what is sent.</summary>
    [Fact]
    public async Task A_commit_weighs_no_more_on_the_wire_than_its_estimate()
    {
        var partition = new string('|', EntityRules.MaxKeyLength);
        var row = new Entity(partition, new string('\'', EntityRules.MaxKeyLength))
            .With("text", "漢字 <&> é 👍").With("count", long.MinValue).With("at", DateTimeOffset.MaxValue)
            .With("yes", false) with
        { Version = Version };
        Change[] changes = [new Change.Replace(row), new Change.Delete("old", Version)];
        await using var table = _service.Commits("v1", "v2").Table();

        await table.CommitAsync(partition, changes, default);

        var estimate = changes.Sum(one => EntityWeight.Sent(partition, one.Row, EntityRules.EntityOf(one)));
        Assert.InRange(Encoding.UTF8.GetByteCount(Assert.Single(_service.Requests).Body), 1, estimate);
    }

    [Theory]
    [InlineData("", "\u007f", "PartitionKey eq 'p'")]
    [InlineData("a", "b", "PartitionKey eq 'p' and RowKey ge 'a' and RowKey lt 'b'")]
    [InlineData("owed|", "owed|\u007f", "PartitionKey eq 'p' and RowKey ge 'owed|' and RowKey lt 'owed}'")]
    [InlineData("it's", "it's~\u007f", "PartitionKey eq 'p' and RowKey ge 'it''s' and RowKey lt 'it''t'")]
    [InlineData("~", "~~\u007f", "PartitionKey eq 'p' and RowKey ge '~'")]
    [InlineData("a\u0001b", "a\u001f", null)]
    [InlineData("a\u0001b", "b\u001f", "PartitionKey eq 'p' and RowKey ge 'a ' and RowKey lt 'b '")]
    [InlineData("b", "a", null)]
    [InlineData("\u007f", "\u007f", null)]
    public void A_range_is_asked_for_in_characters_that_a_key_may_hold(string from, string before, string? filter) =>
        Assert.Equal(filter, RangeFilter.Of("p", new RowRange(from, before)));

    [Fact]
    public async Task A_range_is_read_over_empty_pages_to_the_very_end_and_no_further_than_asked()
    {
        await using var table = _service
            .Answers(200, """{"value":[]}""", "x-ms-continuation-NextPartitionKey: 1!8!cA--")
            .Answers(200, Page("a"), "x-ms-continuation-NextPartitionKey: p&q", "x-ms-continuation-NextRowKey: r/1")
            .Answers(200, Page("b"))
            .Answers(200, Page("a"), "x-ms-continuation-NextPartitionKey: p&q")
            .Table();

        var all = await table.QueryAsync("p", RowRange.All, take: null, default);
        var one = await table.QueryAsync("p", RowRange.All, take: 1, default);

        Assert.Equal(["a", "b"], all.Select(row => row.Row));
        Assert.Equal(["a"], one.Select(row => row.Row));
        Assert.Equal(
            [
                "&$top=1000&$filter=PartitionKey%20eq%20%27p%27",
                "&$top=1000&$filter=PartitionKey%20eq%20%27p%27&NextPartitionKey=1%218%21cA--",
                "&$top=1000&$filter=PartitionKey%20eq%20%27p%27&NextPartitionKey=p%26q&NextRowKey=r%2F1",
                "&$top=1&$filter=PartitionKey%20eq%20%27p%27",
            ],
            _service.Requests.Select(request => request.Url.Query[Format.Length..]));
        Assert.All(_service.Requests, request =>
            Assert.StartsWith(Format, request.Url.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_is_read_whatever_stands_before_or_after_the_name_of_its_types()
    {
        await using var table = _service.Answers(200, $$"""
            {"odata.metadata":"x","odata.etag":"{{Version.Replace("\"", "\\\"", StringComparison.Ordinal)}}",
            "PartitionKey":"p","RowKey":"head","Timestamp@odata.type":"Edm.DateTime","Timestamp":"2026-11-16T08:00:00Z",
            "count":"9007199254740993","count@odata.type":"Edm.Int64","small":7,"yes":true,"gone":null,
            "at@odata.type":"Edm.DateTime","at":"2026-11-16T08:00:00.1Z","value":"a text of that name"}
            """).Table();

        var row = (await table.GetAsync("p", "head", default))!;

        Assert.Equal(["at", "count", "small", "value", "yes"], row.Columns.Keys);
        Assert.Equal((9_007_199_254_740_993, 7), (row.Number("count"), row.Number("small")));
        Assert.Equal(new DateTimeOffset(2026, 11, 16, 8, 0, 0, 100, TimeSpan.Zero), row.Moment("at"));
        Assert.Equal(Version, row.Version);
    }

    [Theory]
    [InlineData("\"X\":1.5")]
    [InlineData("\"X@odata.type\":\"Edm.Guid\",\"X\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("\"X@odata.type\":\"Edm.Int64\",\"X\":\"many\"")]
    [InlineData("\"X@odata.type\":\"Edm.Int32\",\"X\":1")]
    [InlineData("\"X@odata.type\":\"Edm.Binary\",\"X\":\"AAECAw==\"")]
    [InlineData("\"X\":{}")]
    [InlineData("\"X\":[]")]
    public async Task A_row_of_types_that_this_program_does_not_write_is_told(string column)
    {
        await using var table = _service.Answers(200, $$"""{"PartitionKey":"p","RowKey":"head",{{column}}}""").Table();

        await Assert.ThrowsAsync<InvalidDataException>(() => table.GetAsync("p", "head", default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"value\":[{\"PartitionKey\":\"p\"}]}")]
    public async Task An_answer_that_is_neither_a_row_nor_a_page_is_refused(string body)
    {
        await using var table = _service.Answers(200, body).Answers(200, body).Table();

        await Assert.ThrowsAsync<InvalidDataException>(() => table.GetAsync("p", "head", default));
        await Assert.ThrowsAsync<InvalidDataException>(() => table.QueryAsync("p", RowRange.All, take: null, default));
    }

    [Fact]
    public async Task A_row_without_a_version_has_none()
    {
        await using var table = _service.Answers(200, """{"PartitionKey":"p","RowKey":"head"}""").Table();

        Assert.Null((await table.GetAsync("p", "head", default))!.Version);
    }

    static string Page(string row) => $$"""{"value":[{"PartitionKey":"p","RowKey":"{{row}}"}]}""";

    /// <summary>Of each part the verb, the address after the table's, the condition and the body.</summary>
    static IEnumerable<string> Parts(string batch) =>
        from part in batch.Split("Content-Type: application/http\r\n")[1..]
        let lines = part.Split("\r\n")
        let request = lines.Single(line => line.EndsWith(" HTTP/1.1", StringComparison.Ordinal)).Split('?')[0]
        let rest = lines.Where(line => line.StartsWith("If-Match: ", StringComparison.Ordinal) || line.StartsWith('{'))
        select string.Join(' ', rest.Prepend(request.Replace(Address, "/", StringComparison.Ordinal)));

    const string Address = "https://acc.table.core.windows.net/T";

    sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token for {requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
