using System.Collections.Immutable;
using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Reads a proven activity of the Bot Framework as the neutral one. Pure.</summary>
/// <remarks>"New events can be added at any time": what is not known here is ignored, never refused.</remarks>
public static class ActivityReader
{
    /// <param name="body">
    /// The bytes <paramref name="root"/> was read from; they name an activity that has no id.
    /// </param>
    /// <exception cref="InvalidOperationException">A text in it is not valid Unicode.</exception>
    public static InboundRequest Read(JsonElement root, ReadOnlySpan<byte> body)
    {
        var envelope = new ActivityEnvelope(root);
        var read = envelope.Type switch
        {
            "message" => Spoken(envelope),
            "messageUpdate" => Edited(envelope),
            "invoke" => Invoked(envelope),
            "installationUpdate" => Installed(envelope),
            "conversationUpdate" => Changed(envelope),
            _ => new InboundRequest.Ignored(),
        };
        return read is not InboundRequest.Accepted { Activity: var activity } ? read
            : !activity.IsKeepable ? new InboundRequest.Bad()
            : string.IsNullOrEmpty(envelope.Id)
                ? new InboundRequest.Accepted(activity with { IdempotencyKey = IdempotencyKey.Of(body) })
                : read;
    }

    static InboundRequest Spoken(ActivityEnvelope envelope)
    {
        if (!IsSomebodys(envelope))
            return new InboundRequest.Bad();
        if (envelope.IsFromBot)
            return new InboundRequest.Ignored();

        var value = envelope.Root.Member("value");
        var answer = CardAnswer.Read(value);
        if (value.ValueKind == JsonValueKind.Object
            && (answer.Command is not null || string.IsNullOrWhiteSpace(envelope.Root.Text("text"))))
            return Accept(Pressed(envelope, answer));

        var spoken = TeamsMessageText.Read(envelope);
        return Accept(Happened(envelope, ActivityKind.Message) with
        {
            MessageId = envelope.Id,
            Text = spoken.Text,
            People = spoken.People,
            ReplyToId = spoken.QuotedId ?? envelope.ReplyToId,
        });
    }

    static InboundRequest Edited(ActivityEnvelope envelope)
    {
        if (!IsSomebodys(envelope) || envelope.Id is not { Length: > 0 } id)
            return new InboundRequest.Bad();
        if (envelope.IsFromBot || envelope.EventType is not ("" or "editMessage"))
            return new InboundRequest.Ignored();

        var spoken = TeamsMessageText.Read(envelope);
        var edit = Happened(envelope, ActivityKind.Edit);
        return Accept(edit with
        {
            IdempotencyKey = IdempotencyKey.Of(edit.IdempotencyKey, envelope.Root.Text("timestamp"), spoken.Text),
            MessageId = id,
            EditedId = id,
            Text = spoken.Text,
            People = spoken.People,
        });
    }

    /// <summary>
    /// A button of a card that wants a card in return. A refresh is none that the bot ever asked for.
    /// </summary>
    static InboundRequest Invoked(ActivityEnvelope envelope)
    {
        var value = envelope.Root.Member("value");
        if (envelope.Root.Text("name") != "adaptiveCard/action" || value.Text("trigger") == "automatic")
            return new InboundRequest.NotImplemented();

        var action = value.Member("action");
        if (!IsSomebodys(envelope) || action.ValueKind != JsonValueKind.Object)
            return new InboundRequest.Bad();

        var hasData = action.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null;
        if (hasData && data.ValueKind != JsonValueKind.Object)
            return new InboundRequest.Bad();

        var answer = CardAnswer.Read(data);
        var command = answer.Command ?? (action.Text("verb") is { Length: > 0 } verb ? verb : null);
        return command is null && !hasData
            ? new InboundRequest.Bad()
            : Accept(Pressed(envelope, answer with { Command = command }) with { WantsCard = true });
    }

    static InboundRequest Installed(ActivityEnvelope envelope) => envelope.Root.Text("action") switch
    {
        _ when !envelope.IsAddressed => new InboundRequest.Bad(),
        "add" or "add-upgrade" => Accept(Happened(envelope, ActivityKind.Installed)),
        "remove" => Accept(Happened(envelope, ActivityKind.Removed)),
        _ => new InboundRequest.Ignored(),
    };

    /// <remarks>
    /// But for the bot's own coming, the conversation's id is the team's here. Teams says installationUpdate and this
    /// for one install, in either order: both are told.
    /// </remarks>
    static InboundRequest Changed(ActivityEnvelope envelope)
    {
        if (!envelope.IsAddressed)
            return new InboundRequest.Bad();

        var added = envelope.Root.Each("membersAdded").Select(envelope.Person).ToImmutableArray();
        var removed = envelope.Root.Each("membersRemoved").Select(envelope.Person).ToImmutableArray();
        if (added.Any(account => account.Id.Length > 0 && account.Id == envelope.BotId))
            return Accept(Happened(envelope, ActivityKind.Installed));
        if (removed.Any(account => account.Id.Length > 0 && account.Id == envelope.BotId))
            return Accept(Happened(envelope, ActivityKind.Removed));

        return envelope.EventType switch
        {
            _ when envelope.TeamId is null => new InboundRequest.Ignored(),
            "" or "teamMemberAdded" when People(added) is { IsEmpty: false } people =>
                Accept(Happened(envelope, ActivityKind.Joined) with { People = people }),
            "" or "teamMemberRemoved" when People(removed) is { IsEmpty: false } people =>
                Accept(Happened(envelope, ActivityKind.Left) with { People = people }),
            _ => new InboundRequest.Ignored(),
        };

        ImmutableArray<Account> People(ImmutableArray<Account> accounts) =>
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
            envelope.Root.Text("channelId"), envelope.ConversationId, envelope.Type,
            envelope.EventType, envelope.Root.Text("action") ?? envelope.Root.Text("name"), envelope.Id),
        Conversation = envelope.Conversation,
        From = envelope.From,
        TeamName = envelope.TeamName,
        Locale = envelope.Locale,
        Zone = envelope.Zone,
    };

    static bool IsSomebodys(ActivityEnvelope envelope) => envelope.IsAddressed && envelope.FromId.Length > 0;

    static InboundRequest.Accepted Accept(Activity activity) => new(activity);
}
