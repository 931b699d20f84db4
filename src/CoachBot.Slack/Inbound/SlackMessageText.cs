using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoachBot.Core.Conversation;

namespace CoachBot.Slack.Inbound;

/// <summary>What a person wrote: without the mention of the bot, other people by name, the rest as typed.</summary>
/// <remarks>
/// Slack escapes <c>&amp; &lt; &gt;</c> in texts, and writes in angle brackets what is more than text: people,
/// channels, links, groups, dates ("Formatting text for app surfaces").
/// </remarks>
/// <param name="People">
/// Mentioned, in order, each once, without the bot; named in the text by <see cref="Named"/>.
/// </param>
sealed partial record SlackMessageText(string Text, ImmutableArray<Account> People)
{
    /// <param name="botUserId">The bot's own user id there; empty when not known.</param>
    public static SlackMessageText Read(string? text, string botUserId)
    {
        var people = ImmutableArray.CreateBuilder<Account>();
        var said = Token().Replace(text ?? "", token => Said(token, botUserId, people));
        return new(
            Hole().Replace(Unescaped(said), hole => hole.Value.Length > 1 ? " " : "").Replace('\u00A0', ' ').Trim(),
            [.. people.DistinctBy(person => person.Id)]);
    }

    /// <summary>A text that names people by their ids, with the names that have become known.</summary>
    public static string Named(string text, IEnumerable<Account> people) => people.Aggregate(text, (text, person) =>
        person.Name is { Length: > 0 } name
            ? text.Replace($"@{person.Id}", $"@{name}", StringComparison.Ordinal)
            : text);

    static string Said(Match token, string botUserId, ImmutableArray<Account>.Builder people)
    {
        var (body, label) = (token.Groups["body"].Value, token.Groups["label"].Value);
        switch (body)
        {
            case ['@', .. var id] when id == botUserId:
                return Gone;
            case ['@', .. var id]:
                people.Add(new Account(id, label.Length > 0 ? Unescaped(label) : null));
                return "@" + (label.Length > 0 ? label : id);
            case ['#', .. var id]:
                return "#" + (label.Length > 0 ? label : id);
            case ['!', .. var command]:
                return label.Length > 0 ? label : "@" + command.Split('^')[0];
            default:
                // A link: what was typed is its label, or its address.
                return label.Length > 0 ? label
                    : body.StartsWith("mailto:", StringComparison.Ordinal) ? body[7..] : body;
        }
    }

    static string Unescaped(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>Marks where the bot's name stood, so that the blanks around it can become one.</summary>
    const string Gone = "\uFDD0";

    [GeneratedRegex("<(?<body>[^<>|]+)(?:\\|(?<label>[^<>]*))?>", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("[ \u00A0]*(?:\uFDD0[ \u00A0]*)+", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
