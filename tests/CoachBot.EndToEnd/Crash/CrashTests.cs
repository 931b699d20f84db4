using CoachBot.EndToEnd.Support;
using Xunit.Abstractions;

namespace CoachBot.EndToEnd.Crash;

/// <summary>
/// kill -9, again and again, in the middle of everything, against a connector that refuses now and then.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    const int Reps = 20;
    const string Skill = "the quality of my questions";
    const string Question = "What one thing will you do this week to improve the quality of your questions?";

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_said_twice_but_what_was_on_the_wire()
    {
        var random = new Random(20261116);
        var world = new TeamsWorld();
        await using var connector = await FakeConnector.StartAsync(world);
        connector.Refuse = call => Trouble(call, random);
        await using var bot = await BotProcess
            .StartAsync(("Clock:Start", "2026-11-16T08:05:00Z"), ("Clock:Speed", "60"));
        var life = new BotLife(bot, connector.Journal);
        var reps = Enumerable.Range(1, Reps)
            .Select(number => new Rep(number, new(world.Person($"Rep{number}"), connector, bot.Http), life)).ToArray();
        foreach (var rep in reps)
            rep.User.Person.HasBot = true;

        try
        {
            var secondWeek = await LiveTwoWeeksAsync(reps, life, random, connector.Journal);
            await bot.KillAsync();
            var kept = await StoreRows.WordsAsync(bot.StorePath);

            Assert.All(reps.SelectMany(rep => rep.Acknowledged), words => Assert.Contains(words, kept));
            AssertSaidOnce(connector.Journal, life, reps, secondWeek);
        }
        finally
        {
            await bot.KillAsync();
            await KeepAsync(connector.Journal, bot);
        }
    }

    /// <returns>The number of the first call of the second week.</returns>
    static async Task<int> LiveTwoWeeksAsync(Rep[] reps, BotLife life, Random random, Journal journal)
    {
        // Monday: everybody begins, and the bot dies twice meanwhile.
        var begun = Task.WhenAll(reps.Select(rep => rep.TalkAsync(one => one.BeginAsync(Skill, Question))));
        await life.DieAfterAsync(random.Next(15, 40), "2026-11-16T08:30:00Z", reps);
        await life.DieAfterAsync(random.Next(15, 40), "2026-11-16T09:00:00Z", reps);
        await begun;
        await Task.WhenAll(reps.Select(rep => rep.CommitAsync()));

        // Friday: the check-ins go out, and the bot dies twice among them and their answers.
        await life.RestartAsync("2026-11-20T12:59:30Z");
        var checkedIn = Task.WhenAll(reps.Select(rep => rep.TalkAsync(one => one.CheckInAsync())));
        await life.DieAfterAsync(random.Next(3, 15), "2026-11-20T13:05:00Z", reps);
        await life.DieAfterAsync(random.Next(5, 20), "2026-11-20T13:20:00Z", reps);
        await checkedIn;

        // The next Monday: the asks go out, and it dies among them.
        var secondWeek = journal.Calls.Count;
        await life.RestartAsync("2026-11-23T07:59:30Z");
        var asked = Task.WhenAll(reps.Select(rep => rep.TalkAsync(one => one.AnswerAsync(Question))));
        await life.DieAfterAsync(random.Next(3, 15), "2026-11-23T08:05:00Z", reps);
        await asked;
        return secondWeek;
    }

    /// <summary>What happened, for whoever has to find out why a run failed.</summary>
    static async Task KeepAsync(Journal journal, BotProcess bot)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Results, "crash")).FullName;
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "journal.txt"), journal.Calls.Select(call => $"{call.ArrivedAt:HH:mm:ss.fff} {call}"));
        await File.WriteAllTextAsync(Path.Combine(folder, "bot.txt"), bot.Output);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(bot.StorePath)!))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>One call in four meets what the platform does on a bad day; nothing that ends a conversation.</summary>
    static Refusal? Trouble(ConnectorCall call, Random random)
    {
        int dice, slow;
        lock (random)
            (dice, slow) = (random.Next(100), random.Next(5, 150));
        return dice switch
        {
            < 5 => Refusal.Throttled(afterSeconds: 1),
            < 10 => Refusal.Conflict,
            < 15 => Refusal.BadGateway,
            < 17 when call.Verb == ConnectorVerb.Send => Refusal.CutAfterReceipt,
            _ => Refusal.Slow(TimeSpan.FromMilliseconds(slow)),
        };
    }

    /// <summary>
    /// Whatever quotes a rep's words, which are unlike any other, is said once; and so is each week's question.
    /// </summary>
    /// <param name="secondWeek">The number of the first call of the second week.</param>
    void AssertSaidOnce(Journal journal, BotLife life, Rep[] reps, int secondWeek)
    {
        var excused = life.OpenAtKills.Select(call => call.Number)
            .Concat(journal.Calls.Where(call => call is { Taken: true, AnsweredAt: null }).Select(call => call.Number))
            .ToHashSet();
        var words = reps.SelectMany(rep => rep.Acknowledged).ToArray();
        var twice = journal.Messages
            .Where(call => call.Said.Contains(Question, StringComparison.Ordinal)
                || words.Any(said => call.Said.Contains(said, StringComparison.Ordinal)))
            .GroupBy(call => (call.Conversation, call.Said, call.Number < secondWeek))
            .Where(said => said.Count() > 1)
            .ToArray();

        output.WriteLine(
            $"{life.Kills} kills, {journal.Calls.Count} calls; "
                + $"on the wire at a kill, and so seen twice: {twice.Length}");
        foreach (var said in twice)
            output.WriteLine($"{string.Join(", ", said.Select(call => $"#{call.Number}"))}: {said.Key.Said}");
        Assert.All(twice, said => Assert.True(
            said.Count() == 2 && excused.Contains(said.First().Number),
            $"Said {said.Count()} times, though nothing was on the wire: {said.Key.Said}"));
    }
}
