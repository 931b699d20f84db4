using System.Diagnostics;
using CoachBot.Benchmarks;

// What a turn costs: dotnet run -c Release --project tests/Benchmarks
// How often the store is called: the same with "-- trips". One, two and three instances: with "-- instances".
// What the Bot Framework's door and sender cost alone: with "-- teams".
// A turn counts when its reply has reached a connector that does nothing. Read ratios, not absolutes.
if (args is ["trips"])
{
    await Trips.RunAsync();
    return;
}

if (args is ["instances"])
{
    await Scaling.RunAsync();
    return;
}

if (args is ["teams"])
{
    await TeamsDoor.RunAsync();
    return;
}

await using var sink = await Sink.StartAsync();
using var folder = new TemporaryFolder();
var started = Stopwatch.GetTimestamp();
using var bot = await BotUnderLoad.StartAsync(folder.Path);
var startup = Stopwatch.GetElapsedTime(started);
Console.WriteLine($"start to first 200: {startup.TotalMilliseconds:F0} ms, RSS idle {bot.RssMegabytes} MB");

foreach (var connections in new[] { 1, 16, 64 })
{
    var people = Enumerable.Range(0, connections).Select(i => new Chatter(bot.Url, sink, $"{connections}-{i}"))
        .ToList();
    foreach (var person in people)
        await person.OnboardAsync();

    var turns = connections == 1 ? 300 : 3000;
    var cpu = bot.Cpu;
    var from = Stopwatch.GetTimestamp();
    var took = await Task.WhenAll(people.Select(person => person.TalkAsync(turns / connections)));
    var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
    var sorted = took.SelectMany(times => times).Order().ToList();
    Console.WriteLine(
        $"{connections,3} connections: {sorted.Count / seconds,7:F0} turns/s, "
        + $"p50 {sorted[sorted.Count / 2].TotalMilliseconds,6:F2} ms, "
        + $"p99 {sorted[sorted.Count * 99 / 100].TotalMilliseconds,6:F2} ms, "
        + $"CPU {(bot.Cpu - cpu).TotalMilliseconds / sorted.Count:F2} ms a turn");
}

Console.WriteLine($"RSS after: {bot.RssMegabytes} MB");
