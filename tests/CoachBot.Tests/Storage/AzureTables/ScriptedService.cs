using System.Net;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Core.Pipeline;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.Tests.Storage.AzureTables;

/// <summary>A Table service that answers as it is told to, one answer a request, and keeps what it was asked.</summary>
sealed class ScriptedService : HttpMessageHandler
{
    /// <summary>The account's key, which is to be seen nowhere.</summary>
    public const string Key = "czNjcmV0LWtleS1vZi1hLXRlc3Q=";

    const string Batch = "multipart/mixed; boundary=batchresponse_1";
    const string Begin =
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n";
    const string Part = "--changesetresponse_1\r\nContent-Type: application/http\r\n"
        + "Content-Transfer-Encoding: binary\r\n\r\n";
    const string End = "--changesetresponse_1--\r\n--batchresponse_1--\r\n";

    readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = [];

    public List<Request> Requests { get; } = [];

    /// <summary>The table <c>T</c> of this service.</summary>
    public AzureTable Table(TimeProvider? wire = null, TokenCredential? identity = null)
    {
        var keyed = Account($"AccountName=acc;AccountKey={Key}");
        var account = identity is null ? keyed : TableAccount.WithIdentity(keyed.Endpoint, identity);
        return new(account, "T", wire ?? TimeProvider.System, new HttpClientTransport(this));
    }

    /// <summary>The same table, by a connection string.</summary>
    public AzureTable Table(string connectionString) =>
        new(Account(connectionString), "T", TimeProvider.System, new HttpClientTransport(this));

    /// <param name="headers">Each as <c>Name: value</c>.</param>
    public ScriptedService Answers(int status, string body = "", params string[] headers)
    {
        _answers.Enqueue(_ =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            if (status == 202)
                answer.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Batch);
            foreach (var header in headers)
                answer.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
            return Task.FromResult(answer);
        });
        return this;
    }

    /// <summary>Too busy; asks to be left alone for a moment.</summary>
    public ScriptedService IsBusy(int status = 503, string after = "retry-after-ms: 1") =>
        Answers(status, Error("ServerBusy"), "x-ms-error-code: ServerBusy", after);

    /// <summary>Takes a request in, and the connection breaks.</summary>
    public ScriptedService Breaks()
    {
        _answers.Enqueue(_ => throw new HttpRequestException("Connection reset by peer."));
        return this;
    }

    /// <summary>Takes a request in and never answers.</summary>
    /// <param name="taken">It has one.</param>
    public ScriptedService KeepsSilent(TaskCompletionSource taken)
    {
        _answers.Enqueue(async ct =>
        {
            taken.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException();
        });
        return this;
    }

    /// <summary>Each change was made, and its row has a version of this name.</summary>
    public ScriptedService Commits(params string[] versions) =>
        Answers(202, $"{Begin}{string.Concat(versions.Select(version =>
            $"{Part}HTTP/1.1 204 No Content\r\nETag: {version}\r\n\r\n\r\n"))}{End}");

    /// <summary>No change was made, for one of them could not be.</summary>
    public ScriptedService Refuses(int status, string code, int change) =>
        Answers(202, $"{Begin}{Part}HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\n\r\n"
            + $"{Error(code, $"{change}:No.")}\r\n{End}");

    public static string Error(string code, string message = "No.") =>
        "{\"odata.error\":{\"code\":\"" + code + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"" + message
        + "\\nRequestId:1\"}}}";

    static TableAccount Account(string connectionString)
    {
        Assert.True(TableAccount.TryParse(connectionString, out var account, out _));
        return account;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct);
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> ofBody =
            request.Content is null ? [] : request.Content.Headers;
        var headers = request.Headers.Concat(ofBody)
            .ToDictionary(one => one.Key, one => string.Join(' ', one.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new(request.Method.Method, request.RequestUri!, headers, body));
        return _answers.TryDequeue(out var answer)
            ? await answer(ct)
            : throw new InvalidOperationException($"Nobody said what to answer to {request.RequestUri}.");
    }

    internal sealed record Request(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, string Body);
}
