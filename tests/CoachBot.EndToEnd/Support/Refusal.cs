namespace CoachBot.EndToEnd.Support;

/// <summary>
/// How the connector treats a request other than well. The bodies are those Teams has been seen to send.
/// </summary>
/// <param name="Status">0: the request is served, after <paramref name="Latency"/>.</param>
/// <param name="Body">As sent, word for word.</param>
/// <param name="RetryAfter">The header, in whole seconds.</param>
/// <param name="Latency">How long the answer is kept back; real time.</param>
/// <param name="Cut">The request takes effect, and the connection breaks before the answer.</param>
sealed record Refusal(
    int Status = 0, string Body = "", TimeSpan? RetryAfter = null, TimeSpan Latency = default, bool Cut = false)
{
    public static Refusal Slow(TimeSpan latency) => new(Latency: latency);

    public static Refusal CutAfterReceipt { get; } = new(Cut: true);

    public static Refusal NotInRoster { get; } =
        Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static Refusal BlockedByUser { get; } =
        Error(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.");

    public static Refusal DisabledByAdmin { get; } =
        Error(403, "BotDisabledByAdmin", "The bot is disabled by the administrator.");

    /// <summary>The older form: JSON inside a JSON string, and no <c>error</c> member.</summary>
    public static Refusal WritesBlocked { get; } = new(
        403,
        """
        {"errorCode":209,
        "message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is read only\"\r\n}"}
        """);

    /// <summary>A 403 that says nothing at all.</summary>
    public static Refusal Wordless { get; } = new(403);

    public static Refusal ConversationGone { get; } = Error(404, "ConversationNotFound", "Conversation not found.");

    public static Refusal MessageGone { get; } =
        Error(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    public static Refusal Conflict { get; } = Error(412, "PreconditionFailed", "Precondition failed, please retry.");

    public static Refusal BadGateway { get; } = new(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");

    public static Refusal Throttled(int afterSeconds) =>
        Error(429, "Throttled", "Too many requests.") with { RetryAfter = TimeSpan.FromSeconds(afterSeconds) };

    static Refusal Error(int status, string code, string message) =>
        new(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""");
}
