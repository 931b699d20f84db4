using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoachBot.Coaching.Text;

/// <summary>JSON as people write it by hand: comments and a last comma are taken, a name misspelt is not.</summary>
public static class AdminJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
}
