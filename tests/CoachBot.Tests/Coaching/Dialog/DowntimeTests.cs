using System.Diagnostics.Metrics;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Demo;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>
/// After downtime: what still makes sense goes once, spread over ten minutes; what does not is dropped and counted.
/// </summary>
public sealed class DowntimeTests
{
    static readonly DateTimeOffset Monday = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    readonly MemoryTable _table = new();
    readonly Stage _stage;
    readonly Account[] _reps = [.. Enumerable.Range(1, 30)
        .Select(n => new Account($"29:rep{n}", $"Rep {n}", $"aad-rep{n}"))];

    public DowntimeTests() => _stage = new Stage(_table, Monday, CoachSettings.Default,
        new FailingLog())
    { Zone = "UTC" };

    [Fact]
    public async Task An_ask_in_its_window_goes_to_everybody_once_within_ten_minutes()
    {
        await EverybodyAsync("hi", "yes", "handling objections", "skip");
        var (back, before) = (Monday.AddDays(8), _stage.Channel.Spoken.Count);

        _stage.Sleep(back);
        await _stage.AdvanceAsync(back.AddHours(12));

        var asked = _stage.Channel.Spoken.Skip(before).Where(said => said.UpdateOf is null).ToList();
        Assert.Equal(_reps.Select(rep => "a:" + rep.Id).Order(), asked.Select(said => said.To).Order());
        Assert.All(asked, said => Assert.InRange(said.At, back.AddHours(1), back.AddHours(1).AddMinutes(10)));
        Assert.True(asked.Select(said => said.At).Distinct().Count() > 15, "They went in a burst.");
    }

    [Fact]
    public async Task What_is_past_its_window_is_dropped_and_counted()
    {
        await EverybodyAsync("hi", "yes", "handling objections", "thank them first", "skip");
        using var dropped = new Dropped();
        var before = _stage.Channel.Spoken.Count;

        // Thursday noon: the nudge was for Wednesday, the check-in is still to come.
        _stage.Sleep(Monday.AddDays(3).AddHours(4));
        await _stage.AdvanceAsync(Monday.AddDays(3).AddHours(5));

        Assert.Empty(_stage.Channel.Spoken.Skip(before));
        Assert.True(dropped.Count >= _reps.Length);
        foreach (var rep in _reps)
        {
            var nudge = (await _table.GetAsync(Partition(rep), "week|2026-11-16|sent|nudge|1", default))!;
            Assert.True(SendRecord.Read(nudge)!.IsDropped);
        }
    }

    [Fact]
    public async Task Weeks_of_downtime_bring_one_question_and_no_pile()
    {
        await EverybodyAsync("hi", "yes", "handling objections", "thank them first", "skip");
        using var dropped = new Dropped();
        var before = _stage.Channel.Spoken.Count;

        _stage.Sleep(Monday.AddDays(23).AddHours(3));
        await _stage.AdvanceAsync(Monday.AddDays(23).AddHours(9));

        var said = _stage.Channel.Spoken.Skip(before).Where(said => said.UpdateOf is null).ToList();
        Assert.Equal(_reps.Length, said.Count);
        Assert.All(said, said => Assert.StartsWith("ask.2026-12-07.", said.Message.CardId, StringComparison.Ordinal));
        Assert.True(dropped.Count >= _reps.Length, $"{dropped.Count} dropped");
    }

    [Fact]
    public async Task A_check_in_goes_until_the_next_question_and_not_beyond_working_hours()
    {
        await EverybodyAsync("hi", "yes", "handling objections", "thank them first", "skip", "ready");
        var before = _stage.Channel.Spoken.Count;

        // Friday 16:00, two hours late.
        _stage.Sleep(Monday.AddDays(4).AddHours(8));
        await _stage.AdvanceAsync(Monday.AddDays(4).AddHours(12));

        var asked = _stage.Channel.Spoken.Skip(before).Where(said => said.UpdateOf is null).ToList();
        Assert.Equal(_reps.Length, asked.Count);
        Assert.All(asked, said => Assert.StartsWith("checkin.2026-11-16.", said.Message.CardId,
            StringComparison.Ordinal));
    }

    async Task EverybodyAsync(params string[] texts)
    {
        foreach (var rep in _reps)
        {
            foreach (var text in texts)
                await _stage.TypeAsync(rep, text);
        }
    }

    static string Partition(Account rep) => Addressee.Person("msteams", "tenant", rep.DirectoryId!);

    /// <summary>How many planned sends were dropped while this listens, in the whole process.</summary>
    sealed class Dropped : IDisposable
    {
        readonly MeterListener _listener = new();
        long _count;

        public Dropped()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "coachbot_dropped_total")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
