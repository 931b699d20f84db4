using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Wire;

namespace CoachBot.Slack.Blocks;

/// <summary>A modal's <c>private_metadata</c>: whose form it is.</summary>
/// <param name="Card">The card instance; opaque.</param>
/// <param name="Command">The typed form of its submit.</param>
sealed record FormName(string Card, string Command)
{
    public override string ToString() => new JsonObject { ["card"] = Card, ["command"] = Command }.ToJsonString();

    /// <returns><c>null</c>: no form of ours.</returns>
    public static FormName? Read(string? metadata)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata ?? "");
            return document.RootElement.Text("card") is { Length: > 0 } card
                ? new(card, document.RootElement.Text("command") ?? "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
