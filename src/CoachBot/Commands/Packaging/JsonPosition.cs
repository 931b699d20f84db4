using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Commands.Packaging;

/// <summary>A place in a JSON document, there or not, and how to name it: <c>bots[0].botId</c>.</summary>
/// <param name="Node"><c>null</c> when nothing is there.</param>
readonly record struct JsonPosition(JsonNode? Node, string Path = "")
{
    public JsonPosition this[string name] =>
        new(Node is JsonObject members ? members[name] : null, Path.Length == 0 ? name : $"{Path}.{name}");

    /// <summary>The last name in <see cref="Path"/>.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The string there; empty for anything else.</summary>
    public string Text => Node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string)value! : "";

    /// <summary>The members of an object; none of anything else.</summary>
    public IEnumerable<JsonPosition> Members
    {
        get
        {
            var place = this;
            return Node is JsonObject members ? members.Select(member => place[member.Key]) : [];
        }
    }

    /// <summary>The items of a list; none of anything else.</summary>
    public IEnumerable<JsonPosition> Items
    {
        get
        {
            var path = Path;
            return Node is JsonArray items ? items.Select((item, i) => new JsonPosition(item, $"{path}[{i}]")) : [];
        }
    }

    /// <summary>The strings in a list.</summary>
    public IEnumerable<string> Texts => Items.Select(item => item.Text);

    public PackageFault Fault(string rule) => new(Path, rule);
}
