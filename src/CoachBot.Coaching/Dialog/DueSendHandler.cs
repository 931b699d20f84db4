using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.Onboarding;
using CoachBot.Coaching.Features.OneOnOnes;
using CoachBot.Coaching.Features.Practice;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// A planned moment came for a person: send, move or drop. What is dropped is claimed too, so it never comes back.
/// </summary>
public static partial class DueSendHandler
{
    /// <summary>Beyond this, and beyond three sweeps, a send is held to come from downtime and is spread.</summary>
    static readonly TimeSpan OnTime = TimeSpan.FromMinutes(15);

    public static async ValueTask TakeAsync(PersonTurn turn, string kind)
    {
        if (kind == SendPlanner.Tidy)
            await RetentionPolicy.TidyAsync(turn);
        else if (kind == SendPlanner.Later)
            PutAgain(turn);
        else if (kind == PeerMessages.Kind)
            await PeerMessages.BringAsync(turn);
        else if (kind == SendPlanner.Help)
            await HelpRequestHandler.ExpireAsync(turn);
        else if (SendPlanner.Sends(turn).TryGetValue(kind, out var send) && send.At <= turn.Now)
            await TakeAsync(turn, kind, send);
    }

    /// <summary>Counts what was planned and has missed its last moment; no plan made from now on has it.</summary>
    public static void CountOvertaken(PersonTurn turn)
    {
        var due = turn.Profile.Head.Plan.Where(plan => plan.Value <= turn.Now).ToList();
        if (due.Count == 0)
            return;

        var sends = SendPlanner.Sends(turn);
        foreach (var (kind, at) in due)
        {
            if ((!sends.TryGetValue(kind, out var send) || send.At > turn.Now) && IsOvertaken(turn, kind, at))
                turn.Count("dropped");
        }
    }

    static async ValueTask TakeAsync(PersonTurn turn, string kind, PlannedSend send)
    {
        var staggerAfter = turn.Moment.SweepEvery * 3 is var sweeps && sweeps > OnTime ? sweeps : OnTime;
        if (!SendWindow.StillMakesSense(send.Kind, send.Nominal, turn.Now, send.Calendar, turn.Zone))
            await DropAsync(turn, kind, send);
        else if (!WorkingHours.Contains(turn.Now, send.Calendar, turn.Zone))
            Move(turn, kind, Staggered(turn, WorkingHours.NextWithin(turn.Now, send.Calendar, turn.Zone)));
        else if (!send.IsMoved && turn.Now - send.Nominal > staggerAfter)
            Move(turn, kind, Staggered(turn, turn.Now));
        else if (send.Kind == SendKind.AfterHelp && !WeeklyBudget.Allows(send.Kind, Sent(turn), Wanted(turn)))
            Move(turn, kind, WorkingHours.DaysOn(1, turn.Now, send.Calendar, turn.Zone)); // Or a check-in brings it.
        else if (!IsInvitation(send.Kind) && !WeeklyBudget.Allows(send.Kind, Sent(turn), Wanted(turn)))
            await DropAsync(turn, kind, send);
        else if (send.Kind == SendKind.Nudge && IsAskedNow(turn, send.Week))
            await DropAsync(turn, kind, send);
        else
            await SendAsync(turn, kind, send);
    }

    /// <summary>
    /// A question of the same week that the person put off comes back about now: one at a time is enough.
    /// </summary>
    static bool IsAskedNow(PersonTurn turn, CoachingWeek week) =>
        turn.Weeks.Claimed(week.Name, SendPlanner.Later).Any(claim => turn.Now - claim.At < OnTime)
        || (turn.Profile.LaterAt - turn.Now < OnTime
            && turn.Profile.Dialog.Find(turn.Profile.LaterCard ?? "")?.Week == week.Name);

    /// <summary>
    /// It was wanted when it was due, and time has gone on beyond the last moment at which it made sense.
    /// </summary>
    static bool IsOvertaken(PersonTurn turn, string kind, DateTimeOffset due)
    {
        var week = CoachingWeek.Of(Zones.Local(due, turn.Zone).On, turn.Calendar);
        var coached = turn.Profile is { IsAgreed: true, IsStopped: false, IsReachable: true };
        return kind switch
        {
            SendPlanner.Ask => coached && SendPlanner.WantsAsk(turn, week)
                && !SendWindow.StillMakesSense(SendKind.Ask, due, turn.Now, turn.Calendar, turn.Zone),
            SendPlanner.Reminder => coached && turn.Weeks.Current(week.Name) is null && week.Begins < turn.Week.Begins,
            SendPlanner.Nudge => coached && turn.Weeks.Current(week.Name) is { IsOpen: true }
                && week.Begins < turn.Week.Begins,
            SendPlanner.CheckIn => coached && SendPlanner.WantsCheckIn(turn, week)
                && !SendWindow.StillMakesSense(SendKind.CheckIn, due, turn.Now, turn.Calendar, turn.Zone),
            _ => (kind == SendPlanner.Talk || kind.StartsWith(SendPlanner.SummaryPrefix, StringComparison.Ordinal))
                && SendPlanner.Sends(turn).ContainsKey(kind) && Zones.Local(due, turn.Zone).On < turn.Today,
        };
    }

