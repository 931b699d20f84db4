using CoachBot.Coaching.Dialog;
using CoachBot.Tests.Coaching.Calendar;
using FsCheck;
using FsCheck.Fluent;
using static CoachBot.Coaching.Dialog.SendKind;

namespace CoachBot.Tests.Coaching.Dialog;

public sealed class WeeklyBudgetTests
{
    public static TheoryData<SendKind, SendKind[], SendKind[], bool> Cases => new()
    {
        { Ask, [], [Nudge, CheckIn, Summary], true },
        { Summary, [Ask], [CheckIn], true },
        { Summary, [Ask], [CheckIn, Nudge], false },
        { Summary, [Ask], [CheckIn, Nudge, Reminder], false },
        { Summary, [], [Nudge, Reminder], true },
        { Summary, [Ask, Nudge], [], true },
        { Summary, [Ask, Nudge], [Reminder], true },
        { Nudge, [Ask], [CheckIn], true },
        { Nudge, [Ask, Summary], [CheckIn], false },
        { Nudge, [Ask], [CheckIn, Summary], true },
        { Nudge, [Reminder], [], false },
        { Reminder, [Nudge], [], false },
        { Nudge, [Ask, Invitation], [CheckIn], false },
        { CheckIn, [Ask, Nudge], [], true },
        { CheckIn, [Ask, Nudge, Summary], [], false },
        { Ask, [Summary, Nudge], [CheckIn], true },
        { CheckIn, [Nudge], [Ask, Invitation], false },
        { InvitationReminder, [Nudge], [Ask, CheckIn], true },
        { Ask, [Ask, Ask], [Ask], true },
        { Ask, [Ask, Ask, Ask], [], false },
        { Talk, [Ask], [CheckIn, Nudge, Summary], true },
        { Nudge, [Ask, Talk], [CheckIn], false },
        { Nudge, [Ask], [CheckIn, Talk], false },
        { Summary, [Ask], [CheckIn, Talk], false },
        { Summary, [], [Talk], true },
        { Held, [Ask, Talk], [CheckIn], false },
        { Held, [Summary, Talk], [], true },
        { Later, [Ask, Nudge, CheckIn], [Summary], true },
        { CheckIn, [Ask, Later, Later, Later], [Later], true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_message_goes_when_those_sent_and_those_worth_more_leave_room(
        SendKind kind, SendKind[] sent, SendKind[] wanted, bool goes) =>
        Assert.Equal(goes, WeeklyBudget.Allows(kind, sent, wanted));

    /// <summary>Whatever is wanted, in whatever order it comes due.</summary>
    [Fact]
    public void A_week_never_brings_more_than_three() => Holds(wanted => Sent(wanted).Count <= WeeklyBudget.Limit);

    [Fact]
    public void A_week_brings_the_nudge_or_the_reminder_and_not_both() =>
        Holds(wanted => Sent(wanted).Count(kind => kind.TakesNudgeSlot) <= 1);

    /// <summary>What is known from the beginning of the week is never crowded out by what is worth less.</summary>
    [Fact]
    public void The_ask_and_the_check_in_of_a_rep_always_go() =>
        Holds(wanted =>
        {
            SendKind[] week = [.. wanted.Where(kind => kind.TakesNudgeSlot || kind == Summary), Ask, CheckIn];

            return Sent(week).Intersect([Ask, CheckIn]).Count() == 2;
        });

    [Fact]
    public void Room_is_used_while_anything_is_wanted() =>
        Holds(wanted =>
        {
            var nudges = wanted.Count(kind => kind.TakesNudgeSlot);
            var slots = wanted.Length - nudges + Math.Min(nudges, 1);

            return Sent(wanted).Count == Math.Min(slots, WeeklyBudget.Limit);
        });

    /// <summary>Plays a week: each comes due in turn while the rest is still wanted.</summary>
    static List<SendKind> Sent(SendKind[] week)
    {
        var sent = new List<SendKind>();
        for (var i = 0; i < week.Length; i++)
        {
            if (WeeklyBudget.Allows(week[i], sent, week[(i + 1)..]))
                sent.Add(week[i]);
        }

        return sent;
    }

    static void Holds(Func<SendKind[], bool> law) => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(SendKinds.All.Except([Later]).ToArray()).ArrayOf().ToArbitrary(), law));
}
