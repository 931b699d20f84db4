using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support;

/// <summary>A person at their Teams client: writes, presses, and reads what the bot says to them.</summary>
/// <param name="person">Whose hands these are.</param>
/// <param name="connector">Where the bot's words arrive.</param>
/// <param name="bot">Relative addresses lead to the bot.</param>
sealed class TeamsUser(TeamsPerson person, FakeConnector connector, HttpClient bot)
{
    static readonly Uri Messages = new("/api/messages", UriKind.Relative);

    readonly ActivityJson _activities = new(connector.World, connector.ServiceUrl);
    int _read = -1;

    public TeamsPerson Person => person;

    /// <summary>What the bot has said in the personal chat so far.</summary>
    public IEnumerable<ConnectorCall> Chat =>
        connector.Journal.Messages.Where(message => message.Conversation == person.ConversationId);

    /// <summary>Adds the app; as in Teams, two events come at the same moment.</summary>
    public async Task InstallAsync()
    {
        person.HasBot = true;
        await Task.WhenAll(
            DeliverAsync(_activities.Installation(person, "add")), DeliverAsync(_activities.BotAdded(person)));
    }

    public async Task UninstallAsync()
    {
        person.HasBot = false;
        await DeliverAsync(_activities.Installation(person, "remove"));
    }

    /// <summary>Adds the app to a team, and so to the reach of its members.</summary>
    public async Task InstallInTeamAsync(TeamsTeam team)
    {
        foreach (var member in team.Members)
            member.HasBot = true;
        await Task.WhenAll(
            DeliverAsync(_activities.Installation(person, "add", team)),
                DeliverAsync(_activities.BotAdded(person, team)));
    }

    public async Task JoinAsync(TeamsTeam team)
    {
        team.Members.Add(person);
        person.HasBot = true;
        await DeliverAsync(_activities.Membership(team, person, joined: true));
    }

    public async Task LeaveAsync(TeamsTeam team)
    {
        team.Members.Remove(person);
        await DeliverAsync(_activities.Membership(team, person, joined: false));
    }

    /// <returns>The message as sent, to edit or to deliver once more.</returns>
    public async Task<JsonObject> SayAsync(string text, TeamsTeam? team = null, params TeamsPerson[] mentions)
    {
        var message = _activities.Message(person, text, team, mentions);
        await DeliverAsync(message);
        return message;
    }

    public Task EditAsync(JsonObject message, string text) => DeliverAsync(ActivityJson.Edit(message, text));

    /// <summary>Presses a button as the card's own kind of action does.</summary>
    /// <param name="card">The message that carries it.</param>
    /// <param name="command">The typed words the button stands for, or the outcome it chooses.</param>
    /// <returns>The card that came back in the answer; <c>null</c> when none did.</returns>
    public async Task<CardView?> PressAsync(
        ConnectorCall card, string command, params (string Input, string Value)[] inputs)
    {
        var activity = Press(card, command, inputs);
        using var answer = await DeliverAsync(activity);
        if ((string?)activity["type"] != "invoke")
            return null;

        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return (string?)body?["type"] == "application/vnd.microsoft.card.adaptive"
            ? CardView.OfCard(body!["value"]!.AsObject())
            : null;
    }

    /// <summary>The activity of a press, not sent yet.</summary>
    public JsonObject Press(ConnectorCall card, string command, params (string Input, string Value)[] inputs)
    {
        var button = (card.Card ?? throw new InvalidOperationException($"{card} carries no card.")).Button(command);
        var data = button.Data.DeepClone().AsObject();
        // A client leaves out what is empty, and sends what stands in the other inputs.
        foreach (var (input, value) in card.Card.Inputs.Where(input => input.Value.Length > 0))
            data[input] = value;
        foreach (var (input, value) in inputs)
            data[input] = value;
        return button.Type == "Action.Execute"
            ? _activities.Execute(person, card.Id!, data)
            : _activities.Submit(person, card.Id!, data);
    }

    /// <summary>The activity of a text, not sent yet.</summary>
    public JsonObject Message(string text) => _activities.Message(person, text);

    /// <summary>Hands an activity to the bot, as the platform does.</summary>
    /// <exception cref="HttpRequestException">The bot did not answer at all.</exception>
    public async Task<HttpStatusCode> PostAsync(JsonObject activity)
    {
        using var answer = await bot.PostAsJsonAsync(Messages, activity);
        return answer.StatusCode;
    }

    /// <summary>The next message in the personal chat that holds these words; those before it count as read.</summary>
    public async Task<ConnectorCall> HearAsync(string words, TimeSpan? within = null)
    {
        var heard = await connector.Journal.WaitForAsync(
            call => call is { Verb: ConnectorVerb.Send, Taken: true } && call.Number > _read
                && call.Conversation == person.ConversationId
                && call.Said.Contains(words, StringComparison.OrdinalIgnoreCase),
            $"\"{words}\" to {person.Name}",
            within);
        _read = heard.Number;
        return heard;
    }

    /// <summary>The replacement of a message that now holds these words.</summary>
    public Task<ConnectorCall> SeeReplacedAsync(ConnectorCall message, string words) =>
        connector.Journal.WaitForAsync(
            call => call is { Verb: ConnectorVerb.Update, Taken: true } && call.ActivityId == message.Id
                && call.Said.Contains(words, StringComparison.OrdinalIgnoreCase),
            $"{message} replaced by \"{words}\"");

    async Task<HttpResponseMessage> DeliverAsync(JsonObject activity)
    {
        var answer = await bot.PostAsJsonAsync(Messages, activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }
}
