using System.Collections.Immutable;

namespace CoachBot.Core.Conversation;

/// <summary>The kind of an event in a chat.</summary>
public enum ActivityKind
{
    /// <summary>A person wrote a message.</summary>
    Message,

    /// <summary>A person pressed a button of a card, with or without inputs.</summary>
    Submit,

    /// <summary>A person changed a message sent earlier; <see cref="Activity.EditedId"/> names it.</summary>
    Edit,

    /// <summary>The bot was added: to a person's chat, a group chat or a team.</summary>
    Installed,

    /// <summary>The bot was removed from a person's chat, a group chat or a team.</summary>
    Removed,

    /// <summary>People joined a team (<see cref="Activity.People"/>).</summary>
    Joined,

    /// <summary>People left a team (<see cref="Activity.People"/>).</summary>
    Left,

    /// <summary>A person opened the bot's own page.</summary>
    HomeOpened,
}

/// <summary>An event in a chat, proven and read, of any platform.</summary>
/// <remarks>The field's word; not <c>System.Diagnostics.Activity</c>.</remarks>
public sealed record Activity
{
    public required ActivityKind Kind { get; init; }

    /// <summary>
    /// Names the event: the same for a resend, another for another event. It covers channel, conversation, type, event
    /// type, id and, for an edit, its time or a hash of the new text.
    /// </summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The platform's id of the message said; <c>null</c> where the event is no message.</summary>
    public string? MessageId { get; init; }

    public required ConversationReference Conversation { get; init; }

    /// <summary>The event's author. Never read from the contents of a card.</summary>
    public required Account From { get; init; }

    /// <summary>The message's text, without the mention of the bot, trimmed; empty for anything but text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Inputs of a card by their stable id. An empty input is absent.</summary>
    public ImmutableDictionary<string, string> Inputs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>data.command</c> of the button pressed: the same command typed has the same effect.</summary>
    public string? Command { get; init; }

    /// <summary><c>data.card</c> of the button pressed: the card instance and step that asked.</summary>
    public string? Card { get; init; }

    /// <summary>The platform's id of the message replied to, or that holds the card pressed.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>For an edit: the platform's id of the message that was changed.</summary>
    public string? EditedId { get; init; }

    /// <summary>People mentioned, without the bot; or those who joined or left.</summary>
    public ImmutableArray<Account> People { get; init; } = [];

    /// <summary>
    /// The platform's name of the team of <see cref="ConversationReference.TeamId"/>; <c>null</c>: not given.
    /// </summary>
    public string? TeamName { get; init; }

    /// <summary>BCP 47, from the person's client; <c>null</c> when it does not give it.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA name, from the person's client; <c>null</c> when it does not give it.</summary>
    public string? Zone { get; init; }

    /// <summary>
    /// Another turn of the same person ran between this activity's arrival and its own turn: both were on the way at
    /// once.
    /// </summary>
    public bool IsAtOnce { get; init; }

    /// <summary>
    /// The pressed card shows its new state, in the response itself (an invoke, a modal) or by its update.
    /// </summary>
    public bool WantsCard { get; init; }

    /// <summary>
    /// The platform's token for opening a form in answer, good once and for seconds; <c>null</c>: none.
    /// </summary>
    public string? Trigger { get; init; }

    /// <summary>The platform has a page of the bot's own for this person.</summary>
    public bool HasHome { get; init; }

    /// <summary>Each id in it is short enough to be stored; no platform sends longer ones.</summary>
    public bool IsKeepable => new[]
    {
        Conversation.ConversationId, Conversation.TenantId, Conversation.BotId, Conversation.ServiceUrl,
        Conversation.UserId, Conversation.TeamId, From.Id, From.DirectoryId, MessageId, EditedId, ReplyToId,
    }.Concat(People.SelectMany(account => new[] { account.Id, account.DirectoryId }))
        .All(id => id is null or { Length: <= MostInId });

    /// <summary>UTF-16 characters; the longest seen are ids of threads, with some 200.</summary>
    const int MostInId = 2048;
}

/// <summary>A person or bot on a platform.</summary>
/// <param name="Id">The platform's id for this bot.</param>
/// <param name="DirectoryId">The directory's id, the same for all bots; <c>null</c> when not given. Any text, not
/// only a GUID.</param>
/// <param name="IsGuest">Known to come from another organisation, or to have no account; guests are not asked.</param>
/// <param name="IsStranger">Known to come from another organisation: a guest, whom the bot does not address in a place
/// that both share.</param>
/// <param name="Zone">IANA name; <c>null</c>: the platform does not give it.</param>
/// <param name="Locale">BCP 47; <c>null</c>: the platform does not give it.</param>
public sealed record Account(
    string Id, string? Name = null, string? DirectoryId = null, bool IsGuest = false, string? Zone = null,
    string? Locale = null, bool IsStranger = false)
{
    readonly string? _name = OneLine(Name);

    /// <summary>On one line, whatever the platform lets people be called: names are kept and shown a line each.
    /// </summary>
    public string? Name { get => _name; init => _name = OneLine(value); }

    static string? OneLine(string? name) => name is null || !name.Any(Breaks) ? name
        : string.Concat(name.Select(c => Breaks(c) ? ' ' : c)).Trim();

    static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
