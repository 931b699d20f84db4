using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;
using CoachBot.Slack.Blocks;
using CoachBot.Slack.Install;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.People;

namespace CoachBot.Slack.Inbound;

/// <summary>Takes in what Slack brought, by HTTP or over a socket, once it is proven.</summary>
public sealed class SlackActivityReceiver(
    ActivityReceiver reception, SlackChannel channel, IWorkspaces workspaces, IPeople people, Presence presence)
{
    /// <param name="payload">
    /// The event's envelope, the interaction's payload, the command's fields as one object of texts.
    /// </param>
    /// <returns>What to answer. Once it returns, the happening is durable.</returns>
    /// <exception cref="Core.Storage.StoreUnavailableException">
    /// Nothing may be acknowledged: 503 over HTTP, no acknowledgement over a socket.
    /// </exception>
    public async Task<SlackAnswer> TakeAsync(SlackEndpoint door, JsonElement payload, CancellationToken ct)
    {
        switch (Read(door, payload))
        {
            case SlackRequest.Heard heard:
                return await HearAsync(heard, ct);
            case SlackRequest.Challenge challenge:
                return SlackAnswer.Empty with { Text = challenge.Text };
            case SlackRequest.Gone gone:
                foreach (var tenant in gone.Tenants)
                {
                    if (await workspaces.ForgetAsync(tenant, gone.At, ct))
                        break;
                }

                return SlackAnswer.Empty;
            case SlackRequest.PersonChanged changed:
                await people.ChangedAsync(changed.Tenant, changed.User, ct);
                return SlackAnswer.Empty;
            case SlackRequest.Ignored:
                return SlackAnswer.Empty;
            default:
                return SlackAnswer.Empty with { IsBad = true };
        }
    }

    /// <summary>What a payload says; text in it that is not Unicode makes it none.</summary>
    static SlackRequest Read(SlackEndpoint door, JsonElement payload)
    {
        try
        {
            var read = door switch
            {
                SlackEndpoint.Events => EventReader.Read(payload),
                SlackEndpoint.Interactions => InteractionReader.Read(payload),
                _ => CommandReader.Read(payload),
            };
            return read is SlackRequest.Heard { Activity.IsKeepable: false } ? new SlackRequest.Bad() : read;
        }
        catch (InvalidOperationException)
        {
            return new SlackRequest.Bad();
        }
    }

    async Task<SlackAnswer> HearAsync(SlackRequest.Heard heard, CancellationToken ct)
    {
        var knowing = people.KnownAsync(heard.Activity, ct).AsTask();
        if (heard is { IsCommand: true, Activity.Conversation: { TenantId: var tenant, TeamId: { } team } }
            && !await presence.IsInAsync(tenant, team, ct))
            return NotHere(await reception.WordsAsync(heard.Activity, ct));

        var activity = await knowing;
        if (heard.IsInShared && activity.From.IsStranger)
            return SlackAnswer.Empty;

        activity = activity with { Text = SlackMessageText.Named(activity.Text, activity.People) };
        if (heard is { OpensForm: true, Activity.Trigger: { } trigger }
            && await reception.LookAsync(activity, ct) is { } form
            && form.Card.Elements.Any(element => element is Field))
        {
            await channel.ShowFormAsync(activity.Conversation, trigger, form, ct);
            return SlackAnswer.Empty;
        }

        var card = await reception.TakeAsync(activity, ct);
        return heard.IsForm && card is not null ? Objections(card) : SlackAnswer.Empty;
    }

    /// <summary>Said to the one who typed it, where they typed it: Slack lets the answer itself be that.</summary>
    static SlackAnswer NotHere(TextCatalog words) => new(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["response_type"] = "ephemeral",
        ["text"] = Mrkdwn.Escape(words.Say(PlaceText.NotHere)),
    }));

    /// <summary>
    /// What is wrong with a form, as it is after the turn, beside each field; the form closes when nothing is.
    /// </summary>
    static SlackAnswer Objections(Message form)
    {
        var errors = new JsonObject(form.Card.Elements.OfType<Field>().Where(field => field.Objection is not null)
            .Select(field => KeyValuePair.Create(field.Name, (JsonNode?)form.Words.Say(field.Objection!))));
        return errors.Count == 0
            ? SlackAnswer.Empty
            : new(JsonSerializer.SerializeToUtf8Bytes(
                new JsonObject { ["response_action"] = "errors", ["errors"] = errors }));
    }
}

/// <summary>What is answered in the response, or in a socket's acknowledgement.</summary>
/// <param name="IsBad">Over HTTP 400; over a socket it is acknowledged all the same.</param>
/// <param name="Json">The body, or the acknowledgement's <c>payload</c>; empty for none.</param>
/// <param name="Text">Said as plain text instead: the answer to a challenge.</param>
public sealed record SlackAnswer(ReadOnlyMemory<byte> Json, string? Text = null, bool IsBad = false)
{
    public static SlackAnswer Empty { get; } = new(ReadOnlyMemory<byte>.Empty);
}
