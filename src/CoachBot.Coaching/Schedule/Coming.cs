using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Summaries;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Schedule;

/// <summary>A planned moment came for a person: send, move or drop. What is dropped is claimed too, so it never comes back.</summary>
public static class Coming
{
    /// <summary>Beyond this, and beyond three sweeps, a send is held to come from downtime and is spread.</summary>
    static readonly TimeSpan OnTime = TimeSpan.FromMinutes(15);

    public static async ValueTask TakeAsync(PersonTurn turn, string kind, DateTimeOffset due)
    {
        Return(turn);
        if (kind == Agenda.Tidy)
        {
            await Privacy.Tidying.TidyAsync(turn);
            return;
        }

        if (kind == Agenda.Later)
        {
            PutAgain(turn);
            return;
        }

        if (Sending(turn, kind) is not var (send, week) || turn.Profile.AwayUntil is not null)
        {
            Drop(turn, kind, turn.Week, count: false);
            return;
        }

        var nominal = Agenda.Nominal(turn, kind, week) ?? due;
        if (!SendWindow.StillMakesSense(send, nominal, turn.Now, turn.Calendar, turn.Zone))
        {
            Drop(turn, kind, week, count: true);
        }
        else if (!WorkingHours.Contains(turn.Now, turn.Calendar, turn.Zone))
        {
            Move(turn, kind, WorkingHours.NextWithin(turn.Now, turn.Calendar, turn.Zone));
        }
        else if (turn.Now - nominal > Later(OnTime, turn.Moment.SweepEvery * 3) && turn.Profile.Moved(kind) is null)
        {
            Move(turn, kind, SendWindow.Staggered(turn.Now, turn.Profile.Partition));
        }
        else if (!WeeklyBudget.Allows(send, Sent(turn, week), Wanted(turn, week)))
        {
            Drop(turn, kind, week, count: true);
        }
        else
        {
            turn.Profile = turn.Profile.WithMoved(kind, null);
            await SendAsync(turn, kind, send, week);
        }
    }

    static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>The day of return has come: what was said with "away" is over by itself.</summary>
    static void Return(PersonTurn turn)
    {
        if (turn.Profile.AwayUntil <= turn.Today)
            turn.Profile = turn.Profile.With("awayUntil", (DateOnly?)null);
    }

    /// <summary>What kind of send it is and for which week; <c>null</c>: it is no longer wanted.</summary>
    static (SendKind Send, CoachingWeek Week)? Sending(PersonTurn turn, string kind)
    {
        var week = turn.Week;
        var commitment = turn.Weeks.Current(week.Name);
        return kind switch
        {
            Agenda.Invitation when !turn.Profile.IsAgreed => (SendKind.Invitation, week),
            Agenda.InvitationAgain when !turn.Profile.IsAgreed => (SendKind.InvitationReminder, week),
            Agenda.Ask when commitment is null && !turn.Weeks.HasClaim(week.Name, Agenda.Ask) => (SendKind.Ask, week),
            Agenda.Reminder when commitment is null && !turn.Weeks.HasClaim(week.Name, Agenda.NudgeSlot)
                => (SendKind.Reminder, week),
            Agenda.Nudge when commitment is { IsOpen: true, IsUntouched: true }
                && !turn.Weeks.HasClaim(week.Name, Agenda.NudgeSlot) => (SendKind.Nudge, week),
            Agenda.CheckIn when Unasked(turn) is { } asked => (SendKind.CheckIn, CoachingWeek.Parse(asked.Week)),
            _ when kind.StartsWith(Agenda.SummaryPrefix, StringComparison.Ordinal) => (SendKind.Summary, week),
            _ => null,
        };
    }

    /// <summary>The commitment whose check-in is due: last week's as long as this week's ask has not come.</summary>
    static Commitment? Unasked(PersonTurn turn) => new[] { turn.Week.Previous, turn.Week }
        .Select(week => turn.Weeks.Current(week.Name))
        .FirstOrDefault(commitment => commitment is { IsOpen: true } && !turn.Weeks.HasClaim(commitment.Week, Agenda.CheckIn)
            && turn.Now >= CoachingWeek.Parse(commitment.Week).Moment(turn.Calendar.CheckIn, turn.Zone)
            && turn.Now < CoachingWeek.Parse(commitment.Week).Next.Moment(turn.Calendar.Ask, turn.Zone));

