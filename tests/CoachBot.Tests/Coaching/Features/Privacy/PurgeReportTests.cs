using System.Diagnostics.Metrics;
using CoachBot.Coaching.Model;
using CoachBot.Core.Hosting;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Privacy;

/// <summary>What retention took is told to the operator, in numbers.</summary>
public sealed class PurgeReportTests
{
    [Fact]
    public async Task What_retention_took_is_told_in_kinds_and_numbers_and_without_words()
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = Listening(counted);
        var settings = CoachSettings.Default with { Retention = new(30, 30, 30, 30) };
        var (team, ana) = (new TeamStage(settings: settings), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, "periwinkle");
        foreach (var said in new[] { "skip", "done", "marzipan", "skip", "skip", "skip", "stop" })
            await team.Stage.TypeAsync(ana, said);

        await team.Stage.AdvanceAsync(TeamStage.At("2027-03-10 09:00"));

        var told = string.Join('\n', team.Log.Purges);
        Assert.Contains(TeamStage.Partition(ana), told, StringComparison.Ordinal);
        Assert.Contains("commitment 1", told, StringComparison.Ordinal);
        Assert.Contains("reflection 1", told, StringComparison.Ordinal);
        Assert.DoesNotContain("periwinkle", told, StringComparison.Ordinal);
        Assert.DoesNotContain("marzipan", told, StringComparison.Ordinal);
        Assert.True(counted["commitment"] >= 1 && counted["reflection"] >= 1);
    }

    [Fact]
    public async Task A_purge_that_fell_due_while_the_bot_was_down_is_made_up_for()
    {
        var (team, ana) = (
            new TeamStage(settings: CoachSettings.Default with { Retention = new(14, 14, 14, 14) }),
            TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, "periwinkle");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-04 18:00"));

        team.Stage.Sleep(TeamStage.At("2026-12-19 12:00"));
        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-19 13:00"));

        Assert.Contains("commitment 1", string.Join('\n', team.Log.Purges), StringComparison.Ordinal);
    }

    /// <summary>Other tests of this process may count as well.</summary>
    static MeterListener Listening(Dictionary<string, long> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == "coachbot_purged_total")
                    me.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            lock (counted)
                counted[(string)tags[0].Value!] = counted.GetValueOrDefault((string)tags[0].Value!) + value;
        });
        listener.Start();
        return listener;
    }
}
