using System.Diagnostics.Metrics;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Privacy;

/// <summary>Rows of kinds that this version does not know: a newer one wrote them, and this one came back.</summary>
public sealed class UnknownRowTests
{
    static readonly Account Ana = TeamStage.Person("Ana");

    static readonly string[] Rows = ["hunch|2026-01-05|1", "week|2026-01-05|novel|01"];

    [Fact]
    public async Task Retention_leaves_them_as_they_are_and_counts_them()
    {
        long counted = 0;
        using var listener = Listening(() => Interlocked.Increment(ref counted));
        var team = await LiveAsync();
        await team.Stage.TypeAsync(Ana, "stop");
        var before = await KeptAsync(team);

        await team.Stage.AdvanceAsync(TeamStage.At("2027-03-10 09:00"));

        Assert.Equal(2, before.Count);
        Assert.Equal(before, await KeptAsync(team));
        Assert.Contains("commitment 1", string.Join('\n', team.Log.Purges), StringComparison.Ordinal);
        Assert.True(counted >= 2, $"Counted {counted}.");
    }

    [Fact]
    public async Task Their_person_takes_them_along_and_deletes_them()
    {
        var team = await LiveAsync();

        var exported = await team.AskAsync(Ana, "export my data");
        await team.SayAsync(Ana, "delete my data", "yes");
        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));

        Assert.All(Rows, row => Assert.Contains(row, exported, StringComparison.Ordinal));
        Assert.Contains("marimba", exported, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(team));
        Assert.Empty(await team.RowsWithAsync("marimba"));
    }

    static async Task<TeamStage> LiveAsync()
    {
        var team = new TeamStage(settings: CoachSettings.Default with { Retention = new(30, 30, 30, 30) });
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, "ask one open question");
        var ana = TeamStage.Partition(Ana);
        await team.Table.CommitAsync(
            ana, [.. Rows.Select(row => new Change.Insert(new Entity(ana, row).With("said", "marimba")))], default);
        return team;
    }

    /// <summary>With the version each was written at.</summary>
    static async Task<IReadOnlyList<(string Row, string? Version)>> KeptAsync(TeamStage team) =>
        [.. (await team.RowsAsync()).Where(row => Rows.Contains(row.Row)).Select(row => (row.Row, row.Version))];

    /// <summary>Other tests of this process may count as well.</summary>
    static MeterListener Listening(Action counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == "coachbot_unknown_rows_total")
                    me.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => counted());
        listener.Start();
        return listener;
    }
}
