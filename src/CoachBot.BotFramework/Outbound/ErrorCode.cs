using System.Text;
using System.Text.Json;
using CoachBot.Core.Wire;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Reads why a call was refused. The bodies have changed over the years.</summary>
static class ErrorCode
{
    const int MaxLength = 64;

    /// <summary>Codes that say more than what is around them, wherever in the body they are.</summary>
    static readonly string[] Telling =
    [
        "MessageWritesBlocked", "ConversationBlockedByUser", "BotDisabledByAdmin", "BotNotInConversationRoster",
        "ForbiddenOperationException", "ActivityNotFoundInConversation", "MemberNotFoundInConversation",
        "ConversationNotFound", "MessageSizeTooBig", "BotNotRegistered",
    ];

    /// <returns>
    /// A known code anywhere in the body, even in JSON inside a text; else <c>error.code</c>, <c>error</c>, <c>code</c>
    /// or <c>errorCode</c>; <c>null</c> when there is none, or when it does not look like a code. Never throws.
    /// </returns>
    public static string? Read(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        if (Telling.FirstOrDefault(code => text.Contains(code, StringComparison.OrdinalIgnoreCase)) is { } told)
            return told;

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var code = root.Member("error").Text("code")
                ?? root.Text("error") ?? root.Text("code") ?? root.Text("errorCode");
            return code is { Length: > 0 and <= MaxLength } && code.All(IsCodeCharacter) ? code : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // A proxy's page.
        }
    }

    static bool IsCodeCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';
}
