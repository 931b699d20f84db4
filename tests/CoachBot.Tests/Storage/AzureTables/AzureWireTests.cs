using Azure.Core;
using CoachBot.Core.Storage;
using CoachBot.Storage.AzureTables;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Storage.AzureTables;

/// <summary>What goes over the wire to Azure Tables, to the letter, and what is read from it.</summary>
public sealed class AzureWireTests
{
    const string Version = "W/\"datetime'2026-11-16T08%3A00%3A00.0000000Z'\"";

    readonly ScriptedService _service = new();

    /// <summary>The signatures were made with another program (Python's hmac) from Microsoft's description.</summary>
    [Theory]
    [InlineData("acc", "/T(PartitionKey='p%7Ca',RowKey='r')", "01Zb8f1PQfSHkPbYIbUUj4ASqyENJ1Ez6MBjUNhkgBc=")]
    [InlineData("devstoreaccount1", "/devstoreaccount1/$batch", "FqXoPJwQ1s99Suh2Lu/ZaPrN6XSpVOf8FnZaQUnVAp8=")]
    public void A_request_is_signed_over_its_date_and_its_path(string account, string path, string signature) =>
        Assert.Equal(
            $"SharedKeyLite {account}:{signature}",
            SharedKeyLite.Header(
                account, Convert.FromBase64String(ScriptedService.Key), "Mon, 16 Nov 2026 08:00:00 GMT", path));

    static string NoRow { get; } = ScriptedService.Error("ResourceNotFound");

    [Fact]
    public async Task Every_try_is_signed_anew_over_the_path_as_it_is_sent()
    {
        var time = new ManualTime();
        await using var table = _service.IsBusy().Answers(404, NoRow).Table(new SteppingTime(time));

        await table.GetAsync("p|a", "it's", default);

        var (first, second) = (_service.Requests[0], _service.Requests[1]);
        Assert.Equal("/T(PartitionKey='p%7Ca',RowKey='it%27%27s')", second.Url.AbsolutePath);
        Assert.NotEqual(first.Headers["x-ms-date"], second.Headers["x-ms-date"]);
        Assert.Equal(
            SharedKeyLite.Header(
                "acc", Convert.FromBase64String(ScriptedService.Key), second.Headers["x-ms-date"],
                second.Url.AbsolutePath),
            second.Headers["Authorization"]);
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
            "https://acc.table.core.windows.net/T(PartitionKey='p%7Ca',RowKey='head')?sv=2019-02-02&sig=a%2Bb%3D",
            get.Url.AbsoluteUri);
        Assert.EndsWith("&sv=2019-02-02&sig=a%2Bb%3D", query.Url.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", get.Headers.Keys);
    }

    [Fact]
    public async Task A_commit_is_one_batch_in_the_form_the_service_takes()
    {
        var id = Guid.Parse("00000000-0000-0000-0000-000000000001");
        Change[] changes =
        [
            new Change.Insert(new Entity("p|a", "new").With("text", "<é>").With("count", 9_007_199_254_740_993)),
            new Change.Replace(new Entity("p|a", "head").With("yes", true) with { Version = Version }),
            new Change.Upsert(new Entity("p|a", "it's").With("at", DateTimeOffset.UnixEpoch)),
            new Change.Delete("old"),
        ];

        var batch = BatchBody.Of(new Uri("https://acc.table.core.windows.net/"), "T", "p|a", changes, id);

        Assert.Equal($"multipart/mixed; boundary=batch_{id}", batch.ContentType);
        Assert.Equal(Batch, System.Text.Encoding.UTF8.GetString(batch.Body.Span));
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
        Assert.Equal(filter, TableRequest.Filter("p", new RowRange(from, before)));

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
                "?$top=1000&$filter=PartitionKey%20eq%20%27p%27",
                "?$top=1000&$filter=PartitionKey%20eq%20%27p%27&NextPartitionKey=1%218%21cA--",
                "?$top=1000&$filter=PartitionKey%20eq%20%27p%27&NextPartitionKey=p%26q&NextRowKey=r%2F1",
                "?$top=1&$filter=PartitionKey%20eq%20%27p%27",
            ],
            _service.Requests.Select(request => request.Url.Query));
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
    [InlineData("\"X\":{}")]
    public async Task A_row_of_types_that_this_program_does_not_write_is_told(string column)
    {
        await using var table = _service.Answers(200, $$"""{"PartitionKey":"p","RowKey":"head",{{column}}}""").Table();

        await Assert.ThrowsAsync<InvalidDataException>(() => table.GetAsync("p", "head", default));
    }

    static string Page(string row) => $$"""{"value":[{"PartitionKey":"p","RowKey":"{{row}}"}]}""";

    const string Part = "--changeset_00000000-0000-0000-0000-000000000001\r\nContent-Type: application/http\r\n"
        + "Content-Transfer-Encoding: binary\r\n\r\n";
    const string Heads = " HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n"
        + "Prefer: return-no-content\r\n";
    const string Json = "Content-Type: application/json\r\n\r\n";
    const string Rows = "https://acc.table.core.windows.net/T(PartitionKey='p%7Ca',RowKey=";

    const string Batch = "--batch_00000000-0000-0000-0000-000000000001\r\n"
        + "Content-Type: multipart/mixed; boundary=changeset_00000000-0000-0000-0000-000000000001\r\n\r\n"
        + Part + "POST https://acc.table.core.windows.net/T" + Heads + Json
        + "{\"PartitionKey\":\"p|a\",\"RowKey\":\"new\",\"count@odata.type\":\"Edm.Int64\","
        + "\"count\":\"9007199254740993\",\"text\":\"\\u003C\\u00E9\\u003E\"}\r\n"
        + Part + "PUT " + Rows + "'head')" + Heads + "If-Match: " + Version + "\r\n" + Json
        + "{\"PartitionKey\":\"p|a\",\"RowKey\":\"head\",\"yes\":true}\r\n"
        + Part + "PUT " + Rows + "'it%27%27s')" + Heads + Json
        + "{\"PartitionKey\":\"p|a\",\"RowKey\":\"it\\u0027s\",\"at@odata.type\":\"Edm.DateTime\","
        + "\"at\":\"1970-01-01T00:00:00.0000000Z\"}\r\n"
        + Part + "DELETE " + Rows + "'old')" + Heads + "If-Match: *\r\n\r\n\r\n"
        + "--changeset_00000000-0000-0000-0000-000000000001--\r\n"
        + "--batch_00000000-0000-0000-0000-000000000001--\r\n";

    /// <summary>A clock on which a minute passes with every look.</summary>
    sealed class SteppingTime(ManualTime time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            time.Advance(TimeSpan.FromMinutes(1));
            return time.GetUtcNow();
        }
    }

    sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token for {requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
