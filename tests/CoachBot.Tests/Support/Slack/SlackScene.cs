using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using CoachBot.Demo;
using CoachBot.Slack.Inbound;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.People;

namespace CoachBot.Tests.Support.Slack;

/// <summary>
/// Slack: what people do comes in as payloads, what the bot says is read back from its blocks, forms are modals.
/// </summary>
sealed class SlackScene : IScene
{
    readonly SlackNames _names = new();
    readonly SlackActivityReceiver _intake;
    readonly ScenePeople _people;
    int _presses;

    public SlackScene(
        DateTimeOffset start, CoachSettings settings, string zone, NewNames? called = null, TextCatalogs? words = null)
    {
        _people = new ScenePeople(_names, called);
        Api = new SceneApi(_names);
        var channel = new SlackChannel(Api, _people, new TenantRateLimiter(10_000, TimeProvider.System));
        Stage = Stage.On(channel, new KnownRowsTable(Table), start, settings, new FailingLog(), words);
        Stage.Zone = zone;
        (_people.Stage, Api.Stage) = (Stage, Stage);
        _intake = new SlackActivityReceiver(
            Stage.Reception, channel, _people, _people, new Presence(Api, TimeProvider.System));
    }

    public Stage Stage { get; }

    public MemoryTable Table { get; } = new();

    public SceneApi Api { get; }

    /// <summary>What was answered in the response to the last thing that came in.</summary>
    public JsonNode? Answer { get; private set; }

    public IReadOnlyList<Heard> Spoken => [.. Api.Posted.Select(posted => posted.Said)];

    public async Task<string> ReadAsync(int index)
    {
        var posted = Api.Posted[index];
        var blocks = Blocks(posted.Blocks);
        var isNewest = Api.Posted.FindLastIndex(other => other.Said.Id == posted.Said.Id) == index;
        if (!isNewest || await OpenedAsync(posted) is not { } modal)
            return BlockText.Of(blocks);

        // A form is read where it is filled in, and its buttons below its message.
        var buttons = blocks.Where(block => (string?)block["type"] == "actions").Select(Closed);
        return BlockText.Of([.. Blocks(modal["blocks"]!.AsArray()), .. buttons]);
    }

    public Task HearAsync(Activity activity) => TakeAsync(SlackEndpoint.Events, Payload(activity));

    public async Task<string?> PressAsync(Account from, string label, ImmutableDictionary<string, string> inputs)
    {
        var (posted, block, button) = Api.Posted.AsEnumerable().Reverse()
            .Where(posted => posted.Said.To == NewNames.Old(from))
            .SelectMany(posted => BlockText.Buttons(Blocks(posted.Blocks))
                .Select(found => (posted, found.Block, found.Button)))
            .First(found => BlockText.Label(found.Button) == label);
        var user = _names.User(from);
        if (((string)button["action_id"]!).StartsWith("submit.", StringComparison.Ordinal) && inputs.Count > 0
            && BlockText.Buttons(Blocks(posted.Blocks)).Any(found => BlockText.Opens(found.Button)))
        {
            // A form that is done with does not open: that press has been answered.
            if (await OpenedAsync(posted) is not { } modal)
                return null;

            var state = SlackPayloads.State(Blocks(modal["blocks"]!.AsArray()), inputs);
            await TakeAsync(SlackEndpoint.Interactions, SlackPayloads.Submission(user, modal, state, NextPress()));
            return null;
        }

        await TakeAsync(SlackEndpoint.Interactions, SlackPayloads.Press(
            user, posted.Said.Id, block, button, SlackPayloads.State(Blocks(posted.Blocks), inputs), NextPress()));
        return null;
    }

    /// <summary>Presses the button that opens the message's form.</summary>
    /// <returns>The modal; <c>null</c>: the message has no form, or it is closed.</returns>
    async Task<JsonObject?> OpenedAsync(Posted posted)
    {
        var (block, button) = BlockText.Buttons(Blocks(posted.Blocks)).FirstOrDefault(found =>
            BlockText.Opens(found.Button));
        if (button is null)
            return null;

        Api.Modal = null;
        var user = _names.User(new Account("29:" + posted.Said.To));
        await TakeAsync(SlackEndpoint.Interactions, SlackPayloads.Press(
            user, posted.Said.Id, block, button, [], NextPress()));
        return Api.Modal;
    }

