using System.Text;

namespace CoachBot.Slack.Outbound;

/// <summary>One call of the Web API: a method and its arguments.</summary>
/// <remarks>
/// Methods that write take JSON; those that read, and OAuth's, take a form (Slack, "Using the Web API").
/// </remarks>
/// <param name="Method">Such as <c>chat.postMessage</c>.</param>
/// <param name="IsForm">The body is <c>application/x-www-form-urlencoded</c>; else JSON.</param>
public sealed record SlackCall(string Method, ReadOnlyMemory<byte> Body, bool IsForm)
{
    /// <summary>
    /// The sequence that each request of the call belongs to; <c>null</c>: the call is no outbound method's, and waits
    /// for no lease.
    /// </summary>
    public RequestSequence? Requests { get; init; }

    /// <param name="json">One object, UTF-8.</param>
    public static SlackCall Json(string method, ReadOnlyMemory<byte> json) => new(method, json, IsForm: false);

    /// <summary>Arguments that are <c>null</c> are left out.</summary>
    public static SlackCall Form(string method, params ReadOnlySpan<(string Name, string? Value)> arguments)
    {
        var body = new StringBuilder();
        foreach (var (name, value) in arguments)
        {
            if (value is not null)
                body.Append(body.Length > 0 ? "&" : "").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return new(method, Encoding.UTF8.GetBytes(body.ToString()), IsForm: true);
    }
}
