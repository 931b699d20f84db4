using System.Diagnostics;

namespace CoachBot.Coaching.Dialog;

/// <summary>At most three messages a week that the bot starts, over all of a person's roles and teams.</summary>
public static class WeeklyBudget
{
    /// <summary>Messages per person and week.</summary>
    public const int Limit = 3;

    /// <summary>Whether this one may go: what was sent and what is worth more leave room for it.</summary>
    /// <param name="alreadySent">This week, one entry a message; the one in question is not among them.</param>
    /// <param name="stillWanted">Planned for the rest of this week, with or without the one in question.</param>
    /// <remarks>
    /// <see cref="SendKind.Later"/> was asked for: it always goes and never counts. Nudge and reminder are one slot,
    /// so the second of them does not go.
    /// </remarks>
    public static bool Allows(
        SendKind kind, IReadOnlyCollection<SendKind> alreadySent, IReadOnlyCollection<SendKind> stillWanted)
    {
        if (kind is SendKind.Later)
            return true;

        var slotTaken = alreadySent.Any(TakesNudgeSlot);
        if (slotTaken && TakesNudgeSlot(kind))
            return false;

        var before = stillWanted.Where(wanted => wanted is not SendKind.Later && Rank(wanted) < Rank(kind)).ToList();
        var nudges = !slotTaken && before.Any(TakesNudgeSlot) ? 1 : 0;
        var others = before.Count(wanted => !TakesNudgeSlot(wanted));

        return alreadySent.Count(sent => sent is not SendKind.Later) + others + nudges < Limit;
    }

    static bool TakesNudgeSlot(SendKind kind) => kind is SendKind.Nudge or SendKind.Reminder;

    /// <summary>Who yields to whom; the lowest goes first.</summary>
    static int Rank(SendKind kind) => kind switch
    {
        SendKind.Ask => 0,
        SendKind.Invitation or SendKind.InvitationReminder => 1,
        SendKind.CheckIn => 2,
        SendKind.Talk or SendKind.Held => 3,
        SendKind.Nudge or SendKind.Reminder => 4,
        SendKind.Summary => 5,
        SendKind.AfterHelp => 6,
        _ => throw new UnreachableException($"No rank for {kind}."),
    };
}
