using System.Text.Json;
using CoachBot.Slack.Install;
using CoachBot.Slack.People;

namespace CoachBot.Slack.Inbound;

/// <summary>Takes in what Slack brought, by HTTP or over a socket, once it is proven.</summary>
public sealed class Intake(IWorkspaces workspaces, IPeople people)
{
    /// <param name="payload">
    /// The event's envelope, the interaction's payload, the command's fields as one object of texts.
    /// </param>
    /// <returns>What to answer. Once it returns, the happening is durable.</returns>
    /// <exception cref="Core.Storage.StoreUnavailableException">
    /// Nothing may be acknowledged: 503 over HTTP, no acknowledgement over a socket.
    /// </exception>
    public async Task<SlackAnswer> TakeAsync(SlackDoor door, JsonElement payload, CancellationToken ct)
    {
        _ = (workspaces, people, door, payload);
        await Task.CompletedTask;
        return SlackAnswer.Empty;
    }
}

/// <summary>What is answered in the response, or in a socket's acknowledgement.</summary>
/// <param name="IsBad">Over HTTP 400; over a socket it is acknowledged all the same.</param>
/// <param name="Json">The body, or the acknowledgement's <c>payload</c>; empty for none.</param>
/// <param name="Text">Said as plain text instead: the answer to a challenge.</param>
public sealed record SlackAnswer(ReadOnlyMemory<byte> Json, string? Text = null, bool IsBad = false)
{
    public static SlackAnswer Empty { get; } = new(ReadOnlyMemory<byte>.Empty);
}
