using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using CoachBot.Core.Conversation;
using Microsoft.Bot.Schema;

namespace CoachBot.BotFramework.Inbound;

/// <summary>What a person wrote: without the mention of the bot, other people by name, the rest as typed.</summary>
/// <remarks>
/// A mention is an entity and a markup in the text, <c>&lt;at&gt;Name&lt;/at&gt;</c>, sometimes with attributes. Of the
/// oddities of clients only non-breaking blanks are undone; <c>&amp;lt;</c> may be what the person typed and stays.
/// </remarks>
/// <param name="People">Mentioned, in order, each once; no bots, channels or tags.</param>
/// <param name="QuotedId">The message that was quoted in reply; <c>null</c> for none.</param>
sealed partial record TeamsMessageText(string Text, ImmutableArray<Account> People, string? QuotedId)
{
    public static TeamsMessageText Read(ActivityEnvelope envelope)
    {
        var entities = ActivityEnvelope.Entities(envelope.Sdk).ToArray();
        Mention[] mentions =
        [
            .. entities.Where(entity => entity.Type == "mention")
                .Select(entity => Mention.Read(entity, envelope)),
        ];
        var quoted = entities
            .Where(entity => entity.Type == "quotedReply")
            .Select(entity => entity.Properties.Member("quotedReply").Text("messageId"))
            .FirstOrDefault(id => id is { Length: > 0 });

        var text = envelope.Sdk.Text ?? "";
        if (quoted is not null)
            text = Quote().Replace(text, "");
        return new(
            Tidy(WithNames(text, mentions)),
            [
                .. mentions.Where(mention => mention.IsPerson)
                    .Select(mention => mention.Who)
                    .DistinctBy(person => person.Id),
            ],
            quoted);
    }

    static string WithNames(string text, Mention[] mentions)
    {
        if (mentions.Length == 0)
            return text;

        text = Markup().Replace(text, markup =>
            mentions.FirstOrDefault(mention => mention.Wrote(markup)) is { } mention ? mention.Said : markup.Value);

        // Elsewhere than in Teams the bot's mention may be written in another way.
        foreach (var mention in mentions.Where(mention => mention is { IsBot: true, Written.Length: > 0 }))
            text = text.Replace(mention.Written, Gone, StringComparison.OrdinalIgnoreCase);
        return Hole().Replace(text, hole => hole.Value.Length > 1 ? " " : "");
    }

    static string Tidy(string text) => text
        .Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase)
        .Replace('\u00A0', ' ')
        .Trim()
        .Trim('\u200B', '\uFEFF')
        .Trim();

    /// <summary>Marks where the bot's name stood, so that the blanks around it can become one.</summary>
    const string Gone = "\uFDD0";

    [GeneratedRegex("<at(?:\\s[^<>]*)?>(?<name>[^<>]*)</at>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex("[ \u00A0]*(?:\uFDD0[ \u00A0]*)+", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();

    [GeneratedRegex("<quoted\\s[^<>]*/>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Quote();

    sealed record Mention(Account Who, bool IsBot, string Written, string Name)
    {
        public bool IsPerson =>
            !IsBot && Who.Id.Length > 0 && !Who.Id.StartsWith("19:", StringComparison.Ordinal);

        public string Said => IsBot ? Gone : $"@{Who.Name ?? Name}";

        public static Mention Read(Entity entity, ActivityEnvelope envelope)
        {
            var who = Inbound.People.Read(entity.Properties.Member("mentioned"), envelope.TenantId);
            var written = entity.Properties.Text("text") ?? "";
            var inner = Markup().Match(written) is { Success: true } markup ? markup.Groups["name"].Value : "";
            return new(who, envelope.IsBot(who.Id), written, inner.Length > 0 ? inner : who.Name ?? "");
        }

        public bool Wrote(Match markup) =>
            markup.Value.Equals(Written, StringComparison.OrdinalIgnoreCase)
            || Same(markup.Groups["name"].Value, Name)
            || (Who.Name is { } name && Same(markup.Groups["name"].Value, name));

        static bool Same(string markup, string name) =>
            name.Length > 0 && WebUtility.HtmlDecode(markup).Trim().Equals(
                WebUtility.HtmlDecode(name).Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