    static async ValueTask SendAsync(PersonTurn turn, string kind, PlannedSend send)
    {
        turn.Profile = turn.Profile.WithMoved(kind, null);
        Claim(turn, kind, send, isDropped: false);
        switch (send.Kind)
        {
            case SendKind.Invitation:
                turn.Profile = turn.Profile.With("invitedAt", turn.Now);
                OnboardingHandler.Welcome(turn);
                break;
            case SendKind.InvitationReminder:
                turn.Profile = turn.Profile.With("invitedAgainAt", turn.Now);
                OnboardingHandler.Welcome(turn);
                break;
            case SendKind.Ask when RhythmQuestion.IsDue(turn):
                RhythmQuestion.Put(turn, send.Week.Name);
                break;
            case SendKind.Ask:
                WeeklyAsk.Put(turn, send.Week, isUnprompted: true);
                break;
            case SendKind.Reminder:
                if (WeeklyAsk.Open(turn, send.Week) is { } again)
                {
                    var weeks = turn.Profile.SilentWeeks.ToString(CultureInfo.InvariantCulture);
                    turn.Ask(again with { Kept = turn.NothingKept.Add(AskQuestion.Again, weeks) });
                }

                turn.Count("nudged");
                break;
            case SendKind.Nudge:
                NudgeQuestion.Ask(turn, turn.Weeks.Current(send.Week.Name)!);
                turn.Count("nudged");
                break;
            case SendKind.CheckIn:
                turn.Profile = turn.Profile.With("ownCheckIns", Math.Max(0L, turn.Profile.OwnCheckIns - 1L));
                if (!turn.Profile.ChecksInAlone)
                    turn.Profile = turn.Profile.With("toldAlone", (bool?)null);
                turn.CloseWhere(open =>
                    (open.Week == send.Week.Name && open.Dialog is NudgeQuestion.Dialog or ClarifyQuestion.Dialog
                        or SafetyNetQuestion.Dialog) || (open.Week == send.Week.Name && PlanStep.Is(open.Dialog)));
                CompanionHandler.Close(turn, turn.Weeks.Current(send.Week.Name)!);
                turn.AskAbout(CheckInQuestion.Dialog, turn.Weeks.Current(send.Week.Name)!);
                turn.Count("checked_in");
                break;
            case SendKind.Talk:
                OneOnOneHandler.PutByItself(turn, send.Week);
                break;
            case SendKind.Held:
                turn.CloseWhere(open => open.Dialog == FallbackQuestion.Dialog);
                OneOnOneHandler.AskAbout(turn, OneOnOneHeldQuestion.Dialog, turn.Weeks.Talks[send.Week.Name]);
                break;
            case SendKind.AfterHelp:
                // What it was about may be gone by now.
                if (!await HelpFollowUp.AskAsync(turn))
                    Claim(turn, kind, send, isDropped: true);
                break;
            case SendKind.Summary:
                await SummaryHandler.PushAsync(
                    turn,
                        turn.Managed.First(
                            team => kind == SendPlanner.SummaryPrefix + SendPlanner.ShortName(team.Partition)));
                // Nothing has changed since the last one: nothing was sent, and it takes nobody's place.
                if (!turn.HasSaid)
                    Claim(turn, kind, send, isDropped: true);
                break;
        }
    }

    /// <summary>
    /// The person asked for the question again at this time: it is theirs, and counts towards no limit.
    /// </summary>
    static void PutAgain(PersonTurn turn)
    {
        var card = turn.Profile.LaterCard;
        turn.Profile = turn.Profile.WithLater(null, null);
        if (turn.IsAway || card is null || turn.Profile.Dialog.Find(card) is not { } question)
            return;

        var week = question.Week ?? turn.Week.Name;
        var number = turn.Weeks.Claimed(week, SendPlanner.Later).Count() + 1;
        turn.Keep(new SendRecord(week, SendPlanner.Later, number, IsUnprompted: false, IsDropped: false, turn.Now));
        turn.AskAgain(question, turn.NoObjections);
    }

    /// <summary>Within ten minutes, and never at this very moment: what is moved must move.</summary>
    static DateTimeOffset Staggered(PersonTurn turn, DateTimeOffset from) =>
        SendWindow.Staggered(from.AddSeconds(1), turn.Profile.Partition);

    static void Move(PersonTurn turn, string kind, DateTimeOffset at) =>
        turn.Profile = turn.Profile.WithMoved(kind, at);

    static async ValueTask DropAsync(PersonTurn turn, string kind, PlannedSend send)
    {
        if (send.Kind == SendKind.AfterHelp)
            await HelpFollowUp.LetGoAsync(turn);
        turn.Profile = turn.Profile.WithMoved(kind, null);
        Claim(turn, kind, send, isDropped: true);
        turn.Count("dropped");
    }

    static void Claim(PersonTurn turn, string kind, PlannedSend send, bool isDropped)
    {
        var (claim, number) = kind switch
        {
            SendPlanner.Reminder => (SendPlanner.NudgeSlot, 1),
            SendPlanner.InvitationAgain => (SendPlanner.Invitation, 2),
            SendPlanner.CheckIn => (kind, turn.Weeks.Current(send.Week.Name)?.Number ?? 1),
            SendPlanner.After => (kind, turn.Weeks.Claimed(send.Week.Name, kind).Count() + 1),
            _ => (kind, 1),
        };
        turn.Keep(new SendRecord(send.Week.Name, claim, number, IsUnprompted: true, isDropped, turn.Now));
    }
}
