using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>A person at their Slack client: writes, presses, fills in, and reads what the bot says to them.</summary>
sealed class SlackMember(SlackPerson person, FakeSlack slack, ISlackWire wire)
{
    readonly SlackEnvelopes _envelopes = new(slack.World, person.Workspace);
    int _read = -1;

    public SlackPerson Person => person;

    /// <summary>What the bot has said in the person's own chat so far.</summary>
    public IEnumerable<SlackCall> Chat => slack.Messages.Where(call => call.Channel == person.DirectId);

    /// <summary>Words of the person's own that the bot has acknowledged.</summary>
    public List<string> Acknowledged { get; } = [];

    public Task SayAsync(string text)
    {
        person.IsOpen = true;
        return wire.BringAsync("events_api", _envelopes.Message(person, text));
    }

    /// <summary>Says something that must never be lost from here on.</summary>
    public async Task TellAsync(string words)
    {
        await SayAsync(words);
        Acknowledged.Add(words);
    }

    public Task InviteAsync(SlackChannel channel)
    {
        channel.Members.Add(person.Workspace.BotUserId);
        return wire.BringAsync("events_api", _envelopes.Invited(channel, person));
    }

    /// <summary>Speaks to the bot in a channel of a workspace, which may be another firm's.</summary>
    public Task MentionAsync(SlackChannel channel, string text, SlackWorkspace? there = null) => wire.BringAsync(
        "events_api",
        new SlackEnvelopes(slack.World, there ?? person.Workspace).Mention(person, channel, text));

    public async Task UninstallAsync()
    {
        foreach (var envelope in _envelopes.Uninstalled())
            await wire.BringAsync("events_api", envelope);
    }

    /// <returns>What is answered where it was typed; <c>null</c>: nothing.</returns>
    public Task<JsonObject?> CommandAsync(string text, SlackChannel? channel = null) =>
        CommandAsync(text, channel, slack.Views.NewTrigger());

    /// <summary>Types a command whose answer is a modal.</summary>
    public async Task<JsonObject> OpenAsync(string text, SlackChannel channel)
    {
        var trigger = slack.Views.NewTrigger();
        await CommandAsync(text, channel, trigger);
        return await ModalAsync(trigger);
    }

    Task<JsonObject?> CommandAsync(string text, SlackChannel? channel, string trigger) => wire.BringAsync(
        "slash_commands", _envelopes.Command(person, text, channel?.Id ?? person.DirectId, trigger));

    /// <summary>Presses the button that stands for these typed words, or makes this choice.</summary>
    public Task PressAsync(SlackCall message, string command, params (string Input, string Value)[] inputs)
    {
        var (block, button) = Button(
            message, one => (string?)one["value"] == command, $"{command} in {message}");
        return wire.BringAsync(
            "interactive", _envelopes.Press(person, message, block, button, slack.Views.NewTrigger(), inputs));
    }

    /// <summary>Presses the button that leads out of the chat; Slack tells of that as of any other.</summary>
    public Task FollowAsync(SlackCall message)
    {
        var (block, button) = Button(message, one => one["url"] is not null, $"a link in {message}");
        return wire.BringAsync(
            "interactive", _envelopes.Press(person, message, block, button, slack.Views.NewTrigger(), []));
    }

    /// <summary>Where that button leads.</summary>
    public static Uri LinkIn(SlackCall message) =>
        new((string)Button(message, one => one["url"] is not null, $"a link in {message}").Button["url"]!);

    async Task<JsonObject> ModalAsync(string trigger) => (await slack.Journal.WaitForAsync(
        call => call is { Method: "views.open", Taken: true } && call["trigger_id"] == trigger, "a modal",
        HttpWire.Patience)).View!;

    /// <returns>What is wrong, by field; <c>null</c>: it was taken, and the modal closes.</returns>
    public async Task<JsonObject?> SubmitAsync(JsonObject view, params (string Input, string Value)[] inputs)
    {
        var answer = await wire.BringAsync(
            "interactive", _envelopes.Submit(person, view, slack.Views.NewTrigger(), inputs));
        return answer?["errors"] as JsonObject;
    }

    /// <summary>Begins, as a newcomer does, and commits to one thing.</summary>
    public async Task CommitAsync()
    {
        await SayAsync("hello");
        await PressAsync(await HearAsync("Shall we start?"), "agree");
        await HearAsync("What would you most like to get better at?");
        await SayAsync(SlackScene.Skill);
        await HearAsync(SlackScene.Question);
        await SayAsync("ask one open question");
        await HearAsync("Got it");
    }

    /// <summary>The next message in the own chat that holds these words; those before it count as read.</summary>
    public async Task<SlackCall> HearAsync(string words)
    {
        var heard = await slack.Journal.WaitForAsync(
            call => call is { Method: "chat.postMessage", Taken: true } && call.Number > _read
                && call.Channel == person.DirectId && call.Said.Contains(words, StringComparison.OrdinalIgnoreCase),
            $"\"{words}\" to {person.Name}",
            HttpWire.Patience);
        _read = heard.Number;
        return heard;
    }

    static (JsonObject Block, JsonObject Button) Button(
        SlackCall message, Func<JsonObject, bool> match, string what)
    {
        foreach (var block in message.Blocks.OfType<JsonObject>())
        {
            if (BlockReading.Buttons(block).FirstOrDefault(match) is { } button)
                return (block, button);
        }

        throw new InvalidOperationException($"No button for {what}: {message.Blocks.ToJsonString()}");
    }
}