    static async ValueTask SendAsync(PersonTurn turn, string kind, SendKind send, CoachingWeek week)
    {
        switch (send)
        {
            case SendKind.Invitation:
                turn.Profile = turn.Profile.With("invitedAt", turn.Now);
                turn.Keep(new Claim(week.Name, Agenda.Invitation, 1, true, false, turn.Now));
                Onboarding.Welcome(turn);
                break;
            case SendKind.InvitationReminder:
                turn.Profile = turn.Profile.With("invitedAgainAt", turn.Now);
                turn.Keep(new Claim(week.Name, Agenda.Invitation, 2, true, false, turn.Now));
                Onboarding.Welcome(turn);
                break;
            case SendKind.Ask:
                Asking.Put(turn, week, isUnprompted: true);
                break;
            case SendKind.Reminder:
                turn.Keep(new Claim(week.Name, Agenda.NudgeSlot, 1, true, false, turn.Now));
                if (Asking.Open(turn, week) is { } again)
                    turn.Ask(again with { Kept = turn.NothingKept.Add(AskQuestion.Again, "") });
                turn.Count("nudged");
                break;
            case SendKind.Nudge:
                turn.Keep(new Claim(week.Name, Agenda.NudgeSlot, 1, true, false, turn.Now));
                AskAbout(turn, NudgeQuestion.Dialog, turn.Weeks.Current(week.Name)!);
                turn.Count("nudged");
                break;
            case SendKind.CheckIn:
                turn.Keep(new Claim(week.Name, Agenda.CheckIn, 1, true, false, turn.Now));
                turn.CloseWhere(open => open.Week == week.Name && open.Dialog is NudgeQuestion.Dialog or PlanQuestion.Dialog);
                AskAbout(turn, CheckInQuestion.Dialog, turn.Weeks.Current(week.Name)!);
                turn.Count("checked_in");
                break;
            case SendKind.Summary:
                turn.Keep(new Claim(week.Name, kind, 1, true, false, turn.Now));
                await Summarising.PushAsync(turn, turn.Managed.First(team => kind == Agenda.SummaryPrefix + Agenda.ShortName(team.Partition)));
                break;
        }
    }

    static void AskAbout(PersonTurn turn, string dialog, Commitment commitment) => turn.Ask(new OpenQuestion(
        new CardName(dialog, commitment.Week, commitment.Number).ToString(), dialog, turn.NothingKept, commitment.Week,
        commitment.Row));

    /// <summary>The person asked for the question again at this time: it is theirs, and counts towards no limit.</summary>
    static void PutAgain(PersonTurn turn)
    {
        var card = turn.Profile.LaterCard;
        turn.Profile = turn.Profile.WithLater(null, null);
        if (turn.Profile.AwayUntil is null && card is not null && turn.Profile.Dialog.Find(card) is { } question)
        {
            var week = question.Week ?? turn.Week.Name;
            turn.Keep(new Claim(week, Agenda.Later, turn.Weeks.Claimed(week, Agenda.Later).Count() + 1, false, false, turn.Now));
            turn.AskAgain(question, turn.NoObjections);
        }
    }

    static void Move(PersonTurn turn, string kind, DateTimeOffset at) => turn.Profile = turn.Profile.WithMoved(kind, at);

    static void Drop(PersonTurn turn, string kind, CoachingWeek week, bool count)
    {
        turn.Profile = turn.Profile.WithMoved(kind, null);
        var claim = kind is Agenda.Reminder ? Agenda.NudgeSlot : kind;
        if (count && !turn.Weeks.HasClaim(week.Name, claim))
        {
            turn.Keep(new Claim(week.Name, claim, 1, true, IsDropped: true, turn.Now));
            turn.Count("dropped");
        }
    }

    static List<SendKind> Sent(PersonTurn turn, CoachingWeek week) =>
    [
        .. turn.Weeks.Claims.Values
            .Where(claim => claim.Week == week.Name && claim is { IsUnprompted: true, IsDropped: false })
            .Select(claim => KindOf(claim.Kind)),
    ];

    /// <summary>What may still come this week and is worth as much or more: a rep's check-in and nudge are held free.</summary>
    static List<SendKind> Wanted(PersonTurn turn, CoachingWeek week)
    {
        var wanted = new List<SendKind>();
        var state = turn.Weeks.State(week.Name);
        if (!turn.Profile.IsAgreed || turn.Profile.IsStopped || turn.Profile.Skill is null || state.IsSkipped || state.IsAway)
            return wanted;

        var commitment = turn.Weeks.Current(week.Name);
        if (commitment is null && !turn.Weeks.HasClaim(week.Name, Agenda.Ask))
            wanted.Add(SendKind.Ask);
        if (commitment is null or { IsOpen: true } && !turn.Weeks.HasClaim(week.Name, Agenda.CheckIn))
            wanted.Add(SendKind.CheckIn);
        if (commitment is null or { IsOpen: true, IsUntouched: true } && !turn.Weeks.HasClaim(week.Name, Agenda.NudgeSlot))
            wanted.Add(SendKind.Nudge);
        return wanted;
    }

    static SendKind KindOf(string claim) => claim switch
    {
        Agenda.Ask => SendKind.Ask,
        Agenda.NudgeSlot => SendKind.Nudge,
        Agenda.CheckIn => SendKind.CheckIn,
        Agenda.Invitation => SendKind.Invitation,
        _ => SendKind.Summary,
    };
}
