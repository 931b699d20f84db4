using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Where the bot gets its own tokens.</summary>
public interface IBotIdentity
{
    /// <summary>Asks for a new token. Never throws for what the other side does.</summary>
    Task<TokenResult> AskAsync(CancellationToken ct);
}

/// <summary>A token, or why there is none.</summary>
public abstract record TokenResult
{
    TokenResult()
    {
    }

    /// <param name="Bearer">A secret. <c>null</c>: the bot has no registration and sends none.</param>
    public sealed record Given(string? Bearer, DateTimeOffset Until) : TokenResult
    {
        /// <summary>Without the secret, lest it reach a log.</summary>
        public override string ToString() => $"{nameof(Given)} until {Until:O}";
    }

    /// <param name="Because">What becomes of the message that was to carry the token.</param>
    public sealed record Denied(ChannelResult Because) : TokenResult;
}

/// <summary>No registration: what the Emulator and the Playground expect.</summary>
sealed class NoIdentity : IBotIdentity
{
    public Task<TokenResult> AskAsync(CancellationToken ct) =>
        Task.FromResult<TokenResult>(new TokenResult.Given(null, DateTimeOffset.MaxValue));
}
