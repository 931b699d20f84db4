namespace CoachBot.EndToEnd.Support;

/// <summary>A bot, the platform it talks to and the people there: what most tests begin with.</summary>
sealed class TeamsScene : IAsyncDisposable
{
    public const string Skill = "the quality of my questions";
    public const string Question = "What one thing will you do this week to improve the quality of your questions?";

    TeamsScene(TeamsWorld world, FakeConnector connector, BotProcess bot) =>
        (World, Connector, Bot) = (world, connector, bot);

    public TeamsWorld World { get; }
    public FakeConnector Connector { get; }
    public BotProcess Bot { get; }
    public Journal Journal => Connector.Journal;

    /// <param name="clock">Where people's time begins; it runs a minute a second.</param>
    public static async Task<TeamsScene> StartAsync(
        string clock = "2026-11-16T08:05:00Z", params (string Key, string Value)[] settings)
    {
        var world = new TeamsWorld();
        var connector = await FakeConnector.StartAsync(world);
        try
        {
            var bot = await BotProcess.StartAsync([("Clock:Start", clock), ("Clock:Speed", "60"), .. settings]);
            return new(world, connector, bot);
        }
        catch
        {
            await connector.DisposeAsync();
            throw;
        }
    }

    public TeamsUser Person(string name) => new(World.Person(name), Connector, Bot.Http);

    /// <summary>
    /// Somebody who has installed the app, agreed and picked a skill; the week's question has been put.
    /// </summary>
    /// <returns>The person, and the message that asks.</returns>
    public async Task<(TeamsUser User, ConnectorCall Ask)> RepAsync(string name)
    {
        var user = Person(name);
        await user.InstallAsync();
        await user.PressAsync(await user.HearAsync("Shall we start?"), "agree");
        await user.HearAsync("What would you most like to get better at?");
        await user.SayAsync(Skill);
        return (user, await user.HearAsync(Question));
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
