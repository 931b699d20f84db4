namespace CoachBot.EndToEnd.Support;

/// <summary>
/// The sales team that lives in the playground. Its schema asks for exactly five people beside the current one.
/// </summary>
static class PlaygroundConfig
{
    public const string TenantId = "6d1f2a34-5b67-4c89-9a01-23456789abcd";
    public const string BotId = "28:0c0ac400-b07b-4c0a-8c00-000000000b07";
    public const string BotName = "Coach";
    public const string TeamName = "North team";
    public const string TeamId = "19:northteam0000000000000000000001@thread.tacv2";
    public const string PersonalChat = "a:1personalchatofthecurrentuser";

    static readonly string[] Names = ["Marc Dubois", "Ana Ruiz", "Priya Nair", "Tom Lindgren", "Lee Okafor",
        "Ines Costa"];

    public static string Name(string firstName) =>
        Names.First(name => name.StartsWith(firstName, StringComparison.Ordinal));

    /// <summary>The <c>29:</c> id of somebody, by first name.</summary>
    public static string Id(string firstName) => $"29:1{firstName.ToLowerInvariant()}";

    /// <summary>The directory id of somebody, by first name.</summary>
    public static string DirectoryId(string firstName) =>
        $"5e0d1c2b-3a49-4857-8675-64534231200{Array.IndexOf(Names, Name(firstName))}";

    /// <summary>The file <c>.m365agentsplayground.yml</c>, read from the folder the playground is started in.</summary>
    /// <param name="current">First name of the person at the window.</param>
    public static string For(string current)
    {
        var others = string.Join('\n', Names.Where(name => name != Name(current))
            .Select(name => $"  - {Person(name)}"));
        return $$"""
            version: "0.1.1"
            tenantId: {{TenantId}}
            bot: { id: "{{BotId}}", name: {{BotName}} }
            currentUser: {{Person(Name(current))}}
            users:
            {{others}}
            personalChat: { id: "{{PersonalChat}}" }
            groupChat: { id: "19:dealroom00000000000000000000001@thread.v2", name: Deal room }
            team:
              id: "{{TeamId}}"
              name: {{TeamName}}
              aadGroupId: 7e2f3b45-6c78-4d90-8b12-3456789abcde
              channels:
                - { id: "19:calls000000000000000000000000001@thread.tacv2", name: Calls }
            """;
    }

    static string Person(string name)
    {
        var parts = name.Split(' ');
        var mail = $"{parts[0].ToLowerInvariant()}@northwind.example";
        // The schema spells it "userPrincipleName".
        return $"{{ id: \"{Id(parts[0])}\", name: {name}, userPrincipleName: {mail}, email: {mail}, "
            + $"aadObjectId: {DirectoryId(parts[0])}, givenName: {parts[0]}, surname: {parts[1]} }}";
    }
}
