using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Outbound;

/// <summary>A request to the Connector came to nothing; carries why through the SDK, which made it.</summary>
public sealed class ConnectorRefusedException : Exception
{
    public ConnectorRefusedException()
    {
    }

    public ConnectorRefusedException(string message)
        : base(message)
    {
    }

    public ConnectorRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ConnectorRefusal Refusal { get; init; } =
        ConnectorRefusal.None(new ChannelResult.Unknown(nameof(ConnectorRefusedException)));
}
