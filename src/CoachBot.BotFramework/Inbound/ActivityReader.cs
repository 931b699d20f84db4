using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Activity = CoachBot.Core.Conversation.Activity;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Reads a proven activity of the SDK's as the neutral one. Pure.</summary>
/// <remarks>"New events can be added at any time": what is not known here is ignored, never refused.</remarks>
static class ActivityReader
{
    public static InboundRequest Message(SdkActivity activity) => Kept(Spoken(new(activity)), activity);

    public static InboundRequest Edit(SdkActivity activity) => Kept(Edited(new(activity)), activity);

    /// <summary>
    /// A button of a card that wants a card in return. A refresh is none that the bot ever asked for.
    /// </summary>
    public static InboundRequest Invoke(SdkActivity activity) => Kept(Invoked(new(activity)), activity);

    public static InboundRequest Installation(SdkActivity activity) => Kept(Installed(new(activity)), activity);

    /// <remarks>
    /// But for the bot's own coming, the conversation's id is the team's here. Teams says installationUpdate and this
    /// for one install, in either order: both are told.
    /// </remarks>
    public static InboundRequest Members(SdkActivity activity) => Kept(Changed(new(activity)), activity);

    /// <summary>What carries no id is known by all it says.</summary>
    static InboundRequest Kept(InboundRequest read, SdkActivity sdk) =>
        read is not InboundRequest.Accepted { Activity: var activity } ? read
        : !activity.IsKeepable ? new InboundRequest.Bad()
        : string.IsNullOrEmpty(sdk.Id) ? new InboundRequest.Accepted(activity with
        {
            IdempotencyKey = IdempotencyKey.Of(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(sdk))),
        })
        : read;

    static InboundRequest Spoken(ActivityEnvelope envelope)
    {
        if (!IsSomebodys(envelope))
            return new InboundRequest.Bad();
        if (envelope.IsFromBot)
            return new InboundRequest.Ignored();

        if (envelope.Sdk.Value is JObject value && CardAnswer.Read(value) is var answer
            && (answer.Command is not null || string.IsNullOrWhiteSpace(envelope.Sdk.Text)))
            return Accept(Pressed(envelope, answer));

        var spoken = TeamsMessageText.Read(envelope);
        return Accept(Happened(envelope, ActivityKind.Message) with
        {
            MessageId = envelope.Sdk.Id,
            Text = spoken.Text,
            People = spoken.People,
            ReplyToId = spoken.QuotedId ?? envelope.ReplyToId,
        });
    }

    static InboundRequest Edited(ActivityEnvelope envelope)
    {
        if (!IsSomebodys(envelope) || envelope.Sdk.Id is not { Length: > 0 } id)
            return new InboundRequest.Bad();
        if (envelope.IsFromBot || envelope.EventType is not ("" or "editMessage"))
            return new InboundRequest.Ignored();

        var spoken = TeamsMessageText.Read(envelope);
        var edit = Happened(envelope, ActivityKind.Edit);
        return Accept(edit with
        {
            IdempotencyKey = IdempotencyKey.Of(
                edit.IdempotencyKey, envelope.Sdk.Timestamp?.ToString("O", CultureInfo.InvariantCulture), spoken.Text),
            MessageId = id,
            EditedId = id,
            Text = spoken.Text,
            People = spoken.People,
        });
    }

    static InboundRequest Invoked(ActivityEnvelope envelope)
    {
        var value = envelope.Sdk.Value as JObject;
        if (envelope.Sdk.Name != "adaptiveCard/action" || value.Text("trigger") == "automatic")
            return new InboundRequest.NotImplemented();

        if (!IsSomebodys(envelope) || value.Member("action") is not { } action)
            return new InboundRequest.Bad();

        var given = action["data"] is { Type: not JTokenType.Null } data ? data : null;
        if (given is not (null or JObject))
            return new InboundRequest.Bad();

        var answer = CardAnswer.Read(given as JObject);
        var command = answer.Command ?? (action.Text("verb") is { Length: > 0 } verb ? verb : null);
        return command is null && given is null
            ? new InboundRequest.Bad()
            : Accept(Pressed(envelope, answer with { Command = command }) with { WantsCard = true });
    }

    static InboundRequest Installed(ActivityEnvelope envelope) => envelope.Sdk.Action switch
    {
        _ when !envelope.IsAddressed => new InboundRequest.Bad(),
        "add" or "add-upgrade" => Accept(Happened(envelope, ActivityKind.Installed)),
        "remove" => Accept(Happened(envelope, ActivityKind.Removed)),
        _ => new InboundRequest.Ignored(),
    };

    static InboundRequest Changed(ActivityEnvelope envelope)
    {
        if (!envelope.IsAddressed)
            return new InboundRequest.Bad();

        var added = People(envelope.Sdk.MembersAdded);
        var removed = People(envelope.Sdk.MembersRemoved);
        if (added.Any(account => account.Id.Length > 0 && account.Id == envelope.BotId))
            return Accept(Happened(envelope, ActivityKind.Installed));
        if (removed.Any(account => account.Id.Length > 0 && account.Id == envelope.BotId))
            return Accept(Happened(envelope, ActivityKind.Removed));

        return envelope.EventType switch
        {
            _ when envelope.TeamId is null => new InboundRequest.Ignored(),
            "" or "teamMemberAdded" when Others(added) is { IsEmpty: false } people =>
                Accept(Happened(envelope, ActivityKind.Joined) with { People = people }),
            "" or "teamMemberRemoved" when Others(removed) is { IsEmpty: false } people =>
                Accept(Happened(envelope, ActivityKind.Left) with { People = people }),
            _ => new InboundRequest.Ignored(),
        };

        ImmutableArray<Account> People(IList<ChannelAccount>? accounts) =>
            [.. (accounts ?? []).Select(envelope.Person)];

        ImmutableArray<Account> Others(ImmutableArray<Account> accounts) =>
            [.. accounts.Where(account => account.Id.Length > 0 && !envelope.IsBot(account.Id))];
    }

    static Activity Pressed(ActivityEnvelope envelope, CardAnswer answer) =>
        Happened(envelope, ActivityKind.Submit) with
        {
            Inputs = answer.Inputs,
            Command = answer.Command,
            Card = answer.Card,
            ReplyToId = envelope.ReplyToId,
        };

    static Activity Happened(ActivityEnvelope envelope, ActivityKind kind) => new()
    {
        Kind = kind,
        IdempotencyKey = IdempotencyKey.Of(
            envelope.Sdk.ChannelId, envelope.ConversationId, envelope.Sdk.Type,
            envelope.EventType, envelope.Sdk.Action ?? envelope.Sdk.Name, envelope.Sdk.Id),
        Conversation = envelope.Conversation,
        From = envelope.From,
        TeamName = envelope.TeamName,
        Locale = envelope.Locale,
        Zone = envelope.Zone,
    };

    static bool IsSomebodys(ActivityEnvelope envelope) => envelope.IsAddressed && envelope.FromId.Length > 0;

    static InboundRequest.Accepted Accept(Activity activity) => new(activity);
}
