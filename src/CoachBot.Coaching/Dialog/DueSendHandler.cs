using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Hosting;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// A planned moment came for a person: send, move or drop. What is dropped is recorded too, so it never comes back.
/// </summary>
public static class DueSendHandler
{
    /// <summary>Beyond this, and beyond three sweeps, a send is held to come from downtime and is spread.</summary>
    static readonly TimeSpan OnTime = TimeSpan.FromMinutes(15);

    public static async ValueTask TakeAsync(PersonTurn turn, string name)
    {
        if (turn.Capabilities.Timer(name) is { } timer)
            await timer.TakeAsync(turn);
        else if (SendPlanner.Sends(turn).TryGetValue(name, out var planned) && planned.Send.At <= turn.Now)
            await TakeAsync(turn, name, planned.Spec, planned.Send);
    }

    /// <summary>Counts what was planned and has missed its last moment; no plan made from now on has it.</summary>
    public static void CountOvertaken(PersonTurn turn)
    {
        var due = turn.Profile.Head.Plan.Where(plan => plan.Value <= turn.Now).ToList();
        if (due.Count == 0)
            return;

        var sends = SendPlanner.Sends(turn);
        foreach (var (name, at) in due)
        {
            if ((!sends.TryGetValue(name, out var planned) || planned.Send.At > turn.Now)
                && turn.Capabilities.Sends.Any(spec => spec.IsOvertaken(turn, name, at)))
                turn.Count(Counter.Dropped);
        }
    }

    /// <summary>
    /// The person asked for the question again at this time: it is theirs, and counts towards no limit.
    /// </summary>
    public static ValueTask PutAgain(PersonTurn turn)
    {
        var card = turn.Profile.LaterCard;
        turn.Profile = turn.Profile.WithLater(null, null);
        if (turn.IsAway || card is null || turn.Profile.Dialog.Find(card) is not { } question)
            return ValueTask.CompletedTask;

        var week = question.Week ?? turn.Week.Name;
        var number = turn.Weeks.Claimed(week, PlanNames.Later).Count() + 1;
        turn.Keep(new SendRecord(week, PlanNames.Later, number, IsUnprompted: false, IsDropped: false, turn.Now));
        turn.AskAgain(question, turn.NoObjections);
        return ValueTask.CompletedTask;
    }

    static async ValueTask TakeAsync(PersonTurn turn, string name, SendSpec spec, PlannedSend send)
    {
        var staggerAfter = turn.Moment.SweepEvery * 3 is var sweeps && sweeps > OnTime ? sweeps : OnTime;
        if (!SendWindow.StillMakesSense(send.Kind.Window, send.Nominal, turn.Now, send.Calendar, turn.Zone))
            await DropAsync(turn, name, spec, send);
        else if (!WorkingHours.Contains(turn.Now, send.Calendar, turn.Zone))
            Move(turn, name, Staggered(turn, WorkingHours.NextWithin(turn.Now, send.Calendar, turn.Zone)));
        else if (!send.IsMoved && turn.Now - send.Nominal > staggerAfter)
            Move(turn, name, Staggered(turn, turn.Now));
        else if (!spec.IsFree && !WeeklyBudget.Allows(send.Kind, Sent(turn), Wanted(turn)))
            await NoRoomAsync(turn, name, spec, send);
        else if (spec.IsSuperseded(turn, send))
            await DropAsync(turn, name, spec, send);
        else
            await SendAsync(turn, name, spec, send);
    }

    static async ValueTask NoRoomAsync(PersonTurn turn, string name, SendSpec spec, PlannedSend send)
    {
        if (spec.Waits)
            Move(turn, name, WorkingHours.DaysOn(1, turn.Now, send.Calendar, turn.Zone));
        else
            await DropAsync(turn, name, spec, send);
    }

    static async ValueTask SendAsync(PersonTurn turn, string name, SendSpec spec, PlannedSend send)
    {
        // Who was unreachable is held to be there again; a refusal makes them so anew.
        turn.Profile = turn.Profile.WithMoved(name, null).WithReach();
        Record(turn, name, spec, send, isDropped: false);
        if (!await spec.SendAsync(turn, name, send))
            Record(turn, name, spec, send, isDropped: true);
    }

    static async ValueTask DropAsync(PersonTurn turn, string name, SendSpec spec, PlannedSend send)
    {
        await spec.DropAsync(turn);
        turn.Profile = turn.Profile.WithMoved(name, null);
        Record(turn, name, spec, send, isDropped: true);
        turn.Count(Counter.Dropped);
    }

    /// <summary>What the bot has started this week; by the day on which it went, whichever week it spoke of.</summary>
    static List<SendKind> Sent(PersonTurn turn) =>
    [
        .. turn.Weeks.Claims.Values
            .Where(record => record is { IsUnprompted: true, IsDropped: false }
                && turn.Week.Contains(Zones.Local(record.At, turn.Zone).On))
            .Select(record => turn.Capabilities.Sends.First(spec => spec.Records(record.Kind)).Kind),
    ];

    /// <summary>
    /// What may still come this week and is worth as much or more: a rep's check-in and nudge are held free.
    /// </summary>
    static List<SendKind> Wanted(PersonTurn turn) =>
        [.. turn.Capabilities.Sends.Where(spec => spec.IsWanted(turn)).Select(spec => spec.Kind)];

    /// <summary>Within ten minutes, and never at this very moment: what is moved must move.</summary>
    static DateTimeOffset Staggered(PersonTurn turn, DateTimeOffset from) =>
        SendWindow.Staggered(from.AddSeconds(1), turn.Profile.Partition);

    static void Move(PersonTurn turn, string name, DateTimeOffset at) =>
        turn.Profile = turn.Profile.WithMoved(name, at);

    /// <remarks>The number is the same for one send, also when it is recorded a second time in the turn.</remarks>
    static void Record(PersonTurn turn, string name, SendSpec spec, PlannedSend send, bool isDropped)
    {
        var (record, number) = spec.Record(turn, name, send);
        turn.Keep(new SendRecord(send.Week.Name, record, number, IsUnprompted: true, isDropped, turn.Now));
    }
}
