using System.Collections.Immutable;

namespace CoachBot.Core.Conversation;

/// <summary>What kind of thing happened in a chat.</summary>
public enum ActivityKind
{
    /// <summary>Somebody wrote.</summary>
    Message,

    /// <summary>Somebody pressed a button of a card, with or without inputs.</summary>
    Submit,

    /// <summary>Somebody changed a message sent earlier; <see cref="Activity.EditedId"/> names it.</summary>
    Edit,

    /// <summary>The bot was added: to a person's chat, a group chat or a team.</summary>
    Installed,

    /// <summary>The bot was taken away from there.</summary>
    Removed,

    /// <summary>People joined a team (<see cref="Activity.People"/>).</summary>
    Joined,

    /// <summary>People left a team (<see cref="Activity.People"/>).</summary>
    Left,

    /// <summary>A person looked at the bot's own page.</summary>
    HomeOpened,
}

/// <summary>Something that happened in a chat, proven and read, whatever platform it came from.</summary>
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

    /// <summary>Who did it. Never taken from the contents of a card.</summary>
    public required Account From { get; init; }

    /// <summary>What was said, without the mention of the bot, trimmed; empty for anything but text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Inputs of a card by their stable id. What was left empty is absent.</summary>
    public ImmutableDictionary<string, string> Inputs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>data.command</c> of the button pressed: what one could have typed.</summary>
    public string? Command { get; init; }

    /// <summary><c>data.card</c> of the button pressed: the card instance and step that asked.</summary>
    public string? Card { get; init; }

    /// <summary>The platform's id of the message replied to, or that holds the card pressed.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>For an edit: the platform's id of the message that was changed.</summary>
    public string? EditedId { get; init; }

    /// <summary>People mentioned, without the bot; or those who joined or left.</summary>
    public ImmutableArray<Account> People { get; init; } = [];

    /// <summary>What the platform calls the team of <see cref="ConversationReference.TeamId"/>; <c>null</c>: it does
    /// not say.</summary>
    public string? TeamName { get; init; }

    /// <summary>BCP 47, as the person's client says; <c>null</c> when it does not.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA name, as the person's client says; <c>null</c> when it does not.</summary>
    public string? Zone { get; init; }

    /// <summary>
    /// Another turn of the same person came between this one's arrival and its own turn: both were on the way at once.
    /// </summary>
    public bool IsAtOnce { get; init; }

    /// <summary>
    /// The card pressed shows what comes of it, in the response itself (an invoke, a modal) or by its update.
    /// </summary>
    public bool WantsCard { get; init; }

    /// <summary>
    /// What the platform gave for opening a form in answer, good once and for seconds; <c>null</c>: nothing.
    /// </summary>
    public string? Trigger { get; init; }

    /// <summary>The platform has a page of the bot's own for this person, which shows how things stand.</summary>
    public bool HasHome { get; init; }

    /// <summary>Every id in it is one that can be kept; longer ones come from no platform.</summary>
    public bool IsKeepable => new[]
    {
        Conversation.ConversationId, Conversation.TenantId, Conversation.BotId, Conversation.ServiceUrl,
        Conversation.UserId, Conversation.TeamId, From.Id, From.DirectoryId, MessageId, EditedId, ReplyToId,
    }.Concat(People.SelectMany(account => new[] { account.Id, account.DirectoryId }))
        .All(id => id is null or { Length: <= MostInId });

    /// <summary>Characters; the longest seen are Teams' threads, with some 200.</summary>
    const int MostInId = 2048;
}

/// <summary>A person or bot as a platform names them.</summary>
/// <param name="Id">The platform's id for this bot: <c>29:…</c> in Teams, <c>U…</c> in Slack.</param>
/// <param name="DirectoryId">The id that stays the same across bots (<c>aadObjectId</c>); <c>null</c> when not
/// told. No GUID is assumed.</param>
/// <param name="IsGuest">Known to come from another organisation, or to have no account; such people are not
/// asked.</param>
/// <param name="IsStranger">Known to come from another organisation: a guest, and left alone in a place that both
/// share.</param>
/// <param name="Zone">IANA name; <c>null</c>: the platform does not tell it of people.</param>
/// <param name="Locale">BCP 47; <c>null</c>: the platform does not tell it of people.</param>
public sealed record Account(
    string Id, string? Name = null, string? DirectoryId = null, bool IsGuest = false, string? Zone = null,
    string? Locale = null, bool IsStranger = false);
