using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Inbound;

/// <summary>What became of a proven activity. Closed: <see cref="TeamsAdapter"/> has a status for each.</summary>
abstract record InboundRequest
{
    InboundRequest()
    {
    }

    /// <summary>Read: a turn can be taken.</summary>
    public sealed record Accepted(Activity Activity) : InboundRequest;

    /// <summary>Of no concern to the bot: 200.</summary>
    public sealed record Ignored : InboundRequest;

    /// <summary>An invoke that the bot does not know: 501.</summary>
    public sealed record NotImplemented : InboundRequest;

    /// <summary>No activity that anything could come of: 400.</summary>
    public sealed record Bad : InboundRequest;
}
