using System.Net.Http.Headers;
using System.Text.Json;
using CoachBot.Core.Wire;

namespace CoachBot.Slack.Outbound;

/// <summary>One try of a call, as HTTP tells it.</summary>
/// <param name="Status">0: there was no answer, and <paramref name="Error"/> says why.</param>
/// <param name="NeverLeft">The connection could not be made: nothing was sent.</param>
sealed record WebApiAnswer(
    int Status, JsonElement Body, string Error = "", bool NeverLeft = false, TimeSpan? After = null)
{
    static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded", "utf-8");

    /// <summary>A deferral longer than this is asked after again.</summary>
    static readonly TimeSpan Most = TimeSpan.FromDays(1);

    public static async Task<WebApiAnswer> OfAsync(
        HttpClient client, Uri address, string authorization, SlackCall call, TimeProvider time, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = call.IsForm ? Form : Json } },
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
            var after = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - time.GetUtcNow());
            return new(
                (int)response.StatusCode,
                Parsed(await response.Content.ReadAsByteArrayAsync(ct)),
                After: after is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Most.Ticks)) : null);
        }
        catch (HttpRequestException e) when (e.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new(0, default, e.HttpRequestError.ToString(), NeverLeft: true);
        }
        catch (HttpRequestException e)
        {
            return new(0, default, e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(0, default, "no_answer_in_time");
        }
    }

    /// <summary>Asked too often. Messages are also told so with status 200 ("Rate limits").</summary>
    public bool IsTooMany => Status == 429 || Code() is "ratelimited" or "rate_limited";

    /// <summary>What it means. Most failures come with status 200.</summary>
    public SlackReply Reply() => this switch
    {
        { NeverLeft: true } => new(SlackOutcome.Retry, Error, default),
        { Status: 0 } => new(SlackOutcome.Unknown, Error, default),
        { IsTooMany: true } => new(SlackOutcome.Retry, "ratelimited", Body, After, TooMany: true),
        { Status: >= 500 } => new(SlackOutcome.Retry, $"http_{Status}", Body, After),
        _ when Body.IsTrue("ok") => new(SlackOutcome.Ok, "", Body),
        _ when Code() is { } code => new(SlackErrors.Outcome(code), code, Body, After),
        _ => new(SlackOutcome.Misconfigured, $"http_{Status}", Body),
    };

    string? Code() => Body.Told("error") is { Length: > 0 and <= 64 } code
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? code : null;

    static JsonElement Parsed(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default; // A proxy's page.
        }
    }
}