    /// <summary><c>/coach …</c>, typed in the team's channel or, without one, in a chat of two.</summary>
    public Task CommandAsync(Account from, string text, string? team = null) => TakeAsync(
        SlackEndpoint.Commands,
        SlackPayloads.Command(
            _names.User(from), team is null ? SlackNames.Chat("U0OTHER") : _names.Channel(team), text, NextPress()));

    /// <summary>The Events API brings something.</summary>
    public Task BringAsync(JsonObject happened) =>
        TakeAsync(SlackEndpoint.Events, SlackPayloads.Event($"Ev{NextPress()}", happened));

    public string ChannelOf(string team) => _names.Channel(team);

    public string UserOf(Account person) => _names.User(person);

    /// <summary>Sends the modal off that is open, or puts it away.</summary>
    public Task LeaveModalAsync(Account from, ImmutableDictionary<string, string>? inputs) => TakeAsync(
        SlackEndpoint.Interactions,
        inputs is null
            ? SlackPayloads.Closed(_names.User(from), Api.Modal!)
            : SlackPayloads.Submission(
                _names.User(from), Api.Modal!,
                SlackPayloads.State(Blocks(Api.Modal!["blocks"]!.AsArray()), inputs), NextPress()));

    async Task TakeAsync(SlackEndpoint door, JsonElement payload)
    {
        var answer = await _intake.TakeAsync(door, payload, default);
        Assert.False(answer.IsBad);
        Answer = answer.Json.IsEmpty ? null : JsonNode.Parse(answer.Json.Span);
        await Stage.SayAllAsync(default);
    }

    JsonElement Payload(Activity activity)
    {
        var user = activity.From.Id.Length == 0 ? "" : _names.User(activity.From);
        _people.Nameless = activity.From.Name is null ? user : null;
        var channel = activity.Conversation.TeamId is { } team ? _names.Channel(team) : null;
        var (text, ts) = (Escaped(activity), SlackNames.Ts(activity.MessageId ?? "u0"));
        return SlackPayloads.Event("Ev" + activity.IdempotencyKey, activity.Kind switch
        {
            ActivityKind.Message when channel is not null => SlackPayloads.Mention(user, channel, text, ts),
            ActivityKind.Message => SlackPayloads.Message(user, text, ts, activity.ReplyToId),
            ActivityKind.Edit => SlackPayloads.Changed(user, text, SlackNames.Ts(activity.EditedId!)),
            ActivityKind.Installed when channel is null => SlackPayloads.Opened(user, "messages"),
            ActivityKind.Installed => SlackPayloads.Member(
                "member_joined_channel", SlackNames.Bot, channel, user.Length == 0 ? null : user),
            ActivityKind.Removed => SlackPayloads.Member("member_left_channel", SlackNames.Bot, channel!),
            ActivityKind.Joined or ActivityKind.Left => SlackPayloads.Member(
                activity.Kind == ActivityKind.Joined ? "member_joined_channel" : "member_left_channel",
                _names.User(activity.People[0]), channel!),
            _ => throw new NotSupportedException(activity.Kind.ToString()),
        });
    }

    /// <summary>As Slack writes what was typed: three escapes, and people by their ids.</summary>
    string Escaped(Activity activity) => activity.People.Aggregate(
        activity.Text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        (text, person) => text.Replace(
            "@" + person.Name, $"<@{_names.User(person)}>", StringComparison.Ordinal));

    string NextPress() => string.Create(CultureInfo.InvariantCulture, $"1774861320.{++_presses:d6}");

    static JsonObject Closed(JsonObject row)
    {
        var closed = row.DeepClone().AsObject();
        closed["elements"] = new JsonArray(
            [.. row["elements"]!.AsArray().Where(button => !BlockText.Opens(button!.AsObject()))
                .Select(button => button!.DeepClone())]);
        return closed;
    }

    static JsonObject[] Blocks(JsonArray blocks) => [.. blocks.Select(block => block!.AsObject())];
}
