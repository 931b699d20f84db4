using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Inbound;

/// <summary>What became of a request to <c>/api/messages</c>. Closed: the endpoint has a status for each.</summary>
public abstract record InboundRequest
{
    InboundRequest()
    {
    }

    /// <summary>Proven and read: a turn can be taken.</summary>
    public sealed record Accepted(Activity Activity) : InboundRequest;

    /// <summary>Proven, and of no concern to the bot: 200.</summary>
    public sealed record Ignored : InboundRequest;

    /// <summary>An invoke that the bot does not know: 501.</summary>
    public sealed record NotImplemented : InboundRequest;

    /// <summary>Proven, but no activity: 400.</summary>
    public sealed record Bad : InboundRequest;

    /// <summary>A body over <see cref="Core.Wire.Body.MaxBytes"/>: 413.</summary>
    public sealed record TooLarge : InboundRequest;

    /// <summary>Nobody who proved who he is, or one who speaks for somebody else: 401, and no word why.</summary>
    public sealed record Unproven : InboundRequest;
}
