using System.Collections.Frozen;

namespace CoachBot.Commands.Packaging;

/// <summary>
/// The manifest keys CoachBot has a use for, of those in Microsoft's schema 1.29. Teams refuses a manifest with a key
/// its schema does not have, so a key that is not here needs a look at the schema, and then a line here.
/// </summary>
static class KnownKeys
{
    static readonly FrozenDictionary<string, string[]> Keys = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [""] =
        [
            "$schema", "manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor",
            "bots", "permissions", "validDomains", "defaultInstallScope", "defaultGroupCapability",
        ],
        ["developer"] = ["name", "websiteUrl", "privacyUrl", "termsOfUseUrl", "mpnId"],
        ["name"] = ["short", "full"],
        ["description"] = ["short", "full"],
        ["icons"] = ["color", "outline"],
        ["bots[]"] = ["botId", "scopes", "isNotificationOnly", "supportsFiles", "commandLists"],
        ["bots[].commandLists[]"] = ["scopes", "commands"],
        ["bots[].commandLists[].commands[]"] = ["title", "description"],
        ["defaultGroupCapability"] = ["team"],
    }.ToFrozenDictionary();

    public static IEnumerable<PackageFault> Check(JsonPosition manifest) => Check(manifest, "");

    /// <param name="kind">The path with empty brackets, as <see cref="Keys"/> has it.</param>
    static IEnumerable<PackageFault> Check(JsonPosition at, string kind)
    {
        foreach (var member in at.Members)
        {
            if (!Keys.TryGetValue(kind, out var known) || !known.Contains(member.Name))
                yield return member.Fault("is no key that CoachBot knows; Teams refuses keys it does not know");
            else
                foreach (var fault in Check(member, kind.Length == 0 ? member.Name : $"{kind}.{member.Name}"))
                    yield return fault;
        }

        foreach (var fault in at.Items.SelectMany(item => Check(item, $"{kind}[]")))
            yield return fault;
    }
}
