using CoachBot.Core.Conversation;

namespace CoachBot.Tests.Support.Slack;

/// <summary>The people and teams of a stage by their ids in Slack, and back.</summary>
sealed class SlackNames
{
    public const string Workspace = "T0ACME0001";
    public const string App = "A0COACH001";
    public const string Bot = "U0COACHBOT";

    readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public string User(Account person) => Remember("U0" + Letters(person.Id[3..]), person.Id);

    public string Channel(string team) => Remember("C0" + Letters(team), team);

    public static string Chat(string user) => "D" + user;

    /// <summary>The stage's id of a person or team.</summary>
    public string Of(string id) => _ids[id.TrimStart('D')];

    /// <summary>As people call them.</summary>
    public string Name(string user) => Of(user)[3..];

    /// <summary>A time that names a message: the stage's own ids become such.</summary>
    public static string Ts(string id) => id.Contains('.', StringComparison.Ordinal)
        ? id
        : $"1774861200.{id.Where(char.IsDigit).Aggregate("", (digits, digit) => digits + digit).PadLeft(6, '0')}";

    static string Letters(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    string Remember(string id, string of)
    {
        _ids[id] = of;
        return id;
    }
}
