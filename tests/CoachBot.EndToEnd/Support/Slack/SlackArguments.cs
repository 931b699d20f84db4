using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>Reads what was asked as Slack does: a query, a form or, where the method takes it, a JSON body.</summary>
/// <remarks>https://docs.slack.dev/apis/web-api#methods-using-json; elsewhere a JSON body is passed over.</remarks>
static class SlackArguments
{
    /// <summary>Arguments that hold JSON in a form's text.</summary>
    static readonly string[] Structured = ["blocks", "view", "metadata", "attachments"];

    public static async Task<JsonObject> ReadAsync(HttpRequest request, bool takesJson, CancellationToken ct)
    {
        JsonObject arguments = [];
        foreach (var (name, value) in request.Query)
            arguments[name] = Value(name, value.ToString());
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(ct))
                arguments[name] = Value(name, value.ToString());
        }
        else if (request.HasJsonContentType() && takesJson
            && await JsonNode.ParseAsync(request.Body, cancellationToken: ct) is JsonObject body)
        {
            foreach (var (name, value) in body)
                arguments[name] = value is JsonValue one && one.TryGetValue<string>(out var text)
                    ? Value(name, text)
                    : Structured.Contains(name) ? value?.DeepClone() : value?.ToString();
        }

        return arguments;
    }

    /// <remarks>What is no JSON where it should be stays text, and is refused later.</remarks>
    static JsonNode? Value(string name, string text)
    {
        if (!Structured.Contains(name))
            return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
