using System.Security.Cryptography;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>An app of Slack's and the workspaces around it, with ids shaped like Slack's.</summary>
sealed class SlackWorld
{
    readonly List<SlackWorkspace> _workspaces = [];

    public string AppId { get; } = SlackId.New('A');
    public string SigningSecret { get; } = SlackId.Secret(32);
    public string AppToken { get; } = $"xapp-1-{SlackId.Secret(24)}";
    public string ClientId { get; } = "1111111111.2222222222";
    public string ClientSecret { get; } = SlackId.Secret(32);

    /// <summary>What an administrator is asked for, and what a token then may do.</summary>
    public IReadOnlyList<string> Scopes { get; init; } =
    [
        "app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history", "im:write",
        "users:read",
    ];

    public IReadOnlyList<SlackWorkspace> Workspaces => _workspaces;

    /// <param name="enterprise">The organisation that it belongs to; the app is installed in it alone.</param>
    public SlackWorkspace Workspace(string name, string? enterprise = null) => Add(new(name, enterprise));

    /// <summary>A workspace of an Enterprise Grid organisation, installed by one token for all of it.</summary>
    /// <remarks>https://docs.slack.dev/enterprise</remarks>
    public SlackWorkspace Organisation(string name) => Add(new(name, SlackId.New('E')) { IsWhole = true });

    SlackWorkspace Add(SlackWorkspace workspace)
    {
        _workspaces.Add(workspace);
        return workspace;
    }
}

/// <param name="Enterprise">The id of the Enterprise Grid organisation; <c>null</c>: it stands alone.</param>
sealed record SlackWorkspace(string Name, string? Enterprise)
{
    readonly List<SlackPerson> _people = [];
    readonly List<SlackChannel> _channels = [];

    public string Id { get; } = SlackId.New('T');
    public string BotUserId { get; } = SlackId.New('U');
    public string BotId { get; } = SlackId.New('B');

    /// <summary>The app is installed in all of its organisation.</summary>
    public bool IsWhole { get; init; }

    /// <summary>As long as it is installed: the token that works.</summary>
    public string BotToken { get; set; } = $"xoxb-{SlackId.Secret(32)}";

    /// <summary>Every later call with a token of this workspace is refused.</summary>
    public bool IsRevoked { get; set; }

    public IReadOnlyList<SlackPerson> People => _people;
    public IReadOnlyList<SlackChannel> Channels => _channels;

    /// <summary>People of other firms whom a shared channel shows here: Slack Connect.</summary>
    public List<SlackPerson> Strangers { get; } = [];

    public SlackPerson Person(string name, string zone = "Europe/Paris")
    {
        var person = new SlackPerson(name, zone, this);
        _people.Add(person);
        return person;
    }

    public SlackChannel Channel(string name, params IEnumerable<SlackPerson> members)
    {
        var channel = new SlackChannel(name, [.. members.Select(member => member.Id)]);
        _channels.Add(channel);
        return channel;
    }
}

/// <summary>Somebody with an account in a workspace.</summary>
sealed record SlackPerson(string Name, string Zone, SlackWorkspace Workspace)
{
    public string Id { get; } = SlackId.New('U');

    /// <summary>The direct message with the bot.</summary>
    public string DirectId { get; } = SlackId.New('D');

    public string Zone { get; set; } = Zone;
    public string Locale { get; set; } = "en-US";
    public bool IsDeleted { get; set; }
    public bool IsBot { get; init; }
    public bool IsGuest { get; set; }
    public bool IsSingleChannelGuest { get; init; }

    /// <summary>The direct message was opened, by either side.</summary>
    public bool IsOpen { get; set; }

    public bool Equals(SlackPerson? other) => Id == other?.Id;
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <param name="Members">Ids, in the order of the roster; bots and deactivated people too.</param>
sealed record SlackChannel(string Name, List<string> Members)
{
    public string Id { get; } = SlackId.New('C');
    public bool IsArchived { get; set; }

    /// <summary>With another firm.</summary>
    public bool IsShared { get; set; }
}

static class SlackId
{
    public static string New(char kind) =>
        kind + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 10);

    public static string Secret(int length) => RandomNumberGenerator.GetString("abcdef0123456789", length);
}
