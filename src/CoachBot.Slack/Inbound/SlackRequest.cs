using CoachBot.Core.Conversation;
using CoachBot.Slack.People;

namespace CoachBot.Slack.Inbound;

/// <summary>
/// What Slack brought, proven and read. Closed: <see cref="SlackActivityReceiver"/> has an answer for each.
/// </summary>
public abstract record SlackRequest
{
    SlackRequest()
    {
    }

    /// <summary>A person did something: a turn can be taken.</summary>
    public sealed record Heard(Activity Activity) : SlackRequest
    {
        /// <summary>A modal was sent off: what was wrong is answered beside its fields.</summary>
        public bool IsForm { get; init; }

        /// <summary>It was said where another firm's people are too: they are left alone.</summary>
        public bool IsInShared { get; init; }

        /// <summary><c>/coach …</c>, which can be typed in a channel that the bot is not in.</summary>
        public bool IsCommand { get; init; }

        /// <summary>The card's form is to be opened; nothing else happens.</summary>
        public bool OpensForm { get; init; }
    }

    /// <summary>Slack asks whether this is the app: the challenge is answered as it came.</summary>
    public sealed record Challenge(string Text) : SlackRequest;

    /// <summary>The app is gone from a workspace or an organisation.</summary>
    /// <param name="Tenants">The installation is the first there is of the workspace's, the organisation's.</param>
    public sealed record Gone(IReadOnlyList<string> Tenants, DateTimeOffset At) : SlackRequest;

    /// <summary>A person's profile changed.</summary>
    public sealed record PersonChanged(string Tenant, SlackUser User) : SlackRequest;

    /// <summary>Of no concern to the bot.</summary>
    public sealed record Ignored : SlackRequest;

    /// <summary>Nothing that the route takes.</summary>
    public sealed record Bad : SlackRequest;
}

/// <summary>Slack's three doors; over a socket the same three, by the envelope's type.</summary>
public enum SlackEndpoint
{
    /// <summary><c>events_api</c>.</summary>
    Events,

    /// <summary><c>interactive</c>.</summary>
    Interactions,

    /// <summary><c>slash_commands</c>.</summary>
    Commands,
}
