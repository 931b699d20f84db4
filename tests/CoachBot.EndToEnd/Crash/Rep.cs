using System.Net;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd.Crash;

/// <summary>
/// A rep who keeps talking while the bot dies and comes back; remembers every word that was acknowledged.
/// </summary>
/// <param name="number">Makes this rep's words unlike anybody else's.</param>
/// <param name="life">Whether the bot is up.</param>
sealed class Rep(int number, TeamsUser user, BotLife life)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly List<string> _acknowledged = [];

    public TeamsUser User => user;

    /// <summary>What the rep said and the bot took, word for word.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    /// <summary>Done when nothing is being talked about.</summary>
    public Task Talk { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to talk about something.</summary>
    public Task TalkAsync(Func<Rep, Task> about) => Talk = about(this);

    /// <summary>From the invitation to the first commitment.</summary>
    public async Task BeginAsync(string skill, string question)
    {
        await DeliverAsync(user.Message("hello"));
        var consent = await user.HearAsync("Shall we start?", Patience);
        await DeliverAsync(user.Press(consent, "agree"));
        await user.HearAsync("What would you most like to get better at?", Patience);
        await DeliverAsync(user.Message(skill));
        await AnswerAsync(question);
    }

    /// <summary>Hears a question, answers it with words of its own, and hears them again.</summary>
    public async Task AnswerAsync(string question)
    {
        await user.HearAsync(question, Patience);
        var words = Words("ask one open question");
        await DeliverAsync(user.Message(words));
        _acknowledged.Add(words);
        await user.HearAsync(words, Patience);
    }

    /// <summary>Makes another commitment, unasked.</summary>
    public async Task CommitAsync()
    {
        var words = Words("wait three seconds after my question");
        await DeliverAsync(user.Message($"commit {words}"));
        _acknowledged.Add(words);
        await user.HearAsync(words, Patience);
    }

    /// <summary>Hears how it went being asked, says that it was tried, and what was noticed.</summary>
    public async Task CheckInAsync()
    {
        var card = await user.HearAsync("how did it go?", Patience);
        await DeliverAsync(user.Press(card, "tried"));
        await user.HearAsync("What did you notice", Patience);
        var words = Words("silence got me the answer");
        await DeliverAsync(user.Message(words));
        _acknowledged.Add(words);
    }

    /// <summary>The platform's way: what the bot did not acknowledge is delivered again, under the same id.</summary>
    async Task DeliverAsync(JsonObject activity)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            await life.UpAsync().WaitAsync(limit.Token);
            try
            {
                if (await user.PostAsync(activity) == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It died before it could answer.
            }

            await Task.Delay(50, limit.Token);
        }
    }

    string Words(string beginning) => $"{beginning} at account {number}-{_acknowledged.Count + 1}";
}
