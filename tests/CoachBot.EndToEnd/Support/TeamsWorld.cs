using System.Security.Cryptography;

namespace CoachBot.EndToEnd.Support;

/// <summary>The organisation around the bot: its people and teams, with ids shaped like those of Teams.</summary>
sealed class TeamsWorld
{
    readonly List<TeamsPerson> _people = [];
    readonly List<TeamsTeam> _teams = [];
    long _lastMessage = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public string TenantId { get; } = Guid.NewGuid().ToString();
    public string BotId { get; } = $"28:{Guid.NewGuid()}";
    public string BotName { get; init; } = "Coach";

    public IReadOnlyList<TeamsPerson> People => _people;
    public IReadOnlyList<TeamsTeam> Teams => _teams;

    public TeamsPerson Person(string name, string zone = "Europe/Paris")
    {
        var person = new TeamsPerson(name, zone);
        _people.Add(person);
        return person;
    }

    public TeamsTeam Team(string name, params IEnumerable<TeamsPerson> members)
    {
        var team = new TeamsTeam(name, [.. members]);
        _teams.Add(team);
        return team;
    }

    /// <summary>A message id: milliseconds, each later than the one before.</summary>
    public string NextMessageId() => $"{Interlocked.Increment(ref _lastMessage)}";

    /// <summary>By any id the connector takes: <c>29:…</c>, directory id or user principal name.</summary>
    public TeamsPerson? Find(string id) =>
        _people.Find(person => person.Id == id || person.DirectoryId == id || person.PrincipalName == id);
}

/// <summary>Somebody with a Teams account.</summary>
/// <param name="Zone">IANA name, as the client tells it.</param>
sealed record TeamsPerson(string Name, string Zone)
{
    public string Id { get; } = $"29:1{TeamsId.Random(40)}";
    public string DirectoryId { get; } = Guid.NewGuid().ToString();
    public string ConversationId { get; } = $"a:1{TeamsId.Random(60)}";
    public string Locale { get; init; } = "en-US";
    public string PrincipalName { get; } = $"{Name.ToLowerInvariant()}@northwind.example";

    /// <summary>The app stands in the personal scope, or in a team the person is in.</summary>
    public bool HasBot { get; set; }
}

/// <param name="Members">In the order of the roster.</param>
sealed record TeamsTeam(string Name, List<TeamsPerson> Members)
{
    /// <summary>Of the team and of its General channel alike.</summary>
    public string Id { get; } = $"19:{TeamsId.Random(32)}@thread.tacv2";

    public string DirectoryId { get; } = Guid.NewGuid().ToString();
}

static class TeamsId
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);
}
