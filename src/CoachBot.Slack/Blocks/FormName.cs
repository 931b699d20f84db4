using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Wire;

namespace CoachBot.Slack.Blocks;

/// <summary>A modal's <c>private_metadata</c>: whose form it is.</summary>
/// <param name="Card">The card instance; opaque.</param>
/// <param name="Command">The typed form of its submit.</param>
/// <param name="Close">The typed form of putting it away; <c>null</c>: it is in a message, and stays.</param>
sealed record FormName(string Card, string Command, string? Close)
{
    public override string ToString()
    {
        var name = new JsonObject { ["card"] = Card, ["command"] = Command };
        if (Close is not null)
            name["close"] = Close;
        return name.ToJsonString();
    }

    /// <returns><c>null</c>: no form of ours.</returns>
    public static FormName? Read(string? metadata)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata ?? "");
            return document.RootElement.Text("card") is { Length: > 0 } card
                ? new(card, document.RootElement.Text("command") ?? "", document.RootElement.Text("close"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
